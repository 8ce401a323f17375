import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

const hostile = fc.string({ unit: 'binary' })

it('says the same of the same content, in whatever order its fields were made', () => {
  fc.assert(
    fc.property(fc.dictionary(hostile, fc.jsonValue()), fields => {
      const turned = Object.fromEntries(Object.entries(fields).reverse())
      expect(canonicalJson(turned)).toBe(canonicalJson({ ...fields }))
    }),
  )
})

it('can be read back', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

it.each([
  ['undefined fields are left out', { a: undefined, b: 1 }, '{"b":1}'],
  ['keys are sorted by code unit', { ä: 1, b: 2, B: 3, 文: 4 }, '{"B":3,"b":2,"ä":1,"文":4}'],
  ['half a character is written out', { a: '\ud842' }, '{"a":"\\ud842"}'],
  ['undefined alone is null', undefined, 'null'],
])('%s', (_name, value, expected) => {
  expect(canonicalJson(value)).toBe(expected)
})
