import { expect, it } from 'vitest'
import type { Annotation } from '../annotation.ts'
import { annotationId, bookId, categoryId, paragraphId } from '../ids.ts'
import { inverseOf, withChange } from './mark-change.ts'
import { isSettledOrphan, placeText } from './settled-orphan.ts'

const orphan: Annotation = {
  id: annotationId('m'),
  bookId: bookId('b'),
  kind: 'highlight',
  category: categoryId('term'),
  side: 'source',
  index: 3,
  anchors: [
    {
      paragraphId: paragraphId('gone.p1'),
      start: 0,
      end: 0,
      quote: { exact: '山', prefix: '', suffix: '' },
    },
  ],
  note: [],
  tags: [],
  createdAt: 1,
  updatedAt: 1,
  deletedAt: null,
}
const decision = { field: 'settledAt', from: undefined, to: placeText(orphan) } as const

it('an orphan stays settled until it is moved or carried to another book', () => {
  const settled = withChange(orphan, decision, 2)!
  expect([orphan, settled].map(isSettledOrphan)).toEqual([false, true])
  expect(isSettledOrphan({ ...settled, bookId: bookId('c') })).toBe(false)
  const anchors = orphan.anchors.map(one => ({ ...one, paragraphId: paragraphId('gone.p2') }))
  expect(isSettledOrphan({ ...settled, anchors })).toBe(false)
})

it('undoing the decision leaves a null, which reaches the database', () => {
  const settled = withChange(orphan, decision, 2)!
  expect(withChange(settled, inverseOf(decision), 1)).toEqual({ ...orphan, settledAt: null })
  expect(withChange(settled, decision, 3)).toBeNull()
})
