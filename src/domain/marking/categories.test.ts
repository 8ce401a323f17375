import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markColours, markShapes, type Category } from '../annotation.ts'
import { bookId, categoryId, type BookId } from '../ids.ts'
import { freeLook, inListOrder, isOffered, movedInList } from './categories.ts'

const one = bookId('one')
const category = (id: string, order: number, change: Partial<Category> = {}): Category => ({
  id: categoryId(id),
  name: id,
  colour: 'amber',
  shape: 'fill',
  order,
  bookId: null,
  deletedAt: null,
  updatedAt: 0,
  ...change,
})

const names = (list: readonly Category[], book: BookId | null) =>
  inListOrder(list)
    .filter(each => isOffered(each, book))
    .map(({ id }) => id)
    .join('')

/** The list after a move, as it is stored. */
function after(list: readonly Category[], moving: Parameters<typeof movedInList>[1]) {
  const places = new Map(movedInList(list, moving).map(({ id, order }) => [id, order]))
  return list.map(each => ({ ...each, order: places.get(each.id) ?? each.order }))
}

describe('movedInList', () => {
  const list = [category('a', 0), category('b', 1, { bookId: one }), category('c', 2)]

  it('moves a category past its neighbour in the list that is shown', () => {
    const up = { id: categoryId('c'), by: -1 } as const
    expect(names(after(list, { ...up, book: null }), null)).toBe('ca')
    expect(names(after(list, { ...up, book: one }), one)).toBe('acb')
  })

  it('changes nothing beyond the ends of the list', () => {
    expect(movedInList(list, { id: categoryId('a'), by: -1, book: one })).toEqual([])
    expect(movedInList(list, { id: categoryId('c'), by: 1, book: one })).toEqual([])
  })

  it('moves one category by one place, whatever the numbers are, and back', () => {
    const any = fc.uniqueArray(
      fc.tuple(
        fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
        fc.nat(3),
        fc.boolean(),
        fc.boolean(),
      ),
      { selector: ([id]) => id, minLength: 1 },
    )
    fc.assert(
      fc.property(any, fc.nat(5), fc.constantFrom(1 as const, -1 as const), (given, at, by) => {
        const all = given.map(([id, order, isOwn, isGone]) =>
          category(id, order, { bookId: isOwn ? one : null, deletedAt: isGone ? 1 : null }),
        )
        const before = names(all, one)
        const id = before[at % Math.max(1, before.length)]
        if (id === undefined) return
        const moving = { id: categoryId(id), by, book: one }
        const moved = after(all, moving)
        const expected = before.split('')
        const from = expected.indexOf(id)
        const to = from + by
        if (to >= 0 && to < expected.length) {
          expected.splice(from, 1)
          expected.splice(to, 0, id)
        }
        expect(names(moved, one)).toBe(expected.join(''))
        if (to >= 0 && to < before.length) {
          const back = after(moved, { ...moving, by: by === 1 ? -1 : 1 })
          expect(names(back, one)).toBe(before)
        }
      }),
    )
  })
})

it('a new category gets a look that no other has, as long as there is one', () => {
  const all: Category[] = []
  for (let i = 0; i < markColours.length * markShapes.length; i++)
    all.push(category(`c${i}`, i, freeLook(all)))
  expect(new Set(all.map(({ colour, shape }) => `${colour} ${shape}`)).size).toBe(all.length)
})
