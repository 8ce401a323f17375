import type { Annotation } from '../annotation.ts'
import { annotationId, bookId } from '../ids.ts'
import { kinds } from '../kinds/index.ts'
import { markWith } from '../notebook/testing.ts'
import { linkTo } from '../notes/passage.ts'
import { addressOf } from '../notes/place.ts'
import { plain } from '../rich-text.ts'
import { expect, it } from 'vitest'
import { deletedMarks, erase, isErased } from './erase.ts'
import { withChange } from './mark-change.ts'

const gone = (id: string, deletedAt: number | null, more: Partial<Annotation> = {}): Annotation =>
  ({
    ...markWith({ id }),
    id: annotationId(id),
    bookId: bookId('b'),
    note: [plain('why?')],
    deletedAt,
    ...more,
  }) as Annotation

const anchors = [
  {
    ...gone('x', 1).anchors[0],
    quote: { exact: 'my words', prefix: 'all ', suffix: ' here' },
  },
] as Annotation['anchors']

it('a mark deleted for good keeps none of its words, and nothing brings it back', () => {
  const term = { ...kinds.term.made, reading: 'tiān', rendering: 'sky' }
  const counterpart = { index: 1, anchors }
  const mark = gone('a', 5, { ...term, anchors, counterpart, tags: ['own'], settledAt: 'my words' })
  const row = erase(mark, 9)
  if (!row) throw new Error('nothing was erased')
  expect(JSON.stringify(row)).not.toMatch(/why|tiān|sky|words|own/)
  expect(row).toMatchObject({ kind: 'term', deletedAt: 5, updatedAt: 9 })
  expect(isErased(row)).toBe(true)
  expect(withChange(row, { field: 'presence', to: 'there' }, 10)).toBeNull()
  expect(erase(row, 10)).toBeNull()
  expect(erase(gone('b', null), 9)).toBeNull()
})

it('a mark that came from a file again, and is deleted again, is not deleted for good', () => {
  const back = { ...gone('a', null), erased: 5 }
  const again = withChange(back, { field: 'presence', to: 'deleted' }, 12)
  expect(again && isErased(again)).toBe(false)
})

it('deleted marks with words are listed latest first, further passages with their note', () => {
  const address = addressOf({ kind: 'mark', book: bookId('b'), mark: annotationId('note') })
  const passage = { ...kinds.reference.made, note: linkTo(address, 'why?') }
  const listed = deletedMarks([
    gone('early', 1),
    gone('there', null),
    gone('note', 7),
    gone('went', 7, passage),
    gone('before', 3, passage),
    gone('bare', 8, { note: [plain(' ')], scope: 'paragraph' }),
    gone('tagged', 2, { note: [], tags: ['own'] }),
    { ...gone('final', 9), erased: 9 },
  ])
  expect(listed.map(({ mark, passages }) => [mark.id, ...passages.map(({ id }) => id)])).toEqual([
    ['note', 'went'],
    ['before'],
    ['tagged'],
    ['early'],
  ])
})
