import type { Api } from '#contract/api'
import { anchorAt } from '#domain/anchor'
import { paragraphCount } from '#domain/book'
import { bookId, categoryId, paragraphId } from '#domain/ids'
import type { LibraryPlace } from '#domain/notes/place'
import { plain } from '#domain/rich-text'
import { encodeChapter } from '#formats/bundle'
import { expect, it } from 'vitest'
import { fakeApi, markOn, sampleBook, servicesUnderTest } from '../testing.ts'
import { readPreview } from './preview.ts'

const [one, two] = [bookId('one'), bookId('two')]
const long = `${'从前有一条清清的小河。'.repeat(40)}老人坐在门前看水。${'后来河干了。'.repeat(40)}`

async function library() {
  const books = [sampleBook(one, [2]), sampleBook(two)]
  const shell = fakeApi(books)
  const own = ['序', long].map(
    (text, i) => ({ id: paragraphId(`p${i}`), kind: 'body', text }) as const,
  )
  const { readChapters, readSection } = shell.api
  const read: string[] = []
  const api: Api = {
    ...shell.api,
    readChapters: async (id, first) => {
      read.push(id)
      return id === one ? { ok: true, value: [encodeChapter(own)] } : readChapters(id, first)
    },
    readSection: async (id, ...rest) =>
      id === one ? { ok: true, value: own } : readSection(id, ...rest),
  }
  const { services } = await servicesUnderTest(books, { api })
  const look = (place: LibraryPlace) => readPreview(services, place, new AbortController().signal)
  return { services, look, read }
}

it('a paragraph is shown with its translation and its place', async () => {
  const { look } = await library()
  const place = { kind: 'paragraph', book: two, paragraph: paragraphId('p4') } as const
  expect(await look(place)).toMatchObject({
    ok: true,
    index: 4,
    mark: null,
    source: '第4段。',
    translation: '',
  })
})

it('a mark is shown with what is around its words, however long the paragraph is', async () => {
  const { services, look } = await library()
  const marks = await services.marking.open(one)
  const start = long.indexOf('老人')
  const { id } = markOn(marks, {
    side: 'source',
    index: 1,
    anchors: [anchorAt(paragraphId('p1'), long, start, start + 2)],
    category: categoryId('term'),
    note: [plain('who?')],
  })
  const shown = await look({ kind: 'mark', book: one, mark: id })
  if (!shown.ok) throw new Error(shown.why)
  expect(shown.mark?.id).toBe(id)
  expect(shown.source).toMatch(/^….{30,}老人坐在门前看水.{30,}…$/)
  expect(shown.source.length).toBeLessThan(250)
})

it('a place of a book that the reader has divided is shown where it is now', async () => {
  const { services, look } = await library()
  await services.structure.open(sampleBook(two))
  const split = await services.structure.split(two, { index: 0, side: 'source', offset: 2 })
  expect(split.ok).toBe(true)
  const at = (name: string) =>
    look({ kind: 'paragraph', book: two, paragraph: paragraphId(name) } as const)
  const fourth = await at('p4')
  expect(fourth).toMatchObject({ index: 5, source: '第4段。' })
  const shown = fourth.ok && paragraphCount(fourth.book)
  expect(shown).toBe(paragraphCount(sampleBook(two)) + 1)
  expect(await at('p0.at.2')).toMatchObject({ index: 1, source: '段。' })
  const marks = await services.marking.open(two)
  const { id } = markOn(marks, {
    side: 'source',
    index: 0,
    anchors: [anchorAt(paragraphId('p0'), '第0段。', 2, 3)],
    category: categoryId('term'),
  })
  expect(await look({ kind: 'mark', book: two, mark: id })).toMatchObject({
    index: 1,
    source: '段。',
    mark: { anchors: [{ start: 0, end: 1 }] },
  })
})

it('a look at a paragraph of a book that is gone reads no other book', async () => {
  const { look, read } = await library()
  const place = { kind: 'paragraph', book: bookId('gone'), paragraph: paragraphId('p1') } as const
  expect(await look(place)).toEqual({ ok: false, why: 'noBook' })
  expect(read).toEqual([])
})

it('a book is shown without a passage, and a lost place with its reason', async () => {
  const { look } = await library()
  expect(await look({ kind: 'book', book: one })).toMatchObject({
    ok: true,
    index: null,
    source: '',
  })
  expect(await look({ kind: 'book', book: bookId('gone') })).toMatchObject({ why: 'noBook' })
})
