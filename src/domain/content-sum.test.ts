import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumAfter, sumOf, sumOfWeights, weightOf } from './content-sum.ts'
import { bookId, paragraphId } from './ids.ts'
import { plain } from './rich-text.ts'
import type { Translation } from './translation.ts'
import { emptyWork } from './work.ts'

const row = (n: number, text: string): Translation => ({
  bookId: bookId('b'),
  paragraphId: paragraphId(`p${n}`),
  index: n,
  content: plain(text),
  state: 'draft',
  updatedAt: n,
})
const rows = fc.uniqueArray(fc.tuple(fc.nat(99), fc.string({ unit: 'grapheme' })), {
  selector: ([n]) => n,
})
const total = (some: readonly Translation[]) =>
  sumOfWeights(some.map(one => weightOf('translations', one)))

describe('the sum of a library', () => {
  it('is the same in any order, and each row counts', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (some, at) => {
        const all = some.map(([n, text]) => row(n, text))
        expect(total(all.toReversed())).toBe(total(all))
        const missing = all.toSpliced(at % Math.max(1, all.length), 1)
        if (all.length > 0) expect(total(missing)).not.toBe(total(all))
      }),
    )
  })

  it('can be updated one row at a time', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const old = before.map(([n, text]) => row(n, text))
        const young = after.map(([n, text]) => row(n, text))
        const weights = (some: readonly Translation[]) =>
          some.map(one => weightOf('translations', one))
        expect(sumAfter(total(old), weights(old), weights(young))).toBe(total(young))
      }),
    )
  })

  it('distinguishes rows by one bit and by their table, but not by the order of their fields', () => {
    const one = row(1, '白皮书')
    expect(weightOf('translations', { ...one, index: 0 })).not.toBe(weightOf('translations', one))
    expect(weightOf('history', one)).not.toBe(weightOf('translations', one))
    const { updatedAt, ...rest } = one
    expect(weightOf('translations', { updatedAt, ...rest })).toBe(weightOf('translations', one))
  })

  it('differs for a hundred thousand rows that hardly differ', () => {
    const seen = new Set<bigint>()
    for (let n = 0; n < 100_000; n++) seen.add(weightOf('translations', n))
    expect(seen.size).toBe(100_000)
    const low = new Set([...seen].map(weight => weight & 0xffff_ffffn))
    expect(low.size).toBeGreaterThan(99_900)
  })

  it('covers all tables, and is zero for an empty library', () => {
    const work = emptyWork('a')
    expect(sumOf(work)).toBe('0000000000000000')
    expect(sumOf({ rows: { ...work.rows, translations: [row(1, '一')] } })).toBe(
      total([row(1, '一')]),
    )
  })
})
