import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookId, paragraphId } from '../ids.ts'
import { aroundWords, isBounded, isWholeWord, litPieces } from './concordance-line.ts'
import { orderKey, sortedPlaces } from './line-order.ts'

const unit = fc.constantFrom(...Array.from('自由 𠮷a\n。'))
const texts = fc.string({ unit, maxLength: 600 })
const hasHalf = (text: string) => /\p{Surrogate}/u.test(text)

const line = (text: string, start: number, end: number) => ({
  book: bookId('b'),
  side: 'source' as const,
  index: 0,
  paragraph: paragraphId('p'),
  text,
  start,
  end,
  other: '',
})

describe('what is shown of a line', () => {
  it('the words are in their text, and no character is cut in two', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const text = `${before}词${after}`
        const shown = aroundWords(line(text, before.length, before.length + 1))
        expect(shown.words).toBe('词')
        const flat = text.replaceAll(/\s*\n\s*/g, ' ')
        expect(flat).toContain(shown.before.trim())
        expect(hasHalf(shown.before + shown.after)).toBe(false)
      }),
    )
  })

  it('the lit ranges of the other side are shown, in one piece with what is around them', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const other = `${before}【lit】${after}`
        const ranges = [{ start: before.length, end: before.length + 5 }]
        const pieces = litPieces(other, ranges, 0)
        expect(pieces.filter(({ isLit }) => isLit).map(({ text }) => text)).toEqual(['【lit】'])
        const whole = pieces.map(({ text }) => text).join('')
        expect(hasHalf(whole)).toBe(false)
        expect(whole.length).toBeLessThan(400)
      }),
    )
  })

  it('without lit ranges the other side is shown from where the hit is', () => {
    const other = Array.from({ length: 300 }, (_, i) => `word${i}`).join(' ')
    expect(litPieces(other, [], 0)[0]?.text).toMatch(/^word0 /)
    const late = litPieces(other, [], 0.99).map(({ text }) => text)
    expect(late.join('')).toMatch(/^…word.* word299$/)
  })
})

describe('whole words', () => {
  it.each([
    ['freedom of trade', 0, 7, true],
    ['unfreedom', 2, 9, false],
    ['freedoms', 0, 7, false],
  ])('in %j %d to %d is whole: %s', (text, start, end, isWhole) => {
    expect(isWholeWord(text, { start, end })).toBe(isWhole)
  })

  it('a range is whole if both of its ends are boundaries', () => {
    const bounds = Uint32Array.of(0, 3, 4, 6)
    expect(isBounded(bounds, { start: 0, end: 3 })).toBe(true)
    expect(isBounded(bounds, { start: 0, end: 6 })).toBe(true)
    expect(isBounded(bounds, { start: 0, end: 2 })).toBe(false)
    expect(isBounded(new Uint32Array(), { start: 0, end: 2 })).toBe(false)
  })
})

describe('the order of lines', () => {
  it('lines are sorted by what follows, or by what precedes from the nearest character', () => {
    const key = orderKey(line('ab词cd', 2, 3), 'before')
    expect(key).toBe('ba')
    expect(orderKey(line('ab词cd', 2, 3), 'after')).toBe('cd')
    expect(orderKey(line('𠮷词', 2, 3), 'before')).toBe('𠮷')
  })

  it('Chinese is sorted by pinyin, and equal keys stay in their order', () => {
    expect([...sortedPlaces(['中', '阿', '国', '阿'], 'zh')]).toEqual([1, 3, 2, 0])
  })
})
