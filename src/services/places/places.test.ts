import type { Api } from '#contract/api'
import { anchorAt } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import { carriedId } from '#domain/editions/carry-annotations'
import { annotationId, bookId, categoryId, paragraphId, type BookId } from '#domain/ids'
import { addressOf, type LibraryPlace } from '#domain/notes/place'
import { plain } from '#domain/rich-text'
import type { Translation } from '#domain/translation'
import { encodeChapter } from '#formats/bundle'
import { paragraphNames } from '#formats/naming'
import { annotationsLinkingTo, annotationsOf } from '#storage/annotations'
import { commit } from '#storage/commit'
import { expect, it } from 'vitest'
import { fakeApi, markOn, sampleBook, servicesUnderTest } from '../testing.ts'

const [one, two] = [bookId('one'), bookId('two')]
const books = [sampleBook(one), sampleBook(two)]
const word = {
  side: 'source',
  index: 1,
  anchors: [anchorAt(paragraphId('p1'), '第1段。', 0, 2)],
  category: categoryId('term'),
} as const
const linkTo = (place: LibraryPlace) => [
  { text: 'see', spans: [{ format: 'link' as const, target: addressOf(place), start: 0, end: 3 }] },
]
const toParagraph = (book: BookId, id: string): LibraryPlace => ({
  kind: 'paragraph',
  book,
  paragraph: paragraphId(id),
})

it('a paragraph is found in its book', async () => {
  const { services } = await servicesUnderTest(books)
  expect(await services.places.find(toParagraph(two, 'p4'))).toMatchObject({
    ok: true,
    book: { id: two },
    at: { kind: 'paragraph', index: 4 },
    isOtherEdition: false,
  })
  expect(await services.places.find(toParagraph(two, 'p9'))).toMatchObject({
    why: 'noParagraph',
    book: { id: two },
  })
})

const long = '从前有一条清清的小河，老人坐在门前看水。'

/** A library of books with these paragraphs, named as an import names them. */
async function libraryOf(texts: Readonly<Record<string, readonly string[]>>) {
  const shelved = Object.entries(texts).map(([id, all]) => sampleBook(id, [all.length]))
  const read: BookId[] = []
  const readChapters: Api['readChapters'] = async id => {
    read.push(id)
    const nameOf = paragraphNames()
    const chapter = (texts[id] ?? []).map(
      text => ({ id: nameOf(text), kind: 'body', text }) as const,
    )
    return { ok: true, value: [encodeChapter(chapter)] }
  }
  const { services } = await servicesUnderTest(shelved, {
    api: { ...fakeApi(shelved).api, readChapters },
  })
  return { places: services.places, read }
}

/** A link into a book that is gone, to the last of these paragraphs. */
function toGone(...texts: readonly string[]): LibraryPlace {
  const nameOf = paragraphNames()
  return toParagraph(bookId('gone'), texts.map(nameOf).at(-1) ?? '')
}

it('a paragraph of a book that is gone is found in the only other one with the same words', async () => {
  const { places } = await libraryOf({ one: ['序'], two: ['序', long] })
  expect(await places.find(toGone(long))).toMatchObject({
    ok: true,
    book: { id: 'two' },
    at: { kind: 'paragraph', index: 1 },
    isOtherEdition: true,
  })
})

it('a part of a paragraph of a book that is gone is in the same words of another', async () => {
  const { places } = await libraryOf({ one: ['序'], two: ['序', long] })
  const whole = toGone(long)
  if (whole.kind !== 'paragraph') throw new Error('no paragraph')
  const part = toParagraph(whole.book, `${whole.paragraph}.at.5`)
  expect(await places.find(part)).toMatchObject({ ok: true, book: { id: 'two' }, at: { index: 1 } })
})

it.each([
  ['no book has', toGone('从前没有河，也没有老人坐在门前看水。')],
  ['any book may have', toGone('第一回')],
  ['two books have', toGone(`${long}又见。`)],
  ['the lost book had several times', toGone(long, long)],
])(
  'a paragraph of a book that is gone is in no other one if its words are such as %s',
  async (_, place) => {
    const { places } = await libraryOf({
      one: ['第一回', `${long}又见。`],
      two: [long, long, `${long}又见。`],
    })
    expect(await places.find(place)).toEqual({ ok: false, why: 'noBook' })
  },
)

it('the library is read no further once nobody waits for the paragraph', async () => {
  const { places, read } = await libraryOf({ one: ['序'], two: [long] })
  await places.find(toGone(long), AbortSignal.abort())
  expect(read).toEqual([])
})

it('a look at a link searches neither the other books nor, once it is over, its own', async () => {
  const { places, read } = await libraryOf({ one: ['序'], two: [long] })
  expect(await places.find(toGone(long), undefined, 'book')).toEqual({ ok: false, why: 'noBook' })
  await places.find(toParagraph(one, 'missing'), AbortSignal.abort(), 'book')
  expect(read).toEqual([])
})

it('a mark is found before it is written, and a deleted one can be brought back', async () => {
  const { services } = await servicesUnderTest(books)
  const marks = await services.marking.open(one)
  services.undoing.order.show(one)
  const { id } = markOn(marks, word)
  const place = { kind: 'mark', book: one, mark: id } as const
  expect(await services.places.find(place)).toMatchObject({ ok: true, at: { mark: { id } } })
  marks.remove(id)
  const found = await services.places.find(place)
  if (found.ok || found.why !== 'deletedMark') throw new Error('it is not deleted')
  marks.bringBack(found.mark)
  expect(marks.get(id)).toMatchObject({ id })
  services.undoing.order.undo()
  expect(marks.get(id)).toBeNull()
  services.undoing.order.redo()
  marks.remove(id)
  expect(marks.bringBack({ ...found.mark, deletedAt: 1 })).toBeNull()
  const missing = { ...place, mark: annotationId('missing') }
  expect(await services.places.find(missing)).toMatchObject({ why: 'noMark', book: { id: one } })
})

it('a mark of a book that is gone is found in the edition to which it was carried, also twice', async () => {
  const { services } = await servicesUnderTest(books)
  const gone = bookId('gone')
  const old = annotationId('old')
  const marks = await services.marking.open(two)
  const mark = markOn(marks, word)
  const carried: Annotation = { ...mark, id: carriedId(two, old) }
  marks.bring([carried])
  expect(await services.places.find({ kind: 'mark', book: gone, mark: old })).toMatchObject({
    ok: true,
    book: { id: two },
    at: { mark: { id: carried.id } },
    isOtherEdition: true,
  })
  const other = await services.marking.open(one)
  const again: Annotation = { ...carried, id: carriedId(one, carried.id), bookId: one }
  other.bring([again])
  marks.remove(carried.id)
  expect(await services.places.find({ kind: 'mark', book: gone, mark: old })).toMatchObject({
    book: { id: one },
    at: { mark: { id: again.id } },
  })
})

const changed = toParagraph(bookId('gone'), 'old1')

it('a changed paragraph of a book that is gone is where a mark on it was carried', async () => {
  const { services } = await servicesUnderTest(books)
  const gone = await services.marking.open(bookId('gone'))
  const anchors = [anchorAt(paragraphId('old1'), '旧段。', 0, 1)]
  const mark = markOn(gone, { ...word, anchors })
  const there = await services.marking.open(two)
  const carried = { ...mark, ...word, id: carriedId(two, mark.id), bookId: two }
  there.bring([carried])
  expect(await services.places.find(changed)).toMatchObject({
    ok: true,
    book: { id: two },
    at: { kind: 'paragraph', index: 1 },
    isOtherEdition: true,
  })
  // Another paragraph of that edition is in none that is known.
  expect(await services.places.find(toParagraph(bookId('gone'), 'old2'))).toMatchObject({
    why: 'noParagraph',
    book: { id: two },
  })
  there.remove(carried.id)
  expect(await services.places.find(changed)).toMatchObject({ why: 'noBook' })
})

it('a changed paragraph of a book that is gone is where its translation was carried, if that is one place', async () => {
  const { services, db } = await servicesUnderTest(books)
  const write = async (book: BookId, id: string, text: string) => {
    const row: Translation = {
      bookId: book,
      paragraphId: paragraphId(id),
      index: 0,
      content: plain(text),
      state: 'draft',
      updatedAt: 1,
    }
    await commit(db, [{ table: 'translations', row }], 1)
  }
  await write(bookId('gone'), 'old1', 'The old man sat by the river.')
  await write(two, 'p3', 'The old man sat by the river.')
  expect(await services.places.find(changed)).toMatchObject({
    ok: true,
    book: { id: two },
    at: { index: 3 },
    isOtherEdition: true,
  })
  await write(one, 'p2', 'The old man sat by the river.')
  expect(await services.places.find(changed)).toMatchObject({ why: 'noBook' })
})

it('the places that a note links to are in the index, whatever wrote the note, and go with it', async () => {
  const { services, db } = await servicesUnderTest(books)
  const marks = await services.marking.open(one)
  services.undoing.order.show(one)
  const plainMark = markOn(marks, word)
  const { id } = markOn(marks, { ...word, index: 2, note: linkTo(toParagraph(two, 'p4')) })
  await services.autosave.flush()
  const linking = async (book: BookId) => (await annotationsLinkingTo(db, book)).rows
  expect(await linking(two)).toMatchObject([{ id }])
  expect(await linking(one)).toEqual([])
  marks.writeNote(id, linkTo({ kind: 'book', book: one }))
  await services.autosave.flush()
  expect(await linking(two)).toEqual([])
  expect(await linking(one)).toMatchObject([{ id }])
  marks.endWriting()
  marks.writeNote(id, [])
  await services.autosave.flush()
  expect(await linking(one)).toEqual([])
  services.undoing.order.undo()
  await services.autosave.flush()
  expect(await linking(one)).toMatchObject([{ id }])
  // A note without links is stored as it always was.
  const { rows } = await annotationsOf(db, one)
  expect(rows.find(row => row.id === plainMark.id)).not.toHaveProperty('links')
})
