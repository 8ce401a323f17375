/**
 * Tests joins, splits and kinds of paragraphs. The file is long because each is followed by marks,
 * translations and undo.
 */
import { halvesOf } from '#domain/marking/halves'
import { paragraphCount } from '#domain/book'
import { paragraphId as paragraphIdOf } from '#domain/ids'
import { paragraphId } from '#domain/ids'
import { plain } from '#domain/rich-text'
import { linkOf, sentencesOfPair } from '#domain/sentences/sentence-links'
import { placeOfName } from '#domain/structure/paragraph-change'
import { readWholeWork } from '#storage/whole'
import { expect, it } from 'vitest'
import { changeAt } from '#domain/structure/testing'
import { memoryLibrary } from '#storage/testing'
import { createTexts } from '../saving/texts.ts'
import { createUnfinishedWork } from '../saving/unfinished-work.ts'
import { marksAsShown } from './marks-as-shown.ts'
import { createStructures } from './structures.ts'
import { divideOften, openedPaper, shownOf, whitePaper, worked, type Opened } from './testing.ts'

/** Checks that every mark is at its own words, and says how many there are. */
async function expectAtWords(opened: Pick<Opened, 'services' | 'book'>): Promise<number> {
  const { services, book } = opened
  const { division, textAt, paragraphs } = await shownOf(opened)
  const { marks } = marksAsShown(await services.marking.open(book.id), division)
  const all = marks.all.get()
  for (const mark of all)
    for (const { side, anchors, index } of halvesOf(mark)) {
      expect(paragraphs[index]?.id).toBe(anchors[0]?.paragraphId)
      for (const { paragraphId, start, end, quote } of anchors) {
        const at = paragraphs.findIndex(({ id }) => id === paragraphId)
        expect(textAt(side, at).slice(start, end)).toBe(quote.exact)
      }
    }
  marks.close()
  return all.length
}

/**
 * Checks that each corrected link joins its Chinese sentence with the one that has the word of its
 * paragraph, unless a split has cut either, and says how many there are.
 */
async function expectLinked({ services, book, chapters }: Checked): Promise<number> {
  const { paragraphs, translations } = await shownOf({ services, book })
  const sentences = await services.sentences.open(book.id)
  let linked = 0
  for (const [i, { text }] of chapters.flat().entries()) {
    const second = sentencesOfPair(text)[1]
    const words = second && text.slice(second.start, second.end)
    const index = translations.findIndex(({ content }) => content.text.includes(`word${i} here.`))
    const { id, text: source } = paragraphs[index] ?? { id: paragraphId('none'), text: '' }
    if (!words || !source.includes(words)) continue
    const translation = translations[index]?.content.text ?? ''
    const at = source.indexOf(words)
    const link = linkOf(sentences.of({ id, index, source, translation }).links, 'source', {
      start: at,
      end: at,
    })
    const beside = (link?.translation ?? []).map(({ start, end }) => translation.slice(start, end))
    expect(beside.join(' '), `paragraph ${i}`).toContain(`word${i} here.`)
    expect(beside.join(' ').match(/word\d+/g)).toHaveLength(1)
    linked++
  }
  return linked
}

type Checked = Pick<Opened, 'services' | 'book' | 'chapters'>

/** Checks that corrections are at their words, and versions at their paragraphs. */
async function expectStored({ db, chapters }: Pick<Opened, 'db' | 'chapters'>): Promise<void> {
  const { rows } = await readWholeWork(db)
  const printed = new Map(chapters.flat().map(({ id, text }, index) => [id, { index, text }]))
  const written = new Map(rows.translations.map(row => [row.paragraphId, row.content.text]))
  for (const row of rows.sentences)
    for (const { side, anchors } of halvesOf(row))
      for (const { paragraphId: id, start, end, quote } of anchors) {
        const text = side === 'source' ? printed.get(id)?.text : written.get(id)
        expect(text?.slice(start, end)).toBe(quote.exact)
      }
  const versions = rows.history.flatMap(one => (one.table === 'translations' ? one.row : []))
  for (const { paragraphId: id, content } of versions) {
    const index = printed.get(placeOfName(id).paragraph)?.index
    for (const [, number] of content.text.matchAll(/(?:past|word)(\d+)/g))
      expect(Number(number)).toBe(index)
  }
  expect(versions.length).toBeGreaterThanOrEqual(printed.size)
}

it('after fifty joins and splits of the white paper every mark, link and version is at its words, also after a restart', async () => {
  const opened = await openedPaper()
  const { services, book, chapters, start } = opened
  const marks = await worked(opened)
  const before = await shownOf(opened)
  const words = before.translations.map(({ content }) => content.text).join(' ')
  const stored = marks.all.get().length
  const linked = await expectLinked(opened)
  await divideOften(opened, 50)
  expect(await expectAtWords(opened)).toBe(stored)
  expect(await expectLinked(opened)).toBeGreaterThan(linked * 0.8)
  const { translations, paragraphs } = await shownOf(opened)
  const letters = (texts: readonly string[]) => texts.join('').replaceAll(/\s/g, '')
  expect(letters(translations.map(({ content }) => content.text))).toBe(letters([words]))
  expect(letters(paragraphs.map(({ text }) => text))).toBe(
    letters(opened.chapters.flat().map(({ text }) => text)),
  )
  await services.autosave.flush()
  await expectStored(opened)
  const again = { services: await start(), book, chapters }
  expect(await expectAtWords(again)).toBe(stored)
  expect(await expectLinked(again)).toBeGreaterThan(linked * 0.8)
  expect((await shownOf(again)).paragraphs.map(({ id }) => id)).toEqual(
    paragraphs.map(({ id }) => id),
  )
})

it('undoing all divisions shows the print and the translations as they were', async () => {
  const opened = await openedPaper()
  const { services, book } = opened
  await worked(opened)
  services.undoing.order.show(book.id)
  const before = await shownOf(opened)
  await services.structure.join(book.id, 3)
  await services.structure.split(book.id, { index: 6, side: 'source', offset: 30 })
  await services.structure.join(book.id, 3)
  await services.structure.split(book.id, { index: 3, side: 'translation', offset: 60 })
  expect((await shownOf(opened)).paragraphs).toHaveLength(before.paragraphs.length)
  for (let i = 0; i < 4; i++) expect(services.undoing.order.undo()).toBe(true)
  const after = await shownOf(opened)
  expect(after.paragraphs.map(({ text }) => text)).toEqual(before.paragraphs.map(p => p.text))
  expect(after.translations.map(({ content, state }) => `${state} ${content.text}`)).toEqual(
    before.translations.map(({ content, state }) => `${state} ${content.text}`),
  )
  await expectAtWords(opened)
})

it('words written beside a join stay when their section was read with both divisions', async () => {
  const opened = await openedPaper()
  const { services, book } = opened
  await worked(opened)
  services.undoing.order.show(book.id)
  const { division, paragraphs } = await shownOf(opened)
  const second = division.sections.findIndex(({ start }) => start > 0)
  const first = division.sections[second]?.offset ?? 0
  const index = first + 3
  await services.structure.join(book.id, first - 1)
  services.autosave.changed(
    division.printedChange({
      bookId: book.id,
      translations: [
        {
          paragraphId: paragraphs[index]!.id,
          index: index - 1,
          content: plain('Written last.'),
          state: 'done',
        },
      ],
      annotations: [],
    }),
  )
  await services.autosave.flush()
  expect((await shownOf(opened)).translations[index - 1]?.content.text).toBe('Written last.')
  services.undoing.order.undo()
  expect((await shownOf(opened)).translations[index]?.content.text).toBe('Written last.')
})

it('a change of a joined translation is stored in the part where it was made', async () => {
  const opened = await openedPaper()
  const { services, book } = opened
  await worked(opened)
  await services.structure.join(book.id, 1)
  const { division, paragraphs, translations: before } = await shownOf(opened)
  const joined = paragraphs[1]
  if (!joined) throw new Error('no paragraph')
  const written = before[1]?.content.text ?? ''
  services.autosave.changed(
    division.printedChange({
      bookId: book.id,
      translations: [
        {
          paragraphId: joined.id,
          index: 1,
          content: plain(`Changed. ${written}`),
          state: 'done',
        },
      ],
      annotations: [],
    }),
  )
  services.undoing.order.show(book.id)
  services.undoing.order.undo()
  const { translations } = await shownOf(opened)
  expect(translations.slice(1, 3).map(({ content, state }) => [content.text, state])).toEqual([
    ['Changed. Sentence 1 begins. It has the word1 here. And it ends.', 'done'],
    ['Sentence 2 begins. It has the word2 here. And it ends.', 'done'],
  ])
})

it('an earlier version of a part of a joined translation leaves the other parts as they are', async () => {
  const opened = await openedPaper()
  const { services, book, chapters } = opened
  await worked(opened)
  await services.structure.join(book.id, 1)
  const { division, translations } = await shownOf(opened)
  const [, first, second] = chapters[0] ?? []
  if (!first || !second || !division.divided) throw new Error('no paragraphs')
  const joined = translations[1]?.content.text ?? ''
  expect(division.divided.partAt(first.id, 3)).toBe(first.id)
  expect(division.divided.partAt(first.id, joined.indexOf('Sentence 2') + 1)).toBe(second.id)
  const earlier = { content: plain('Earlier.'), state: 'done' as const }
  expect(division.divided.withVersion(second.id, earlier, 0).text.content.text).toBe(
    'Sentence 1 begins. It has the word1 here. And it ends. Earlier.',
  )
})

it('a version from before a split is cut again, or all its parts are to be checked', async () => {
  const opened = await openedPaper()
  const { services, book } = opened
  await worked(opened)
  const { translations, paragraphs, textAt } = await shownOf(opened)
  const whole = translations[1]
  const [, first] = paragraphs
  if (!whole || !first) throw new Error('no paragraph')
  await opened.clock.pass(10)
  const offset = textAt('translation', 1).indexOf('It has')
  await services.structure.split(book.id, { index: 1, side: 'translation', offset })
  const { divided } = (await shownOf(opened)).division
  expect(divided?.withVersion(first.id, whole, 0)).toMatchObject({
    text: { content: { text: 'Sentence 1 begins.' }, state: 'draft' },
    toCheck: [],
  })
  const other = { content: plain('All of it in other words.'), state: 'done' } as const
  expect(divided?.withVersion(first.id, other, 0)).toMatchObject({
    text: { content: other.content, state: 'check' },
    toCheck: [2],
  })
  expect(divided?.withVersion(first.id, other, Infinity)).toEqual({ text: other, toCheck: [] })
})

it('a translation of a part is shown also if the row that names it is lost', async () => {
  const opened = await openedPaper()
  const { services, book, chapters } = opened
  const [, first] = chapters[0] ?? []
  if (!first) throw new Error('no paragraph')
  const text = (paragraphId: string, words: string) => ({
    paragraphId: paragraphIdOf(paragraphId),
    index: 1,
    content: plain(words),
    state: 'draft' as const,
  })
  services.autosave.changed({
    bookId: book.id,
    translations: [text(first.id, 'One.'), text(`${first.id}.at.9`, 'Two.')],
    annotations: [],
  })
  await services.autosave.flush()
  const again = await shownOf({ services: await opened.start(), book })
  expect(again.paragraphs[1]?.text).toBe(first.text)
  expect(again.translations[1]?.content.text).toBe('One. Two.')
})

it('progress, headings and positions follow a division', async () => {
  const opened = await openedPaper()
  const { services, book } = opened
  await worked(opened)
  const total = paragraphCount(book)
  await services.structure.join(book.id, 1)
  const { division } = await shownOf(opened)
  expect(paragraphCount(division.shown)).toBe(total - 1)
  await services.autosave.flush()
  const progress = services.reading.progress(division.shown)
  await expect.poll(() => progress.get().whole.draft).toBe(total - 1)
  services.reading.keepPosition({
    bookId: book.id,
    paragraphId: division.shown.chapters[0]?.headings[0]?.paragraph ?? opened.chapters[0]![9]!.id,
    index: 8,
    caretIndex: 8,
    caret: 0,
    side: 'source',
    top: 0,
    furthest: 8,
  })
  expect(await services.reading.position(book.id)).toMatchObject({ index: 8, furthest: 8 })
  services.undoing.order.show(book.id)
  services.undoing.order.undo()
  expect(await services.reading.position(book.id)).toMatchObject({ index: 9, furthest: 9 })
})

it('the last paragraph of a chapter has no next one, and an edge is no place to split', async () => {
  const opened = await openedPaper()
  const { services, book, chapters } = opened
  await shownOf(opened)
  const last = (chapters[0]?.length ?? 0) - 1
  expect(await services.structure.join(book.id, last)).toEqual({ ok: false, why: 'lastOfChapter' })
  expect(await services.structure.split(book.id, { index: 1, side: 'source', offset: 0 })).toEqual({
    ok: false,
    why: 'atEdge',
  })
  const other = { index: 1, side: 'translation', offset: 3 } as const
  expect(await services.structure.split(book.id, other)).toEqual({ ok: false, why: 'atEdge' })
})

it('a search finds words over a join, and exports have the paragraphs as they are shown', async () => {
  const opened = await openedPaper()
  const { services, book, chapters } = opened
  await shownOf(opened)
  const [, first, second] = chapters[0] ?? []
  if (!first || !second) throw new Error('no paragraphs')
  const over = first.text.slice(-4) + second.text.slice(0, 4)
  const found = () =>
    new Promise<number>(resolve => {
      const stop = services.searching.inBook(
        book,
        { words: over, matchCase: false, exactCharacters: false, isPattern: false },
        ['source'],
        findings => {
          if (!findings.ok || !findings.loading.isWhole) return
          stop()
          resolve(findings.found.index.length)
        },
      )
    })
  expect(await found()).toBe(0)
  await services.structure.join(book.id, 1)
  expect(await found()).toBe(1)
})

it('rows of another library wait until a composition has ended', async () => {
  const { book, chapters } = whitePaper()
  const db = await memoryLibrary()
  const structures = createStructures({
    db,
    writer: { waiting: () => [] },
    texts: createTexts(),
    unfinished: createUnfinishedWork(),
    report: () => {},
  })
  const division = await structures.open(book)
  const row = changeAt(chapters.flat(), 1, 0, { begins: false })
  await db.structure.put({ ...row, bookId: book.id })
  let isComposing = true
  const asked = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  structures.attach(book.id, {
    settle: () => {},
    isComposing: () => isComposing,
    composed: () => {
      asked.resolve()
      return ended.promise
    },
  })
  const reading = structures.reread()
  await asked.promise
  expect(paragraphCount(division.shown)).toBe(paragraphCount(book))
  isComposing = false
  ended.resolve()
  await reading
  expect(paragraphCount(division.shown)).toBe(paragraphCount(book) - 1)
})

it('rows that the print contradicts hide no translation and move no mark', async () => {
  const opened = await openedPaper()
  await worked(opened)
  const { db, book, start, chapters } = opened
  const printed = chapters.flat()
  const before = await shownOf(opened)
  const rows = [
    { ...changeAt(printed, 1, 0, {}), place: paragraphId('gone') },
    { ...changeAt(printed, 3, 0, { begins: false }), after: null },
    changeAt(printed, 5, 99_999_999, { begins: true }),
    changeAt(printed, 6, 0, { begins: false }),
  ]
  await db.structure.bulkPut(rows.map(row => ({ ...row, bookId: book.id })))
  const again = { services: await start(), book }
  await shownOf(again)
  const { paragraphs, translations } = await shownOf(again)
  expect(paragraphs).toHaveLength(before.paragraphs.length - 1)
  const [five, six] = [before.translations[5], before.translations[6]]
  expect(translations[5]?.content.text).toBe(`${five?.content.text} ${six?.content.text}`)
  const words = (all: typeof translations) => all.slice(0, 5).map(({ content }) => content.text)
  expect(words(translations)).toEqual(words(before.translations))
  await expectAtWords(again)
})
