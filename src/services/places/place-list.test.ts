import { anchorAt } from '#domain/anchor'
import { annotationId, bookId, categoryId, paragraphId, type CategoryId } from '#domain/ids'
import { addressOf } from '#domain/notes/place'
import { plain } from '#domain/rich-text'
import { encodeChapter } from '#formats/bundle'
import { expect, it } from 'vitest'
import { becomes, markOn, sampleBook, servicesUnderTest } from '../testing.ts'

const longText = '互联网把分散在世界各地的人们连接起来，各国应当深化务實合作，共享机遇。'
const texts = [
  '第一章',
  '网络空间不是法外之地。',
  '数字经济与自由贸易。',
  '發展中的國家。',
  '　',
  longText,
]
const [here, there] = [sampleBook('here', [texts.length]), sampleBook('there', [2])]
const term: CategoryId = categoryId('term')
const words = (exact: string) => ({
  side: 'source' as const,
  index: 1,
  anchors: [anchorAt(paragraphId('p1'), `${exact}。`, 0, exact.length)],
  category: term,
})

async function listed() {
  const under = await servicesUnderTest([here, { ...there, title: '自由之书' }])
  const { services, shell } = under
  const readChapters: typeof shell.api.readChapters = async id =>
    id === here.id
      ? {
          ok: true,
          value: [
            encodeChapter(
              texts.map((text, i) => ({
                id: paragraphId(`p${i}`),
                kind: i === 0 ? 'heading' : 'body',
                ...(i === 0 && { level: 1 }),
                text,
              })),
            ),
          ],
        }
      : shell.api.readChapters(id, 0)
  const marks = await services.marking.open(bookId('here'))
  const other = await services.marking.open(bookId('there'))
  markOn(other, words('贸易自由'))
  markOn(marks, { ...words('自由'), note: [plain('Freiheit, not licence')] })
  markOn(marks, words('很自由'))
  await services.autosave.flush()
  return { under, marks, readChapters }
}

async function findIn(asked: string) {
  const { under, marks, readChapters } = await listed()
  const { createPlaces } = await import('./places.ts')
  const places = createPlaces({
    api: { readChapters },
    db: under.db,
    writer: { waiting: () => [], follow: () => () => {} },
    report: () => {},
    searching: { inLibrary: () => () => {} },
    structures: { open: () => Promise.reject(new Error('not asked')) },
    shelf: {
      read: async () => ({
        books: [here, { ...there, title: '自由之书' }].map(book => ({ book, printed: book })),
        faults: [],
        records: new Map(),
      }),
    },
  })
  const list = await places.list(here, marks.all.get())
  // Two blocks of marks, headings, paragraphs and books, in four groups.
  await becomes(list.ready, now => now >= 5)
  list.close()
  return list.find(asked).map(({ kind, name, title }) => [kind, name, ...(title ? [title] : [])])
}

const inAll = [
  ['note', '自由'],
  ['mark', '很自由'],
  ['paragraph', '数字经济与自由贸易。'],
  ['mark', '贸易自由', '自由之书'],
  ['book', '自由之书'],
]

it.each(['自由', 'zy', 'ziyou'])(
  '%s finds marks and paragraphs of the open book first, then marks and books of the library',
  async asked => {
    expect(await findIn(asked)).toEqual(inAll)
  },
)

it.each([
  ['licence', [['note', '自由']]],
  ['發展', [['paragraph', '發展中的國家。']]],
  ['发展', [['paragraph', '發展中的國家。']]],
  ['國家', [['paragraph', '發展中的國家。']]],
  ['法外', [['paragraph', '网络空间不是法外之地。']]],
  ['务实', [['paragraph', '…各国应当深化务實合作，共享机遇。']]],
  ['wshz', [['paragraph', '…各国应当深化务實合作，共享机遇。']]],
  ['互联', [['paragraph', '互联网把分散在世界各地的人们连接起来，各国应当…']]],
  ['第一', [['heading', '第一章']]],
  ['没有的词', []],
])('%s finds %j', async (asked, found) => {
  expect(await findIn(asked)).toEqual(found)
})

it('without words the list has the marks that were changed last, and the books', async () => {
  const found = await findIn(' ')
  expect(found.map(([kind]) => kind).toSorted()).toEqual(['book', 'book', 'mark', 'note'])
})

it('a mark without words is called by its note, and one on the book has no words of its text', async () => {
  const { under, marks } = await listed()
  const about = { kind: 'note', category: term, side: 'source', index: 1, tags: [] } as const
  const anchors = [anchorAt(paragraphId('p1'), '网络空间不是法外之地。', 0, 11)]
  const made = { bookId: here.id, createdAt: 1, updatedAt: 1, deletedAt: null, ...about, anchors }
  const noted = { ...made, note: [plain('Why this book?')] }
  const list = await under.services.places.list(here, [
    ...marks.all.get(),
    { ...noted, id: annotationId('b'), scope: 'book' },
    { ...noted, id: annotationId('p'), scope: 'paragraph', kind: 'highlight', note: [] },
  ])
  await becomes(list.isDone, done => done)
  expect(list.find('Why')).toMatchObject([{ name: 'Why this book?', about: '' }])
  expect(list.find('法外')).toMatchObject([{ name: '', wordless: { scope: 'paragraph' } }])
})

it('the list is done when the library was read, and also when it cannot be', async () => {
  const { createPlaces } = await import('./places.ts')
  const { under } = await listed()
  const broken = createPlaces({
    api: { readChapters: () => Promise.reject(new Error('unreadable')) },
    db: under.db,
    writer: { waiting: () => [], follow: () => () => {} },
    report: () => {},
    searching: { inLibrary: () => () => {} },
    structures: { open: () => Promise.reject(new Error('not asked')) },
    shelf: { read: () => Promise.reject(new Error('unreadable')) },
  })
  const list = await broken.list(here, [])
  expect(list.isDone.get()).toBe(false)
  await becomes(list.isDone, done => done)
  expect(list.find('自由')).toEqual([])
})

it('paragraphs of other books are found by two characters or more, once the reader pauses', async () => {
  const { under, marks } = await listed()
  const list = await under.services.places.list(here, marks.all.get())
  await becomes(list.isDone, done => done)
  const far = () => list.find('第0段').filter(({ title }) => title === '自由之书')
  expect(far()).toEqual([])
  expect(list.isDone.get()).toBe(false)
  await becomes(list.isDone, done => done)
  expect(far()).toMatchObject([{ place: { book: there.id, paragraph: 'p0' } }])
  list.find('第')
  expect(list.isDone.get()).toBe(true)
  list.close()
})

it('paragraphs of another book that the reader has divided are listed under their own names', async () => {
  const { under, marks } = await listed()
  const { services } = under
  await services.structure.open(there)
  const split = await services.structure.split(there.id, { index: 0, side: 'source', offset: 2 })
  expect(split.ok).toBe(true)
  const list = await services.places.list(here, marks.all.get())
  await becomes(list.isDone, done => done)
  const far = () => list.find('段。').filter(({ title }) => title === '自由之书')
  far()
  await becomes(list.isDone, done => done)
  expect(far().map(({ place, name }) => [addressOf(place), name])).toEqual([
    ['duizhao:book/there/paragraph/p0.at.2', '段。'],
    ['duizhao:book/there/paragraph/p1', '第1段。'],
  ])
  list.close()
})

it('a listed place has the address that a link needs', async () => {
  const { under, marks } = await listed()
  const list = await under.services.places.list(here, marks.all.get())
  await becomes(list.ready, now => now >= 1)
  const [first] = list.find('很自由')
  const [, mark] = marks.all.get()
  expect(first && addressOf(first.place)).toBe(`duizhao:book/here/mark/${mark?.id}`)
  list.close()
})
