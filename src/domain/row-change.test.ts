import { expect, it } from 'vitest'
import { anchorAt } from './anchor.ts'
import type { Annotation } from './annotation.ts'
import { annotationId, bookId, categoryId, paragraphId } from './ids.ts'
import { putBack } from './put-back.ts'
import { operationsOf, takingBack } from './row-change.ts'
import { emptyWork } from './work.ts'

const anchors = [anchorAt(paragraphId('p'), '山里', 0, 1)]
const alone: Annotation = {
  id: annotationId('m'),
  bookId: bookId('b'),
  kind: 'highlight',
  category: categoryId('term'),
  side: 'source',
  index: 0,
  anchors,
  note: [],
  tags: [],
  createdAt: 1,
  updatedAt: 1,
  deletedAt: null,
}
const linked: Annotation = { ...alone, counterpart: { index: 0, anchors }, settledAt: 'here' }
const removed = { counterpart: null, settledAt: null }
const withMark = (row: Annotation) => ({ ...emptyWork('l').rows, annotations: [row] })

it('putting back a mark as it was before it was linked removes the link', () => {
  const changes = putBack(withMark(linked), withMark(alone), 5)
  expect(operationsOf(changes)).toEqual([
    { table: 'annotations', row: { ...alone, ...removed, updatedAt: 5 } },
  ])
  const becomes = { ...alone, ...removed }
  expect(operationsOf(putBack(withMark(becomes), withMark(alone), 6))).toEqual([])
})

it('undoing a restore removes a link that the restore brought', () => {
  const changes = putBack(withMark(alone), withMark(linked), 5)
  expect(takingBack(changes, 6)).toEqual([
    { table: 'annotations', row: { ...alone, ...removed, updatedAt: 6 } },
  ])
})

it('a mark that never had a link gets no new field', () => {
  const changes = putBack(withMark({ ...alone, tags: ['a'] }), withMark(alone), 5)
  expect(operationsOf(changes).at(-1)?.row).toStrictEqual({ ...alone, updatedAt: 5 })
})
