import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { paragraphId } from '../ids.ts'
import { placeName, placeOfName } from './paragraph-change.ts'

it('every name of a place is the name of that place alone', () => {
  const places = fc.record({
    paragraph: fc.constantFrom('pabcdefghij', 'pabcdefghij-2', 'gone.p1').map(paragraphId),
    offset: fc.nat(200_000),
  })
  fc.assert(
    fc.property(places, place => {
      expect(placeOfName(placeName(place))).toEqual(place)
    }),
  )
})

it.each(['p1.at.0', 'p1.at.', 'p1.at.01', 'p1.at.1234567890'])(
  '%s is no place inside a paragraph',
  name => {
    expect(placeOfName(paragraphId(name))).toMatchObject({ offset: 0 })
  },
)
