import type { Category } from '#domain/annotation'
import { bookId, categoryId, paragraphId, type BookId } from '#domain/ids'
import { annotationsOf } from '#storage/annotations'
import { describe, expect, it } from 'vitest'
import { markOn, servicesUnderTest } from '../testing.ts'

const one = bookId('sample')
const other = bookId('other')
const word = (index: number) => ({
  side: 'source' as const,
  index,
  anchors: [
    {
      paragraphId: paragraphId(`p${index}`),
      start: 0,
      end: 2,
      quote: { exact: '航天', prefix: '', suffix: '' },
    },
  ],
})

async function withCategories() {
  const under = await servicesUnderTest()
  const { marking, undoing, autosave } = under.services
  undoing.order.show(one)
  const names = () => marking.categories.get().map(({ id }) => id)
  const find = (id: string): Category =>
    marking.knownCategories.get().find(each => each.id === id) ?? expect.fail(`no ${id}`)
  const categoriesOf = async (book: BookId) => {
    await autosave.flush()
    return (await annotationsOf(under.db, book)).rows.map(({ category }) => category)
  }
  return { ...under, marking, autosave, order: undoing.order, names, find, categoriesOf }
}

describe('the list of categories', () => {
  it('grows, is reordered, and each change is undone and redone', async () => {
    const { marking, autosave, order, names, start } = await withCategories()
    const first = names()
    const added = marking.addCategory(null)
    expect(names()).toEqual([...first, added])
    marking.moveCategory(added, -1)
    const moved = ['term', 'doubt', 'idea', added, 'style']
    expect(names()).toEqual(moved)
    await autosave.flush()
    expect((await start()).marking.categories.get().map(({ id }) => id)).toEqual(moved)
    order.undo()
    expect(names()).toEqual([...first, added])
    order.undo()
    expect(names()).toEqual(first)
    order.redo()
    order.redo()
    expect(names()).toEqual(moved)
  })

  it('offers the categories of one book only there', async () => {
    const { marking, names } = await withCategories()
    const own = marking.addCategory(one)
    expect(names()).not.toContain(own)
    const marks = await marking.open(one)
    expect(marking.openBook()).toBe(one)
    expect(names()).toContain(own)
    const there = await marking.open(other)
    expect(names()).not.toContain(own)
    there.close()
    marks.close()
    expect(marking.openBook()).toBe(null)
  })
})

describe('deleting a category', () => {
  it('moves its marks in all books to another, as one step that is undone and redone', async () => {
    const { marking, order, names, find, categoriesOf } = await withCategories()
    const closed = await marking.open(other)
    markOn(closed, { ...word(0), category: categoryId('doubt') })
    await categoriesOf(other)
    closed.close()
    const marks = await marking.open(one)
    const mine = markOn(marks, { ...word(1), category: categoryId('doubt') })
    markOn(marks, { ...word(2), category: categoryId('idea') })
    expect(await marking.countMarks(categoryId('doubt'))).toBe(2)

    await marking.removeCategory(find('doubt'), categoryId('term'))
    expect(names()).toEqual(['term', 'idea', 'style'])
    expect(marks.get(mine.id)?.category).toBe('term')
    expect(await categoriesOf(other)).toEqual(['term'])
    expect(order.next.get().undo).toBe('deleteCategory')

    order.undo()
    await expect.poll(names).toEqual(['term', 'doubt', 'idea', 'style'])
    expect(marks.get(mine.id)?.category).toBe('doubt')
    expect(await categoriesOf(other)).toEqual(['doubt'])

    order.redo()
    await expect.poll(names).toEqual(['term', 'idea', 'style'])
    expect((await categoriesOf(one)).toSorted()).toEqual(['idea', 'term'])
    expect(await categoriesOf(other)).toEqual(['term'])
  })

  it('is undone only for the marks that it has moved', async () => {
    const { marking, order, find } = await withCategories()
    const marks = await marking.open(one)
    const moved = markOn(marks, { ...word(1), category: categoryId('doubt') })
    const there = markOn(marks, { ...word(2), category: categoryId('term') })
    await marking.removeCategory(find('doubt'), categoryId('term'))
    order.undo()
    await expect.poll(() => marks.get(moved.id)?.category).toBe('doubt')
    expect(marks.get(there.id)?.category).toBe('term')
    expect(find('doubt').deletedAt).toBeNull()
  })
})
