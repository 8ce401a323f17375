import { expect, it } from 'vitest'
import { bookId, paragraphId } from '../ids.ts'
import { putBack } from '../put-back.ts'
import { plain } from '../rich-text.ts'
import { operationsOf } from '../row-change.ts'
import type { Translation } from '../translation.ts'
import { emptyWork } from '../work.ts'
import { cutAgain, withParts } from './cut-again.ts'
import { unchangedParagraph, type ParagraphChange } from './paragraph-change.ts'

it.each([
  ['One. Two.', ['Two.'], 'One.'],
  ['One. Two. Three.', ['Two.', 'Three.'], 'One.'],
  ['一。二。', ['二。'], '一。'],
  ['Two.', ['Two.'], ''],
  ['One. Too.', ['Two.'], null],
  ['One.', [], 'One.'],
])('%j before the parts %j is %j', (whole, following, own) => {
  expect(
    cutAgain(
      plain(whole),
      following.map(text => plain(text)),
    )?.text ?? null,
  ).toBe(own)
})

it('a part that is put back brings the cut that names it, also of a split that was undone', () => {
  const nothing = emptyWork('l').rows
  const part: Translation = {
    bookId: bookId('b'),
    paragraphId: paragraphId('p.at.2'),
    index: 0,
    content: plain('Two.'),
    state: 'draft',
    updatedAt: 1,
  }
  const cut: ParagraphChange = {
    bookId: bookId('b'),
    place: part.paragraphId,
    index: 0,
    ...unchangedParagraph,
    words: '二',
    after: null,
    updatedAt: 1,
  }
  const all = putBack(nothing, { ...nothing, translations: [part], structure: [cut] }, 5)
  const chosen = all.filter(({ table }) => table === 'translations')
  const both = [
    { table: 'translations', row: { ...part, updatedAt: 5 } },
    { table: 'structure', row: { ...cut, updatedAt: 5 } },
  ]
  expect(operationsOf(withParts(all, all, nothing, 5))).toEqual(both)
  expect(operationsOf(withParts(chosen, all, nothing, 5))).toEqual(both)
})
