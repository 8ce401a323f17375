import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

const hostile = fc.string({ unit: 'binary' })

it('is the same for the same content in any order of fields', () => {
  fc.assert(
    fc.property(fc.dictionary(hostile, fc.jsonValue()), fields => {
      const turned = Object.fromEntries(Object.entries(fields).reverse())
      expect(canonicalJson(turned)).toBe(canonicalJson({ ...fields }))
    }),
  )
})

it('can be parsed again', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

it.each([
  ['leaves undefined fields out', { a: undefined, b: 1 }, '{"b":1}'],
  ['sorts keys by code unit', { ä: 1, b: 2, B: 3, 文: 4 }, '{"B":3,"b":2,"ä":1,"文":4}'],
  ['escapes a lone surrogate', { a: '\ud842' }, '{"a":"\\ud842"}'],
  ['writes undefined alone as null', undefined, 'null'],
])('%s', (_name, value, expected) => {
  expect(canonicalJson(value)).toBe(expected)
})
