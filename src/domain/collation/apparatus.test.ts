import { expect, it } from 'vitest'
import { paragraphId } from '../ids.ts'
import { apparatusInSteps } from './apparatus.ts'
import type { CollationRow } from './collate.ts'

const texts = (...all: readonly string[]) =>
  all.map((text, i) => ({ id: paragraphId(`p${i}`), text }))
const row = (more: Partial<CollationRow>): CollationRow => ({
  here: [0],
  there: [0],
  variants: [],
  isMoved: false,
  ...more,
})

function apparatusOf(...given: Parameters<typeof apparatusInSteps>) {
  const steps = apparatusInSteps(...given)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

it('a variant is an entry of its paragraph, also among several that the other edition joins', () => {
  const variants = [{ start: 3, end: 4, otherStart: 3, otherEnd: 4 }]
  const entries = apparatusOf([row({ here: [0, 1], variants })], {
    here: texts('ab', 'cde'),
    there: texts('abcxe'),
  })
  expect(entries).toMatchObject([
    { kind: 'divided', printed: 'ab¶cde', other: 'abcxe' },
    { kind: 'variant', paragraph: 'p1', index: 1, start: 1, end: 2, printed: 'd', other: 'x' },
  ])
})

it('paragraphs that one edition lacks or has elsewhere are entries, and the same ones are left out', () => {
  const rows = [
    row({}),
    row({ here: [1], there: [] }),
    row({ here: [], there: [1] }),
    row({ here: [2], there: [2], isMoved: true }),
  ]
  const entries = apparatusOf(rows, { here: texts('a', 'b', 'c'), there: texts('a', 'x', 'c') })
  expect(
    entries.map(({ kind, row: number, index, otherIndex }) => [kind, number, index, otherIndex]),
  ).toEqual([
    ['onlyHere', 1, 1, null],
    ['onlyThere', 2, null, 1],
    ['moved', 3, 2, 2],
  ])
})
