import { fuzzing } from '#domain/fuzz-testing'
import { WordDictionary } from '#domain/words/dictionary'
import { createSegments, sureBoundary } from '#domain/words/segment'
import { createWordTools } from '#domain/words/words'
import { isInsidePair } from '#domain/words/unit-kinds'
import { smallWords } from '#formats/words/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const tools = createWordTools(smallWords())

/** Text with much of what can go wrong: halves of pairs, other scripts, signs, words. */
const hostile = fc.string({
  unit: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom('自由', '主义', '研究', '生', '長', '张', '伟', '一', '九'),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom('0', '１', '.', '%', '年', 'a', 'Ｚ', '—', '…', '·', ' '),
    },
    {
      weight: 2,
      arbitrary: fc.integer({ min: 0x20000, max: 0x2ffff }).map(c => String.fromCodePoint(c)),
    },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map(c => String.fromCharCode(c)) },
  ),
  maxLength: 30,
})
const given = fc.dictionary(fc.nat(40).map(String), fc.boolean(), { maxKeys: 8 })
const runs = fuzzing(20_000)

const isWhole = (text: string, bounds: Uint32Array): boolean =>
  bounds[0] === 0 &&
  bounds.at(-1) === text.length &&
  bounds.every((at, i) => i === 0 || at > (bounds[i - 1] ?? at)) &&
  bounds.every(at => !isInsidePair(text, at))

describe('20,000 hostile texts', () => {
  it('are divided into words without gaps, and never within a character', () => {
    fc.assert(
      fc.property(hostile, text => isWhole(text, tools.segment(text))),
      runs,
    )
  })

  it('are read, each character at most once and in order', () => {
    fc.assert(
      fc.property(hostile, text => {
        let last = 0
        for (const { start, end } of tools.pinyin(text)) {
          if (start < last || end <= start || end > text.length) return false
          last = end
        }
        return true
      }),
      runs,
    )
  })

  it('have the same words around a place as in the whole text', () => {
    const dictionary = new WordDictionary(smallWords())
    const { segment, around } = createSegments(dictionary)
    const divided = fc.array(fc.oneof(hostile, fc.constantFrom('。', '”', '\n', '！')))
    fc.assert(
      fc.property(divided, fc.nat(60), (parts, offset) => {
        const text = parts.join('')
        const from = sureBoundary(text, offset, dictionary)
        const bounds = around(text, { offset, from })
        const last = bounds.at(-1) ?? 0
        expect(from).toBeLessThanOrEqual(Math.max(0, offset - 2))
        expect(last > offset || last === text.length).toBe(true)
        expect(bounds).toEqual(segment(text).filter(at => at >= from && at <= last))
      }),
      runs,
    )
  })

  it('have the boundaries that the reader wants, and none that the reader does not want', () => {
    fc.assert(
      fc.property(hostile, given, (text, wanted) => {
        const boundaries = new Map(Object.entries(wanted).map(([at, is]) => [Number(at), is]))
        const bounds = tools.segment(text, boundaries)
        const isKept = [...boundaries].every(([at, is]) => {
          if (at === 0 || at >= text.length || isInsidePair(text, at)) return true
          return bounds.includes(at) === is
        })
        return isWhole(text, bounds) && isKept
      }),
      runs,
    )
  })
})

it('a reader joins and splits words', () => {
  const cut = (text: string, boundaries: readonly (readonly [number, boolean])[]) => {
    const bounds = tools.segment(text, new Map(boundaries))
    return Array.from(bounds.slice(1), (end, i) => text.slice(bounds[i], end))
  }
  expect(cut('自由主义', [[2, true]])).toEqual(['自由', '主', '义'])
  expect(cut('研究生命', [[2, false]])).toEqual(['研究生', '命'])
  expect(
    cut('研究起源自', [
      [2, false],
      [3, false],
      [4, true],
    ]),
  ).toEqual(['研究起源', '自'])
})
