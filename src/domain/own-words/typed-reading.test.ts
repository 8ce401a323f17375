import { expect, it, vi } from 'vitest'
import { typedSyllables } from './typed-reading.ts'

it.each([
  ['chang2', ['chang2']],
  ['cháng jiāng', ['chang2', 'jiang1']],
  ['chang2jiang1', ['chang2', 'jiang1']],
  ['Chángjiāng', ['chang2', 'jiang1']],
  ["Xī'ān", ['xi1', 'an1']],
  ['nǚrén', ['nü3', 'ren2']],
  ['nv3 ren2', ['nü3', 'ren2']],
  ['nu:3', ['nü3']],
  ['ma', ['ma5']],
  ['  Yáng   Zhì ', ['yang2', 'zhi4']],
  ['', null],
  ['freedom', null],
  ['chang9', null],
  ['chan2g', null],
  ['長', null],
  ['3', null],
])('the reading “%s” has the syllables %j', (typed, syllables) => {
  expect(typedSyllables(typed)).toEqual(syllables)
})

it('a long line of letters that is no reading is refused without trying all ways to cut it', () => {
  const cuts = vi.spyOn(Array.prototype, 'slice')
  expect(typedSyllables(`${'an'.repeat(12)}q`)).toBeNull()
  expect(cuts.mock.calls.length).toBeLessThan(1000)
  vi.restoreAllMocks()
})
