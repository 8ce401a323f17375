import { expect, it } from 'vitest'
import type { Paragraph } from '../book.ts'
import { paragraphId } from '../ids.ts'
import { isAgainstPrint } from './against-print.ts'
import type { ParagraphChange } from './paragraph-change.ts'
import { changeAt } from './testing.ts'

const printed: readonly Paragraph[] = ['一二三', '四五', '六'].map((text, i) => ({
  id: paragraphId(`p${i}`),
  kind: 'body',
  text,
}))
const join = changeAt(printed, 1, 0, { begins: false })
const split = changeAt(printed, 1, 1, { begins: true })

it.each<[string, ParagraphChange, boolean]>([
  ['a join', join, false],
  ['a split', split, false],
  ['a kind', changeAt(printed, 0, 0, { kind: 'quotation' }), false],
  ['a join that is undone', { ...join, begins: null, after: null }, false],
  ['a row about a paragraph that is not at hand', { ...join, index: 9 }, false],
  ['another paragraph', { ...join, place: paragraphId('gone') }, true],
  ['a split of another paragraph', { ...split, place: paragraphId('gone.at.1') }, true],
  ['a cut at the end', { ...split, place: paragraphId('p1.at.2') }, true],
  ['a cut past the end', { ...split, place: paragraphId('p1.at.99999999') }, true],
  [
    'a join to another paragraph',
    { ...join, after: { ...join.after!, id: paragraphId('p2') } },
    true,
  ],
  ['a join to a longer paragraph', { ...join, after: { ...join.after!, length: 99 } }, true],
  ['a join to nothing', { ...join, after: null }, true],
])('the print contradicts %s or not', (_what, row, isAgainst) => {
  expect(isAgainstPrint(row, { first: 0, paragraphs: printed })).toBe(isAgainst)
})
