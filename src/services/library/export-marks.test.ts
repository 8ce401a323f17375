import { anchorAt } from '#domain/anchor'
import { usualChoices } from '#domain/exporting/export-choices'
import { bookId, categoryId, paragraphId, type AnnotationId } from '#domain/ids'
import { standalonePlace } from '#domain/notes/standalone'
import { plain } from '#domain/rich-text'
import { sampleLabels } from '#formats/fixtures/sample-project'
import { expect, it } from 'vitest'
import { markOn, sampleBook, servicesUnderTest } from '../testing.ts'

const [one, two] = [sampleBook(bookId('one')), sampleBook(bookId('two'))]

interface Collection {
  readonly label: string
  readonly total: number
  readonly first: { readonly items: readonly { readonly id: string; readonly target: unknown }[] }
}

const read = (text: string | undefined): Collection => JSON.parse(text ?? '')

const work = { signal: new AbortController().signal, onProgress: () => {} }

async function worked() {
  const under = await servicesUnderTest([one, two])
  const { services } = under
  const markIn = async (book: typeof one, n: number) => {
    const marks = await services.marking.open(book.id)
    const anchors = [anchorAt(paragraphId(`p${n}`), `第${n}段。`, 0, 2)]
    const note = [plain('a note')]
    return markOn(marks, { side: 'source', index: n, anchors, category: categoryId('term'), note })
      .id
  }
  const alone = await services.marking.standalone()
  const add = (words: string) => {
    const id = alone.newNote(standalonePlace)
    if (!id) throw new Error('no note')
    alone.writeNote(id, [plain(words)])
    return id
  }
  const [first, left, second] = [await markIn(one, 1), await markIn(one, 2), await markIn(two, 3)]
  const [thought, gone] = [add('a thought'), add('gone')]
  alone.remove(gone)
  const save = async (ids: readonly AnnotationId[], books = [one, two], from = services) => {
    const outcome = await from.exporting.exportMarks(
      {
        title: 'Notebook',
        ids: new Set(ids),
        books: books.map(book => ({ book, language: 'en' })),
        labels: sampleLabels,
      },
      work,
    )
    return { outcome, file: under.shell.savedFiles.at(-1) }
  }
  return { ...under, first, left, second, thought, gone, save }
}

it('marks of several books and standalone notes are one collection, by book, without others', async () => {
  const { services, start, first, second, thought, gone, save } = await worked()
  await services.autosave.flush()
  const { outcome, file } = await save([thought, gone, second, first], [one, two], await start())
  expect(outcome).toMatchObject({ ok: true, value: { name: 'Notebook.jsonld' } })
  const { label, total, first: page } = read(file?.text)
  expect([label, total]).toEqual(['Notebook', 3])
  expect(page.items.map(({ id }) => id.split(':').at(-1))).toEqual([first, second, thought])
  expect(page.items.at(-1)?.target).toBe('urn:duizhao:library')
})

it('a mark has the shape that it has in the export of its book', async () => {
  const { services, first, left, save, shell } = await worked()
  const { file } = await save([first, left], [one])
  await services.exporting.export(one, {
    ...work,
    choices: { ...usualChoices, format: 'webAnnotations' },
    labels: sampleLabels,
  })
  const ofBook = read(shell.savedFiles.at(-1)?.text)
  expect(read(file?.text).first.items).toEqual(ofBook.first.items)
  expect(ofBook.first.items).toHaveLength(2)
})

it('a chosen note comes with its further passages as one annotation', async () => {
  const { services, first, save } = await worked()
  const marks = await services.marking.open(one.id)
  const anchors = [anchorAt(paragraphId('p4'), '第4段。', 0, 2)]
  const selected = { side: 'source' as const, index: 4, anchors }
  marks.addPassage(first, { selected, paragraph: null, marks: [] }, 'a note')
  const { total, first: page } = read((await save([first], [one])).file?.text)
  expect(total).toBe(1)
  expect(page.items[0]?.target).toHaveLength(2)
})

it('a book that cannot be read is a fault, and a cancelled export saves nothing', async () => {
  const { services, first, shell, save } = await worked()
  const { outcome } = await save([first], [sampleBook(bookId('absent'))])
  expect(outcome).toMatchObject({ ok: false, fault: { code: 'bundle.not-found' } })
  const stop = new AbortController()
  const wanted = {
    title: 'Notebook',
    ids: new Set([first]),
    books: [{ book: one, language: 'en' }],
    labels: sampleLabels,
  }
  const onProgress = () => stop.abort()
  expect(await services.exporting.exportMarks(wanted, { signal: stop.signal, onProgress })).toEqual(
    {
      ok: true,
      value: 'cancelled',
    },
  )
  expect(shell.savedFiles).toEqual([])
})
