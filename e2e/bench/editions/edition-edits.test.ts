import { describe, expect, it } from 'vitest'
import { newEdition } from './edition-edits.ts'
import { marksOn, sampleOf } from './edition-marks.ts'
import { newSign, oldEdition, textOf } from './edition-prose.ts'

const old = oldEdition(60_000)
const fresh = newEdition(old, 0.3, 1)

describe('newEdition', () => {
  it('the same book and seed always give the same new edition', () => {
    expect(newEdition(oldEdition(60_000), 0.3, 1)).toEqual(fresh)
    expect(newEdition(old, 0.3, 2)).not.toEqual(fresh)
  })

  it('a new edition with no edits changes only near-copies', () => {
    const twins = new Set([...old.twins].flat())
    const others = old.blocks.filter((_, index) => !twins.has(index))
    const kept = new Set(newEdition(old, 0, 1))
    expect(others.filter(block => !kept.has(block))).toEqual([])
  })

  it('a new edition has each character of the old one at most once, unchanged', () => {
    const signs = new Map(old.blocks.flat(2).map(({ from, sign }) => [from, sign]))
    const followed = fresh.flat(2).filter(({ from }) => from !== newSign)
    expect(new Set(followed.map(({ from }) => from)).size).toBe(followed.length)
    expect(followed.filter(({ from, sign }) => signs.get(from) !== sign)).toEqual([])
    expect(followed.length).toBeGreaterThan(0.8 * signs.size)
    expect(followed.length).toBeLessThan(signs.size)
  })

  it('a new edition has no empty paragraph', () => {
    expect(fresh.filter(block => textOf(block) === '')).toEqual([])
  })
})

describe('marksOn and sampleOf', () => {
  const marks = marksOn(old, 500)

  it('a mark has 2 to 60 code units in one paragraph and splits no character', () => {
    const texts = old.blocks.map(textOf)
    expect(marks).toHaveLength(500)
    for (const { index, start, end } of marks) {
      const words = texts[index]?.slice(start, end) ?? ''
      expect(words).toHaveLength(end - start)
      expect(words.length).toBeGreaterThanOrEqual(2)
      expect(words.length).toBeLessThanOrEqual(60)
      expect(words).not.toMatch(/\p{Surrogate}/u)
    }
  })

  it('some marks are in near-copies and some are on repeated lines', () => {
    const twins = new Set([...old.twins].flat())
    expect(marks.some(({ index }) => twins.has(index))).toBe(true)
    expect(marks.some(({ index }) => old.refrains.has(index))).toBe(true)
  })

  it('half of a sample is on changed words, first those that are still there', () => {
    const fateOf = ({ index }: { index: number }) =>
      index % 3 === 0 ? 'exact' : index % 3 === 1 ? 'there' : 'gone'
    const sample = sampleOf(marks, fateOf, 40)
    expect(sample).toHaveLength(40)
    expect(sample.filter(mark => fateOf(mark) === 'exact')).toHaveLength(20)
    expect(sample.filter(mark => fateOf(mark) === 'there')).toHaveLength(20)
  })
})
