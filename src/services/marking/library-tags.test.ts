import { bookId, categoryId, paragraphId, type BookId } from '#domain/ids'
import { allTags, annotationsOf } from '#storage/annotations'
import { expect, it } from 'vitest'
import { markOn, sampleBook, servicesUnderTest } from '../testing.ts'

const [here, there] = [bookId('sample'), bookId('other')]
const words = (at: number) =>
  ({
    side: 'source',
    index: at,
    anchors: [
      {
        paragraphId: paragraphId(`p${at}`),
        start: 0,
        end: 2,
        quote: { exact: `第${at}`, prefix: '', suffix: '' },
      },
    ],
    category: categoryId('term'),
  }) as const

/** A library of two books; the marks of `other` are only in the database. */
async function library(
  open: readonly (readonly string[])[],
  closed: readonly (readonly string[])[],
) {
  const tested = await servicesUnderTest([sampleBook(), sampleBook('other')])
  const { services } = tested
  async function tag(book: BookId, all: readonly (readonly string[])[]) {
    const marks = await services.marking.open(book)
    for (const [at, tags] of all.entries()) marks.retag(markOn(marks, words(at)).id, tags)
    await services.autosave.flush()
    return marks
  }
  const other = await tag(there, closed)
  other.close()
  const marks = await tag(here, open)
  const { order } = services.undoing
  order.show(here)
  const { tags } = services.marking
  const shown = () => marks.all.get().map(mark => mark.tags.join(' '))
  async function stored(book = there) {
    await services.autosave.flush()
    const { rows } = await annotationsOf(tested.db, book)
    return rows.toSorted((a, b) => a.index - b.index).map(mark => mark.tags.join(' '))
  }
  const done = async (act: () => unknown) => {
    act()
    await tested.clock.pass(0)
  }
  return { ...tested, marks, order, tags, shown, stored, done }
}

it('renames a tag and those under it in every book, as one step of undoing', async () => {
  const { tags, order, shown, stored, done } = await library(
    [
      ['教育', 'x'],
      ['教育/女子', '学校'],
    ],
    [['教育/男子'], ['教育学']],
  )
  expect(await tags.retag({ from: ['教育'], to: ' 学校 ', book: null })).toMatchObject({ count: 3 })
  expect(shown()).toEqual(['学校 x', '学校/女子 学校'])
  expect(await stored()).toEqual(['学校/男子', '教育学'])
  expect(order.next.get().undo).toBe('renameTag')
  await done(() => order.undo())
  expect(shown()).toEqual(['教育 x', '教育/女子 学校'])
  expect(await stored()).toEqual(['教育/男子', '教育学'])
  await done(() => order.redo())
  expect(await stored()).toEqual(['学校/男子', '教育学'])
  expect(await stored(here)).toEqual(['学校 x', '学校/女子 学校'])
})

it('merges tags, and gives no mark one twice in any spelling', async () => {
  const { tags, order, shown, stored, done } = await library([['law', '法'], ['Court']], [['LAW']])
  await tags.retag({ from: ['法', 'court'], to: 'Law', book: null })
  expect(shown()).toEqual(['law', 'Law'])
  expect(await stored()).toEqual(['LAW'])
  expect(order.next.get().undo).toBe('mergeTags')
  await done(() => order.undo())
  expect(shown()).toEqual(['law 法', 'Court'])
})

it('removes a tag in one book only, if the reader asks for that', async () => {
  const { tags, order, shown, stored, done } = await library([['a/b', 'c']], [['a']])
  const removed = await tags.retag({ from: ['a'], to: null, book: here })
  expect(removed).toMatchObject({ count: 1, step: { book: here } })
  expect([shown(), await stored()]).toEqual([['c'], ['a']])
  await done(() => order.undo())
  expect(shown()).toEqual(['a/b c'])
})

it('undoing leaves what was tagged since', async () => {
  const { tags, marks, order, shown, done } = await library([['a'], ['a']], [])
  const [first] = marks.all.get()
  const renamed = await tags.retag({ from: ['a'], to: 'b', book: null })
  if (renamed === 'tooLong' || !renamed.step || !first) throw new Error('nothing was renamed')
  const { step } = renamed
  marks.retag(first.id, ['b', 'new'])
  await done(() => order.takeBack(step))
  expect(shown()).toEqual(['new a', 'a'])
})

it('changes nothing if a tag would be too long, or no mark has the tag', async () => {
  const { tags, order, shown } = await library([[`a/${'长'.repeat(90)}`]], [])
  const before = shown()
  expect(await tags.retag({ from: ['a'], to: 'b'.repeat(20), book: null })).toBe('tooLong')
  expect(await tags.retag({ from: ['z'], to: 'b', book: null })).toEqual({ count: 0, step: null })
  expect(await tags.retag({ from: ['a'], to: ' ', book: null })).toEqual({ count: 0, step: null })
  expect(shown()).toEqual(before)
  expect(order.next.get().undo).toBe('tag')
})

it('counts a mark once for each tag and what that is under, in all books', async () => {
  const { tags, marks, db } = await library([['教育/女子', '教育/男子'], ['x']], [['教育']])
  const deleted = marks.all.get()[1]
  if (deleted) marks.remove(deleted.id)
  const uses = await tags.uses()
  expect([...uses.values()].map(({ tag, count }) => `${count} ${tag}`).toSorted()).toEqual([
    '1 教育/女子',
    '1 教育/男子',
    '2 教育',
  ])
  expect((await allTags(db)).size).toBeGreaterThan(0)
})
