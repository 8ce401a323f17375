import type { TranslationState } from '#domain/translation'
import { describe, expect, it } from 'vitest'
import { looksDifferent, mapRows, type MapContent } from './minimap-rows.ts'

const nothing: MapContent = { states: new Map(), marks: [], hits: [] }
const empty = { state: null, mark: null, hit: false }
/** Ten paragraphs of the same height. */
const tenth = (index: number) => index / 10

describe('a row of the map', () => {
  it('shows the states, marks and hits in each row', () => {
    const rows = mapRows(
      {
        states: new Map([[0, 'draft']]),
        marks: [{ index: 5, colour: 'blue' }],
        hits: [9],
      },
      10,
      tenth,
    )
    expect([rows[0], rows[1], rows[5], rows[9]]).toEqual([
      { ...empty, state: 'draft' },
      empty,
      { ...empty, mark: 'blue' },
      { ...empty, hit: true },
    ])
  })

  it.each<[readonly TranslationState[], TranslationState | null]>([
    [['draft', 'done'], 'done'],
    [['done', 'draft'], 'done'],
    [['done', 'check', 'draft'], 'check'],
    [['empty'], null],
  ])('shows the strongest state of %j in a row', (states, shown) => {
    const [row] = mapRows({ ...nothing, states: new Map(states.entries()) }, 1, tenth)
    expect(row?.state).toBe(shown)
  })

  it.each([
    ['above the beginning', -0.5, 0],
    ['at the very end', 1, 3],
  ])('shows what is %s at the edge', (_title, place, at) => {
    const rows = mapRows({ ...nothing, hits: [0] }, 4, () => place)
    expect(rows.findIndex(({ hit }) => hit)).toBe(at)
  })
})

describe('a page of another height', () => {
  it.each([
    ['a line more in a long book', 1_000_000, 1_000_030, false],
    ['half a row more', 100_000, 100_100, true],
    ['a line less in a page of two screens', 1_400, 1_370, true],
    ['a first height', 0, 900, true],
  ])(
    'draws the map again for another height only if that is visible: %s',
    (_title, before, now, isSeen) => {
      expect(looksDifferent(before, now, 500)).toBe(isSeen)
    },
  )
})
