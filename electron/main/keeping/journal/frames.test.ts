import fc from 'fast-check'
import { expect, it } from 'vitest'
import { frame, unframe } from './frames.ts'

const values = fc.array(
  fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.jsonValue()),
  {
    maxLength: 8,
  },
)
const written = (all: readonly unknown[]) => Buffer.from(all.map(frame).join(''))
/** A value after JSON: `-0` becomes `0`. */
const plain = (all: readonly unknown[]): unknown => JSON.parse(JSON.stringify(all))

it('reads back the values that were framed', () => {
  fc.assert(
    fc.property(values, all => {
      expect(unframe(written(all))).toEqual({ values: plain(all), damaged: false })
    }),
  )
})

it('takes zeros at the end for reserved space', () => {
  const zeros = Buffer.alloc(100)
  expect(unframe(Buffer.concat([written([1, 2]), zeros]))).toEqual({
    values: [1, 2],
    damaged: false,
  })
  expect(unframe(zeros)).toEqual({ values: [], damaged: false })
  const torn = Buffer.concat([written([1, 2]).subarray(0, -3), zeros])
  expect(unframe(torn)).toEqual({ values: [1], damaged: true })
})

it('keeps half a surrogate pair as it is', () => {
  expect(unframe(Buffer.from(frame('\ud867'))).values).toEqual(['\ud867'])
})

it('a file cut anywhere yields the values before the cut and no others', () => {
  fc.assert(
    fc.property(values, fc.nat(), (all, place) => {
      const bytes = written(all)
      const cut = bytes.subarray(0, bytes.length === 0 ? 0 : place % bytes.length)
      const { values: found } = unframe(cut)
      expect(found).toEqual((plain(all) as unknown[]).slice(0, found.length))
      // All lines that are whole, or whole but for their line break.
      const whole = cut.filter(byte => byte === 0x0a).length
      expect([whole, whole + 1]).toContain(found.length)
    }),
  )
})

it('a file with any byte changed misses only the lines touched, reports damage, and has no wrong value', () => {
  const flip = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }))
  fc.assert(
    fc.property(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 8 }), flip, (all, [at, by]) => {
      const bytes = written(all)
      const place = at % bytes.length
      bytes[place]! ^= by
      const { values: found, damaged } = unframe(bytes)
      expect(damaged).toBe(true)
      const line = bytes.subarray(0, place).filter(byte => byte === 0x0a).length
      const left = plain(all) as unknown[]
      // A changed line break spoils the line after it as well.
      const one = left.toSpliced(line, 1)
      const two = left.toSpliced(line, 2)
      // If the last line break becomes a zero, it counts as reserved space and the line is whole.
      const isRoom = place === bytes.length - 1 && bytes[place] === 0
      const right = [one, two, ...(isRoom ? [left] : [])].map(values => JSON.stringify(values))
      expect(right).toContain(JSON.stringify(found))
    }),
    { numRuns: 1000 },
  )
})

it('a line is no value merely because its checksum is right', () => {
  expect(unframe(Buffer.from('00000000 \n'))).toEqual({ values: [], damaged: true })
})

it('unframes any bytes without throwing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
      expect(unframe(Buffer.from(bytes)).values).toEqual([])
    }),
  )
})
