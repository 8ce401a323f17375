import { expect, it } from 'vitest'
import { categoryId } from '../ids.ts'
import { inGroups, rowsOf, rowsOfGroups, type Grouping } from './groups.ts'
import { inOrder } from './order.ts'
import { entryWith, idsOf } from './testing.ts'

const day = (date: string) => new Date(`${date}T12:00`).getTime()
const categories = ['idea', 'term'].map(categoryId)
const entries = [
  entryWith({ id: 'a', book: 'two', index: 2, createdAt: day('2026-11-03'), updatedAt: 1 }),
  entryWith({ id: 'b', index: 25, tags: ['River', 'x'], createdAt: day('2026-11-01') }),
  entryWith({ id: 'c', index: 3, tags: ['river'], category: 'idea', createdAt: 5, updatedAt: 9 }),
  entryWith({ id: 'd', index: 3, side: 'translation', category: 'gone', createdAt: 4 }),
]

it.each([
  ['place', ['c', 'd', 'b', 'a']],
  ['newest', ['a', 'b', 'c', 'd']],
  ['changed', ['c', 'd', 'b', 'a']],
  ['category', ['c', 'b', 'a', 'd']],
] as const)('sorts by %s', (order, ids) => {
  expect(idsOf(inOrder(entries, order, categories))).toEqual(ids)
})

const groupsBy = (by: Exclude<Grouping, 'none'>) =>
  inGroups(inOrder(entries, 'place', categories), by, { order: 'place', categories }).map(
    ({ key, entries: inGroup }) => [key, ...idsOf(inGroup)],
  )

it('groups by book and by chapter in the order of the library', () => {
  expect(groupsBy('book')).toEqual([
    ['one', 'c', 'd', 'b'],
    ['two', 'a'],
  ])
  expect(groupsBy('chapter')).toEqual([
    ['one 0', 'c', 'd'],
    ['one 2', 'b'],
    ['two 0', 'a'],
  ])
})

it('groups by category in the order of the reader’s list', () => {
  expect(groupsBy('category')).toEqual([
    ['idea', 'c'],
    ['term', 'b', 'a'],
    ['gone', 'd'],
  ])
})

it('lists a mark under each of its tags in any spelling, the most used first', () => {
  expect(groupsBy('tag')).toEqual([
    ['river', 'c', 'b'],
    ['x', 'b'],
    ['', 'd', 'a'],
  ])
})

it('groups by the day on which marks were made, the latest first', () => {
  expect(groupsBy('day').map(([key, ...ids]) => [key, ids.length])).toEqual([
    ['2026-11-03', 1],
    ['2026-11-01', 1],
    ['1970-01-01', 2],
  ])
})

it('rows have their place in their group, and a closed group hides its marks', () => {
  const groups = inGroups(entries, 'book', { order: 'place', categories })
  const shown = rowsOfGroups(groups, new Set(['one'])).map(({ key, place, of }) => [key, place, of])
  expect(shown).toEqual([
    ['group one', 1, 2],
    ['group two', 2, 2],
    ['a two', 1, 1],
  ])
  expect(rowsOf(entries).map(({ place, of }) => [place, of])).toEqual([
    [1, 4],
    [2, 4],
    [3, 4],
    [4, 4],
  ])
})
