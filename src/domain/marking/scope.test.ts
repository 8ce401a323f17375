import { expect, it } from 'vitest'
import { anchorAt, locate } from '../anchor.ts'
import type { Annotation } from '../annotation.ts'
import { paragraphId } from '../ids.ts'
import { halfOn, halvesOf, withHalf } from './halves.ts'
import { isAboutSame, placeAnchor, shownRange } from './scope.ts'

const p = paragraphId('p')
const text = '人'.repeat(59)

it.each([
  ['a short paragraph', '天', 1],
  ['sixty code units', `${text}山`, 60],
  ['a long paragraph', `${text}山水`, 60],
  ['a character of two code units at the limit', `${text}𠮷水`, 61],
])('the evidence of a place is the beginning of the source: %s', (_title, source, end) => {
  const anchor = placeAnchor(p, source)
  expect(anchor).toMatchObject({ paragraphId: 'p', start: 0, end })
  expect(anchor.quote.exact).toBe(source.slice(0, end))
  expect(locate(anchor, source)).toEqual({ start: 0, end })
})

type About = Pick<Annotation, 'scope' | 'side' | 'index' | 'anchors'>
const about = (change: Partial<About> = {}): About => ({
  scope: 'paragraph',
  side: 'translation',
  index: 3,
  anchors: [placeAnchor(p, '天地玄黄')],
  ...change,
})

it('a mark without words has its evidence on the source, whatever its side is', () => {
  const mark = about()
  expect(halvesOf(mark)).toEqual([{ side: 'source', index: 3, anchors: mark.anchors }])
  expect(halfOn(mark, 'translation')).toBe(null)
  const moved = { side: 'source', index: 5, anchors: [placeAnchor(p, '宇宙')] } as const
  expect(withHalf(mark, moved)).toEqual({ ...mark, index: 5, anchors: moved.anchors })
})

const elsewhere = [placeAnchor(paragraphId('q'), '宇宙')]
const { scope: _none, ...onWords } = about()

it.each<[string, boolean, Partial<About>]>([
  [
    'the same paragraph, although less of it is the evidence',
    true,
    { anchors: [anchorAt(p, '天', 0, 1)] },
  ],
  ['the other side of the paragraph', false, { side: 'source' }],
  ['another paragraph', false, { anchors: elsewhere }],
  ['the section that the paragraph begins', false, { scope: 'section' }],
])('is about the same or not: %s', (_title, expected, change) => {
  expect(isAboutSame(about(), about(change))).toBe(expected)
})

it('a book has one place, and words are about nothing', () => {
  const book = about({ scope: 'book' })
  expect(isAboutSame(book, about({ scope: 'book', side: 'source', anchors: elsewhere }))).toBe(true)
  expect(isAboutSame(onWords, onWords)).toBe(false)
})

it('a mark without words is shown at the beginning of its paragraph, on its own side', () => {
  const [half] = halvesOf(about())
  expect(shownRange(about(), half)).toEqual({ index: 3, side: 'translation', start: 0, end: 0 })
  const onSource = about({ side: 'source' })
  expect(shownRange(onSource, half)).toEqual({ index: 3, side: 'source', start: 0, end: 4 })
  expect(shownRange(onWords, null)).toBe(null)
})
