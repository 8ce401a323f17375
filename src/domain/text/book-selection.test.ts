import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  comparePlaces,
  extendedTo,
  paragraphsIn,
  partOf,
  rangeIn,
  withoutEdges,
  endsOf,
  type BookPlace,
  type BookSelection,
} from './book-selection.ts'

const place = fc.record({ index: fc.nat(12), offset: fc.nat(6) })
const selections = fc.record({
  side: fc.constantFrom('source' as const, 'translation' as const),
  anchor: place,
  head: place,
})

const placeAt = (index: number, offset: number): BookPlace => ({ index, offset })

/** The place as a number: every paragraph has six characters and one step to the next. */
const at = ({ index, offset }: BookPlace) => index * 7 + Math.min(offset, 6)
const ends = (selection: BookSelection) => {
  const { from, to } = endsOf(selection)
  return [at(from), at(to)]
}

it('puts places into the order of the text', () => {
  fc.assert(
    fc.property(place, place, (a, b) => {
      expect(Math.sign(comparePlaces(a, b))).toBe(Math.sign(at(a) - at(b)))
    }),
  )
})

it('has its ends in reading order, whichever end moves', () => {
  fc.assert(
    fc.property(selections, selection => {
      const [from, to] = ends(selection)
      expect([from, to]).toEqual([at(selection.anchor), at(selection.head)].sort((a, b) => a - b))
    }),
  )
})

it('keeps its anchor however often its head moves', () => {
  fc.assert(
    fc.property(selections, fc.array(place), (selection, heads) => {
      const last = heads.reduce(extendedTo, selection)
      expect(last.anchor).toEqual(selection.anchor)
      expect(last.head).toEqual(heads.at(-1) ?? selection.head)
    }),
  )
})

it('is the sum of its parts, wherever sections are cut', () => {
  fc.assert(
    fc.property(selections, fc.uniqueArray(fc.integer({ min: 1, max: 12 })), (selection, cuts) => {
      const edges = [0, ...cuts.sort((a, b) => a - b), 13]
      const parts = edges.slice(1).flatMap((edge, i) => {
        const part = partOf(selection, edges[i] ?? 0, edge - 1)
        return part ? [{ side: selection.side, ...part }] : []
      })
      const covered = parts.flatMap(part => unitsIn(part))
      expect(covered).toEqual(unitsIn(selection))
      expect(parts.reduce((sum, part) => sum + paragraphsIn(part), 0)).toBe(paragraphsIn(selection))
      const isForward = comparePlaces(selection.anchor, selection.head) <= 0
      for (const part of parts)
        expect(comparePlaces(part.anchor, part.head) <= 0 || !isForward).toBe(true)
    }),
  )
})

/** The selected characters, as numbers. */
function unitsIn(selection: BookSelection): readonly number[] {
  const units: number[] = []
  for (let index = 0; index <= 12; index++) {
    const range = rangeIn(selection, index, 6)
    if (range) for (let i = range.start; i < range.end; i++) units.push(index * 7 + i)
  }
  return units
}

it.each<[string, BookPlace, BookPlace, number | null, number, number]>([
  ['starts and ends inside', placeAt(2, 1), placeAt(4, 3), 5, 2, 4],
  ['ends before the first character', placeAt(2, 1), placeAt(5, 0), 5, 2, 4],
  ['starts after the last character', placeAt(1, 5), placeAt(4, 3), 5, 2, 4],
  [
    'starts at an offset of which the length is not known',
    placeAt(1, 5),
    placeAt(4, 3),
    null,
    1,
    4,
  ],
  ['starts in an empty paragraph', placeAt(1, 0), placeAt(4, 3), 0, 1, 4],
  ['is nothing but the break between two paragraphs', placeAt(1, 5), placeAt(2, 0), 5, 1, 2],
  ['is a caret', placeAt(3, 0), placeAt(3, 0), 5, 3, 3],
])('has the paragraphs with selected text when it %s', (_when, a, b, length, first, last) => {
  for (const [anchor, head] of [
    [a, b],
    [b, a],
  ] as const) {
    const { from, to } = endsOf(withoutEdges({ side: 'source', anchor, head }, length))
    expect([from.index, to.index]).toEqual([first, last])
  }
})
