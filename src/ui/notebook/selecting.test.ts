import { annotationId } from '#domain/ids'
import { inGroups, rowsOf, rowsOfGroups } from '#domain/notebook/groups'
import { entryWith } from '#domain/notebook/testing'
import { expect, it } from 'vitest'
import { selectedAfter, type Selecting, type Selection } from './selecting.ts'

const entries = [
  ...['a', 'b', 'c'].map(id => entryWith({ id })),
  ...['d', 'e'].map(id => entryWith({ id, book: 'two' })),
]
const rows = rowsOf(entries)
const none: Selection = { marks: new Set(), pivot: null }

const after = (...acts: readonly Selecting[]) => [
  ...acts.reduce((before, act) => selectedAfter(rows, before, act), none).marks,
]

it.each([
  [[{ key: 'b', how: 'only' }], ['b']],
  [
    [
      { key: 'b', how: 'only' },
      { key: 'd', how: 'only' },
    ],
    ['d'],
  ],
  [
    [
      { key: 'b', how: 'only' },
      { key: 'd', how: 'also' },
    ],
    ['b', 'd'],
  ],
  [
    [
      { key: 'b', how: 'only' },
      { key: 'b', how: 'also' },
    ],
    [],
  ],
  [
    [
      { key: 'b', how: 'only' },
      { key: 'd', how: 'upTo' },
    ],
    ['b', 'c', 'd'],
  ],
  [
    [
      { key: 'd', how: 'only' },
      { key: 'b', how: 'upTo' },
    ],
    ['b', 'c', 'd'],
  ],
  [
    [
      { key: 'b', how: 'only' },
      { key: 'd', how: 'upTo' },
      { key: 'a', how: 'upTo' },
    ],
    ['a', 'b'],
  ],
  [[{ key: 'c', how: 'upTo' }], ['c']],
  [[{ key: 'c', how: 'upTo', from: 'b' }], ['b', 'c']],
  [[{ key: 'gone', how: 'only' }], []],
] as const satisfies readonly (readonly [readonly Selecting[], readonly string[]])[])(
  '%j select %j',
  (acts, ids) => {
    expect(after(...acts)).toEqual(ids)
  },
)

it('the row of a group stands for its marks, and a selection over groups has only marks', () => {
  const groups = inGroups(entries, 'book', { order: 'place', categories: [] })
  const all = rowsOfGroups(groups, new Set())
  const key = 'group two'
  const whole = selectedAfter(all, none, { key, how: 'also' })
  expect([...whole.marks]).toEqual(['d', 'e'].map(annotationId))
  expect([...selectedAfter(all, whole, { key, how: 'also' }).marks]).toEqual([])
  const from = { marks: none.marks, pivot: 'c one' }
  expect([...selectedAfter(all, from, { key: 'd two', how: 'upTo' }).marks]).toEqual(
    ['c', 'd'].map(annotationId),
  )
})
