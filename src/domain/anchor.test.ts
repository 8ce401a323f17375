import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorAt, contextLength, locate, splitsPair, type Anchor } from './anchor.ts'
import { paragraphId } from './ids.ts'

const id = paragraphId('p1')

/** The anchor of the words in ⟦ ⟧. */
function anchorIn(marked: string): Anchor {
  const start = marked.indexOf('⟦')
  const end = marked.indexOf('⟧') - 1
  return anchorAt(id, marked.replaceAll(/[⟦⟧]/g, ''), start, end)
}

/** `text` with ⟦ ⟧ around the located words; null for an orphan. */
function landing(anchor: Anchor, text: string): string | null {
  const range = locate(anchor, text)
  return (
    range &&
    `${text.slice(0, range.start)}⟦${text.slice(range.start, range.end)}⟧${text.slice(range.end)}`
  )
}

describe('an anchor', () => {
  it.each([
    ['is exact when the text is unchanged', '中国⟦航天⟧事业', '中国航天事业', '中国⟦航天⟧事业'],
    [
      'follows the words when text comes before them',
      '中国的⟦航天事业⟧',
      '当代中国的航天事业',
      '当代中国的⟦航天事业⟧',
    ],
    [
      'keeps to its context when the words occur twice',
      '航天，发展中国⟦航天⟧事业',
      '航天。航天，发展中国航天事业',
      '航天。航天，发展中国⟦航天⟧事业',
    ],
    [
      'stays at its place among equals',
      '天地天地⟦天地⟧天地',
      '天地天地天地天地',
      '天地天地⟦天地⟧天地',
    ],
    [
      'is an orphan when its words occur once, in another context',
      '中国⟦航天事业⟧发展',
      '坚持航天事业改革',
      null,
    ],
    [
      'is an orphan when its words are far away with only some of their context',
      '改革开放以来，中国⟦航天事业⟧不断发展，成就巨大',
      '改革开放以来，成就巨大。坚持和平、合作、开放、包容的方针，中国航天事业不断发展',
      null,
    ],
    ['is an orphan when its words are gone', '中国⟦航天⟧事业', '中国航空事业', null],
    ['is an orphan when two characters lost their context', '中国⟦航天⟧事业', '发展航天科技', null],
    [
      'is an orphan at its old offsets when one character has another context',
      '他⟦是⟧人',
      '这是哪里',
      null,
    ],
    ['is an orphan when a whole short text has become part of another', '⟦是⟧', '他是人', null],
    ['is an orphan even if the other text begins with it', '⟦是⟧', '是非曲直', null],
    [
      'is an orphan when there are several equally good places',
      '甲⟦航天事业⟧乙',
      '航天事业航天事业',
      null,
    ],
    [
      'is found by the context on one side alone',
      '开展广泛的⟦交流⟧与合作',
      '开展广泛的交流。',
      '开展广泛的⟦交流⟧。',
    ],
    ['keeps a character outside the basic plane whole', '古⟦𠮷⟧野家', '古𠮷野家', '古⟦𠮷⟧野家'],
  ])('%s', (_title, marked, text, expected) => {
    expect(landing(anchorIn(marked), text)).toBe(expected)
  })

  it('of no words is an orphan', () => {
    expect(locate(anchorAt(id, '中国', 1, 1), '中国')).toBeNull()
  })

  it('moves offsets inside a character outwards', () => {
    const anchor = anchorAt(id, '古𠮷野', 2, 2)
    expect([anchor.start, anchor.end, anchor.quote.exact]).toEqual([1, 3, '𠮷'])
  })

  it('stores at most 32 code units of context and never half a character', () => {
    const { quote } = anchorAt(id, '𠮷'.repeat(40), 41, 43)
    for (const context of [quote.prefix, quote.suffix]) {
      expect(context.length).toBeLessThanOrEqual(contextLength)
      expect(context).toMatch(/^𠮷*$/u)
    }
  })
})

const words = fc.string({
  unit: fc.constantFrom('天', '地', '人', '，', '𠮷', 'a'),
  minLength: 1,
  maxLength: 60,
})

describe('an anchor whose words are elsewhere now', () => {
  /** `length` characters, each of them once. */
  const unlike = (first: number, length: number) =>
    String.fromCodePoint(...Array.from({ length }, (_, i) => first + i))
  const [before, after] = [unlike(0x4e00, 40), unlike(0x5e00, 40)]
  const sentence = `${before}航天${after}`
  const anchor = anchorAt(id, sentence, 40, 42)

  it('is an orphan if they occur twice in the same context', () => {
    expect(locate(anchor, `前${sentence}${sentence}`)).toBeNull()
    expect(locate(anchor, `前${sentence}`)).toEqual({ start: 41, end: 43 })
  })

  it.each([
    [16, { start: 56, end: 58 }],
    [17, null],
  ])('is located with half of its context %s code units away: %j', (far, expected) => {
    expect(locate(anchor, `${unlike(0x6e00, far)}${before}航天${unlike(0x7e00, 40)}`)).toEqual(
      expected,
    )
  })
})

describe('any anchor', () => {
  it('is located where it was made while the text is the same', () => {
    fc.assert(
      fc.property(words, fc.nat(60), fc.nat(60), (text, a, b) => {
        const [from, to] = [Math.min(a, b) % text.length, (Math.max(a, b) % text.length) + 1]
        const anchor = anchorAt(id, text, Math.min(from, to - 1), to)
        expect(locate(anchor, text)).toEqual({ start: anchor.start, end: anchor.end })
      }),
    )
  })

  it('is never located on other words, nor inside a character', () => {
    fc.assert(
      fc.property(
        words,
        words,
        fc.nat(60),
        fc.integer({ min: 1, max: 6 }),
        (text, other, at, length) => {
          const start = at % text.length
          const anchor = anchorAt(id, text, start, Math.min(text.length, start + length))
          const range = locate(anchor, other)
          if (range === null) return
          expect(other.slice(range.start, range.end)).toBe(anchor.quote.exact)
          expect(splitsPair(other, range.start) || splitsPair(other, range.end)).toBe(false)
        },
      ),
    )
  })
})
