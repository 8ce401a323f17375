/** Kinds of paragraphs over real services: what is shown, counted, kept, exported and undone. */
import { paragraphCount } from '#domain/book'
import { usualChoices } from '#domain/exporting/export-choices'
import { sampleLabels } from '#formats/fixtures/sample-project'
import { expect, it } from 'vitest'
import { openedPaper, shownOf, type Opened } from './testing.ts'

const hidden = { kind: 'hidden', level: null } as const

const headingsOf = async (opened: Pick<Opened, 'services' | 'book'>) =>
  (await shownOf(opened)).division.shown.chapters.flatMap(({ headings }) =>
    headings.map(({ title, level, index }) => [title, level, index]),
  )

it('several paragraphs become headings as one step, in the contents too, and stay so after a restart', async () => {
  const opened = await openedPaper()
  const { services, book, chapters, start } = opened
  const before = await headingsOf(opened)
  const kinds = async (of: Pick<Opened, 'services' | 'book'>) =>
    (await shownOf(of)).paragraphs.slice(3, 8).map(({ kind, level }) => [kind, level])
  const was = await kinds(opened)
  const range = { first: 4, last: 6 }
  const made = await services.structure.changeKinds(book.id, range, { kind: 'heading', level: 3 })
  expect(made.ok && made.step?.name).toBe('changeParagraph')
  const heading = ['heading', 3]
  const expected = [was[0], heading, heading, heading, was[4]]
  expect(await kinds(opened)).toEqual(expected)
  const headings = await headingsOf(opened)
  expect(headings).toHaveLength(
    before.length + was.slice(1, 4).filter(([kind]) => kind !== 'heading').length,
  )
  const [, , , , text = ''] = chapters[0]?.map(one => one.text) ?? []
  expect(headings.some(([title]) => text.startsWith(String(title).replace('…', '')))).toBe(true)
  await services.autosave.flush()
  expect(await kinds({ services: await start(), book })).toEqual(expected)
  services.undoing.order.show(book.id)
  services.undoing.order.undo()
  expect(await headingsOf(opened)).toEqual(before)
  services.undoing.order.redo()
  expect(await kinds(opened)).toEqual(expected)
})

it('a kind that the print has already is no change', async () => {
  const opened = await openedPaper()
  const { services, book } = opened
  const [paragraph] = (await shownOf(opened)).paragraphs
  const { kind, level = null } = paragraph!
  const same = { first: 0, last: 0 }
  expect(await services.structure.changeKinds(book.id, same, { kind, level })).toEqual({
    ok: true,
    step: null,
  })
  const many = { first: 0, last: 5000 }
  expect(await services.structure.changeKinds(book.id, many, hidden)).toEqual({
    ok: false,
    why: 'tooMany',
  })
})

it('undoing leaves a kind that was changed again since, and changes the others back', async () => {
  const opened = await openedPaper()
  const { services, book } = opened
  const kinds = async () => (await shownOf(opened)).paragraphs.slice(4, 6).map(({ kind }) => kind)
  const [was] = await kinds()
  const first = await services.structure.changeKinds(
    book.id,
    { first: 4, last: 5 },
    { kind: 'verse', level: null },
  )
  await services.structure.changeKinds(
    book.id,
    { first: 5, last: 5 },
    { kind: 'caption', level: null },
  )
  const step = first.ok ? first.step : null
  expect(step?.undo()).toBe('done')
  expect(await kinds()).toEqual([was, 'caption'])
})

it('a hidden paragraph is found, is not counted and is in no export, with its number kept', async () => {
  const opened = await openedPaper()
  const { services, book, chapters } = opened
  const total = paragraphCount(book)
  const [, , , , , hides, next] = chapters[0] ?? []
  await shownOf(opened)
  const progress = services.reading.progress(book)
  await services.structure.changeKinds(book.id, { first: 5, last: 5 }, hidden)
  const { paragraphs, division } = await shownOf(opened)
  expect(paragraphs[5]).toMatchObject({ isHidden: true, text: hides!.text })
  expect(paragraphs[6]?.text).toBe(next!.text)
  expect(paragraphCount(division.shown)).toBe(total)
  await expect.poll(() => progress.get().whole.empty).toBe(total - 1)
  services.autosave.changed({
    bookId: book.id,
    translations: [
      {
        paragraphId: hides!.id,
        index: 5,
        content: { text: 'Seen.', spans: [] },
        state: 'draft',
      },
    ],
    annotations: [],
  })
  expect(progress.get().whole).toMatchObject({ empty: total - 1, draft: 0 })
  expect(services.structure.hidden(book.id)).toEqual(new Set([5]))
  const choices = { ...usualChoices, format: 'markdown' as const }
  const { signal } = new AbortController()
  const preview = await services.exporting.preview(book, { choices, labels: sampleLabels, signal })
  const words = JSON.stringify(preview)
  expect(words).not.toContain(hides!.text.slice(0, 20))
  expect(words).toContain(next!.text.slice(0, 10))
  await services.autosave.flush()
  const selection = (first: number, last: number) => ({
    side: 'source' as const,
    anchor: { index: first, offset: 0 },
    head: { index: last, offset: 1 },
  })
  const copied = async (first: number, last: number) => {
    const options = { choices: { ...choices, range: 'selection' as const }, signal }
    const labels = { language: 'en' }
    const read = await services.exporting.copy(book, {
      ...options,
      labels,
      selection: selection(first, last),
    })
    return read?.ok ? read.value.text : ''
  }
  expect(await copied(4, 6)).not.toContain(hides!.text)
  expect(await copied(4, 6)).toContain(next!.text)
  expect(await copied(5, 5)).toContain(hides!.text)
  const [shelved] = (await services.library.list()).books
  expect(shelved?.progress).toEqual({ empty: total - 1, draft: 0, done: 0, check: 0 })
})

it('a heading that is hidden is not in the contents', async () => {
  const opened = await openedPaper()
  const { services, book } = opened
  const { division } = await shownOf(opened)
  const heading = division.shown.chapters[0]!.headings[1]!
  await services.structure.changeKinds(
    book.id,
    { first: heading.index, last: heading.index },
    hidden,
  )
  const { paragraphs } = await shownOf(opened)
  expect(paragraphs[heading.index]).toMatchObject({ kind: 'body', isHidden: true })
  expect(paragraphs[heading.index]?.level).toBeUndefined()
  expect((await headingsOf(opened)).map(([, , index]) => index)).not.toContain(heading.index)
})
