import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formsOf, readPinyin } from './pinyin-query.ts'

const forms = formsOf([
  'zi4',
  'you2',
  'yi1',
  'hui4',
  'r5',
  'nü3',
  'ren2',
  'xi1',
  'an1',
  'xian1',
  'T',
  '·',
])
const first = (query: string) =>
  readPinyin(query, forms)[0]?.syllables.map(({ letters, tone }) => letters + (tone || '')) ?? []

it.each([
  ['ziyou', ['zi', 'you']],
  ['zi4you2', ['zi4', 'you2']],
  ['Zì yóu', ['zi4', 'you2']],
  ['zìyóu', ['zi4', 'you2']],
  ['zìyou2', ['zi4', 'you2']],
  ['zi-you', ['zi', 'you']],
  ['zy', ['z', 'y']],
  ['xian', ['xian']],
  ["xi'an", ['xi', 'an']],
  ['xi1an', ['xi1', 'an']],
  ['nvren', ['nü', 'ren']],
  ['nü3', ['nü3']],
  ['nǚ', ['nü3']],
  ['nu:3', ['nü3']],
  ['yihuir', ['yi', 'hui', 'r']],
  ['ren0', ['ren5']],
  ['z4', []],
  ['zi44', []],
  ['freedom', []],
  ['自由', []],
  ['4', []],
  ['', []],
])('%j is read as %j', (query, syllables) => {
  expect(first(query)).toEqual(syllables)
})

it('any text is read in few ways', () => {
  const query = fc.string({
    unit: fc.constantFrom(...Array.from("ziyouaneirhx1 'ǘ")),
    maxLength: 70,
  })
  fc.assert(
    fc.property(query, text => {
      expect(readPinyin(text, forms).length).toBeLessThanOrEqual(24)
    }),
  )
})
