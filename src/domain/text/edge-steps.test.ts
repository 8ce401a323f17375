import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betweenCharacters, characterStep, wordStep } from './edge-steps.ts'

const family = '👨‍👩‍👧'

describe('characterStep', () => {
  it.each<[string, string, number, 1 | -1, number | null]>([
    ['a letter', 'abc', 1, 1, 2],
    ['a character of two units', 'a𠮷b', 1, 1, 3],
    ['a character of two units, backwards', 'a𠮷b', 3, -1, 1],
    ['a letter with an accent of its own', 'e\u0301x', 0, 1, 2],
    ['a picture of several characters', `${family}x`, 0, 1, family.length],
    ['nothing at the end', 'abc', 3, 1, null],
    ['nothing at the beginning', 'abc', 0, -1, null],
  ])('moves over %s', (_what, text, offset, way, to) => {
    expect(characterStep(text, offset, way)).toBe(to)
  })
})

describe('betweenCharacters', () => {
  it('never returns an offset inside a character, and leaves others as they are', () => {
    const text = fc
      .array(fc.constantFrom('a', '中', '𠮷', family, 'e\u0301', ' '), { maxLength: 8 })
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(text, fc.nat(60), (words, offset) => {
        const edges = [...new Intl.Segmenter().segment(words)].map(({ index }) => index)
        const at = betweenCharacters(words, offset)
        expect([...edges, words.length]).toContain(at)
        if (edges.includes(offset)) expect(at).toBe(offset)
      }),
    )
  })
})

describe('wordStep', () => {
  const text = 'one two, three'
  it.each<[string, number, 1 | -1, 'start' | 'end', number | null]>([
    ['an end forwards to the end of a word', 3, 1, 'end', 7],
    ['an end inside a word to its end', 5, 1, 'end', 7],
    ['an end backwards to the end of the word before', 14, -1, 'end', 7],
    ['a beginning forwards to the next beginning', 0, 1, 'start', 4],
    ['a beginning backwards to the beginning of its word', 6, -1, 'start', 4],
    ['no end beyond the last word', 14, 1, 'end', null],
    ['no beginning before the first word', 0, -1, 'start', null],
  ])('moves %s', (_what, offset, way, edge, to) => {
    expect(wordStep(text, offset, way, { edge, language: 'en' })).toBe(to)
  })

  it('moves over Chinese words', () => {
    expect(wordStep('我们学习', 0, 1, { edge: 'end', language: 'zh' })).toBe(2)
  })
})
