import { paragraphId } from '#domain/ids'
import type { ReviewCase, ReviewedPair } from '#domain/reviewing/merge-reviewed'
import { plain } from '#domain/rich-text'
import { expect, it } from 'vitest'
import { decidedOf, isPlain, noDecisions, reviewed, reviewRows, shownRows } from './review-state.ts'

const pair = (found: ReviewCase, index: number | null, words = 'Words.'): ReviewedPair => ({
  case: found,
  index,
  id: index === null ? null : paragraphId(`p${index}`),
  row: 3,
  source: '原文',
  here: { content: plain('Mine.'), state: 'done' },
  there: { content: plain(words), state: 'done' },
  original: null,
  tracked: [],
  otherSource: null,
})

const rows = reviewRows(
  [
    pair('unknown', null),
    pair('there', 4, 'Theirs.'),
    pair('both', 2),
    pair('here', 1),
    pair('missing', 0),
  ],
  [],
)

it('rows are in the order of the book, and those of no pair are last', () => {
  expect(rows.map(({ key }) => key)).toEqual(['pair 0', 'pair 1', 'pair 2', 'pair 4', 'row 3'])
})

it('what only the reader changed and what is missing is shown when it is asked for', () => {
  const cases = (filter: 'asked' | 'all' | 'missing', sought = '') =>
    shownRows(rows, { filter, sought }).map(row => row.case)
  expect(cases('asked')).toEqual(['both', 'there', 'unknown'])
  expect(cases('all')).toHaveLength(5)
  expect(cases('missing')).toEqual(['missing'])
  expect(cases('all', ' THEIRS')).toEqual(['there'])
})

it('a decision can be changed, and only what can be accepted remains', () => {
  const keys = ['pair 2', 'pair 4']
  const accepted = reviewed(noDecisions, { type: 'decide', keys, as: 'accept' })
  expect(decidedOf(rows, noDecisions.decisions).remaining).toHaveLength(2)
  expect(decidedOf(rows, accepted.decisions).accepted.map(({ key }) => key)).toEqual(keys)
  const left = reviewed(accepted, { type: 'decide', keys: ['pair 2'], as: 'leave' })
  expect(decidedOf(rows, left.decisions)).toMatchObject({
    accepted: [{ key: 'pair 4' }],
    remaining: [],
  })
})

it('only what the reviewer alone has changed is accepted with all others', () => {
  expect(rows.filter(isPlain).map(({ key }) => key)).toEqual(['pair 4'])
})

it('of several texts for one pair only the one that was accepted last is applied', () => {
  const doubled = reviewRows(
    [1, 2].map(row => ({ ...pair('doubled', 4), row })),
    [],
  )
  const [first = '', second = ''] = doubled.map(({ key }) => key)
  expect(first).not.toBe(second)
  const one = reviewed(noDecisions, { type: 'decide', keys: [first], as: 'accept' })
  const other = reviewed(one, { type: 'decide', keys: [second], as: 'accept' })
  expect(decidedOf(doubled, other.decisions).accepted.map(({ key }) => key)).toEqual([second])
  expect(other.decisions.get(first)).toBe('leave')
})
