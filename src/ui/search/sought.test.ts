import { expect, it } from 'vitest'
import { everyPlaceOf, nothingSought, withOtherWords, type Sought } from './sought.ts'

const usual: Sought = {
  asked: { ...nothingSought.asked, words: 'river', matchCase: true },
  places: ['translation', 'note'],
}

it('the places of a term are sought in the source, and other words where they were before', () => {
  const places = everyPlaceOf('自由', everyPlaceOf('平等', usual))
  expect(places.places).toEqual(['source'])
  expect(withOtherWords(places, 'lake')).toEqual({
    ...usual,
    asked: { ...usual.asked, words: 'lake' },
  })
})
