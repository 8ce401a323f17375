import fc from 'fast-check'
import { expect, it } from 'vitest'
import { annotationId } from '../ids.ts'
import { places, type SearchHit } from './search-results.ts'
import { foundOf, hitsOf } from './testing.ts'

const hit = fc
  .record({
    place: fc.constantFrom(...places),
    index: fc.nat(40),
    start: fc.nat(1000),
    length: fc.nat(20),
    note: fc.constantFrom('n1', 'n2', 'n10'),
  })
  .map(({ place, index, start, length, note }): SearchHit => {
    const name = place === 'note' ? annotationId(note) : null
    return { place, index, start, end: start + length, note: name }
  })

const before = (a: SearchHit, b: SearchHit): boolean => {
  const [one, other] = [a, b].map(({ place, index, note, start }) => [
    index,
    places.indexOf(place),
    note ?? '',
    start,
  ])
  for (const [i, part] of (one ?? []).entries()) {
    const its = other?.[i] ?? ''
    if (part !== its) return part < its
  }
  return true
}

it('SearchResultList returns every hit, sorted by paragraph, place, note and offset', () => {
  fc.assert(
    fc.property(fc.array(hit, { maxLength: 3000, size: 'max' }), hits => {
      const found = hitsOf(foundOf(hits))
      const said = (all: readonly SearchHit[]) => all.map(one => JSON.stringify(one)).toSorted()
      expect(said(found)).toEqual(said(hits))
      for (const [i, one] of found.entries()) {
        const next = found[i + 1]
        expect(!next || before(one, next)).toBe(true)
      }
    }),
    { numRuns: 30 },
  )
})

it('SearchResultList grows to any number of hits, and takes notes after thousands of other hits', () => {
  const source = Array.from({ length: 20_000 }, (_, index): SearchHit => ({
    place: 'source',
    index,
    start: index % 7,
    end: (index % 7) + 2,
    note: null,
  }))
  const notes = Array.from({ length: 60_000 }, (_, i): SearchHit => ({
    place: 'note',
    index: i,
    start: 1,
    end: 3,
    note: annotationId(`n${i % 3}`),
  }))
  const wanted = notes.flatMap((note, i) => [source[i] ?? [], note].flat())
  expect(hitsOf(foundOf([...source, ...notes]))).toEqual(wanted)
})
