import { expect, it } from 'vitest'
import { bookId, paragraphId } from '../ids.ts'
import type { ParagraphChange, WaitingChange } from './paragraph-change.ts'
import { placeForChange, soughtAnchor, waitingIn } from './waiting-change.ts'

const texts = ['天黑了，雨停了。没有人。', '他走进门来。', '屋里点着灯。'].map(text => ({ text }))

function waiting(waits: Partial<WaitingChange>, words = '没有人。'): ParagraphChange {
  return {
    bookId: bookId('b1'),
    place: paragraphId('gone.o1'),
    index: 0,
    begins: null,
    kind: null,
    level: null,
    words,
    after: null,
    waits: { begins: null, kind: null, level: null, before: '', ...waits },
    updatedAt: 1,
  }
}
const split = waiting({ begins: true, before: '天黑了，雨停了。' })
const join = waiting({ begins: false, before: '天黑了，雨停了。' })
const kind = waiting({ kind: 'quotation' })

it.each([
  ['a split is where its words begin', split, 0, 8, { printed: 0, offset: 8 }],
  ['a split is at the sentence that begins beside its words', split, 0, 10, { offset: 8 }],
  ['a split is inside a sentence if none begins there', split, 0, 4, { offset: 4 }],
  ['a split is not at the beginning of a paragraph', split, 1, 0, null],
  ['a join is between two paragraphs', join, 2, 1, { printed: 2, before: '他走进门来。' }],
  ['a join is not inside a paragraph', join, 0, 8, null],
  ['a join is not at the beginning of a chapter', join, 1, 0, null],
  ['a kind is that of a whole paragraph', kind, 1, 2, { printed: 1, offset: 0, before: '' }],
])('%s', (_what, row, printed, start, expected) => {
  const place = placeForChange(row, { printed, start }, texts, [0, 1])
  if (expected === null) expect(place).toBeNull()
  else expect(place).toMatchObject(expected)
})

it('a change is sought by the words after its place, with those before it', () => {
  expect(soughtAnchor(split)).toMatchObject({
    start: 8,
    quote: { exact: '没有人。', prefix: '天黑了，雨停了。', suffix: '' },
  })
})

it('what was decided or is a place of the print does not wait, and the rest is in the order of the text', () => {
  const decided = waiting({ isDecided: true })
  const { waits: _, ...printed } = split
  const later = { ...kind, index: 5 }
  expect(waitingIn([later, decided, printed, split])).toEqual([split, later])
})
