/**
 * Anchors in texts that change elsewhere, and among words that only look alike. Each case knows
 * where its words have gone, because it made the changes itself.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anchorAt, locate, splitsPair, type Anchor, type Range } from './anchor.ts'
import { fuzzing, fuzzPatience } from './fuzz-testing.ts'
import { paragraphId } from './ids.ts'

/**
 * Characters of prose: many different ones, some of two code units, with common characters and with
 * punctuation that repeats.
 */
const character = fc.noBias(
  fc.oneof(
    {
      weight: 20,
      arbitrary: fc.integer({ min: 0x4e00, max: 0x5200 }).map(code => String.fromCodePoint(code)),
    },
    { weight: 3, arbitrary: fc.constantFrom('𠮷', '𪜀', '，', '。', '——', '……', '的', '1') },
  ),
)
const prose = (minLength: number, maxLength: number) =>
  fc.array(character, { minLength, maxLength }).map(all => all.join(''))
/** An offset as a share of the text, in thousandths. */
const share = fc.noBias(fc.integer({ min: 0, max: 999 }))

const whole = (text: string, at: number) => (splitsPair(text, at) ? at - 1 : at)
const at = (text: string, thousandths: number) =>
  whole(text, Math.floor((thousandths * (text.length + 1)) / 1000))

/** A text with a range that the test follows; `place` is null once one of its words has changed. */
interface Followed {
  readonly text: string
  readonly place: Range | null
}

/** A text, with an anchor of one to twelve code units in a sentence that occurs `times` times. */
const anchoredIn = (times: 1 | 2) =>
  fc
    .tuple(prose(30, 120), prose(4, 20), share, share, fc.integer({ min: 1, max: 12 }))
    .map(([rest, sentence, once, again, length]) => {
      const put = (into: string, place: number) =>
        into.slice(0, at(into, place)) + sentence + into.slice(at(into, place))
      const first = put(rest, once)
      const text = times === 1 ? first : put(first, again)
      const from = Math.min(text.length - 1, at(text, once) + (again % 5))
      const end = Math.min(text.length, from + length)
      return { text, anchor: anchorAt(paragraphId('p1'), text, from, end) }
    })

const edit = fc.record({
  at: share,
  removed: fc.nat(10),
  added: fc.oneof(fc.constant(''), prose(1, 8)),
})
type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never

function edited({ text, place: was }: Followed, { at: where, removed, added }: Edit): Followed {
  const from = at(text, where)
  const to = whole(text, Math.min(text.length, from + removed))
  const now = text.slice(0, from) + added + text.slice(to)
  const touches = was !== null && from < was.end && (to > was.start || from > was.start)
  if (was === null || touches) return { text: now, place: null }
  const shift = to <= was.start ? now.length - text.length : 0
  return { text: now, place: { start: was.start + shift, end: was.end + shift } }
}

const isBesideItself = (text: string, { start, end, quote }: Anchor) =>
  text.startsWith(quote.exact, end) || text.slice(0, start).endsWith(quote.exact)

const placeOf = ({ start, end }: Anchor): Range => ({ start, end })

it(
  'anchors are on their own words or are orphans after any edits',
  () => {
    fc.assert(
      fc.property(anchoredIn(2), fc.array(edit, { maxLength: 50 }), ({ text, anchor }, edits) => {
        const after = edits.reduce(edited, { text, place: placeOf(anchor) } as Followed)
        const range = locate(anchor, after.text)
        if (range === null) return
        expect(after.text.slice(range.start, range.end)).toBe(anchor.quote.exact)
        expect(splitsPair(after.text, range.start) || splitsPair(after.text, range.end)).toBe(false)
      }),
      fuzzing(2000),
    )
  },
  fuzzPatience,
)

describe('an anchor among lookalikes', () => {
  it(
    'is not located on the same words in another context when its own words are gone',
    () => {
      const alike = fc.record({
        /** How much of the context is copied too, in code units on each side. */
        before: fc.nat(2),
        after: fc.nat(2),
        at: share,
      })
      // A copy beside the sentence's twin might get the twin's full context.
      const lookalikes = fc.oneof(
        fc.tuple(anchoredIn(2), fc.constant([])),
        fc.tuple(anchoredIn(1), fc.array(alike, { minLength: 1, maxLength: 3 })),
      )
      fc.assert(
        fc.property(lookalikes, ([from, copies]) => {
          const { anchor } = from
          const { prefix, exact, suffix } = anchor.quote
          let text = from.text.slice(0, anchor.start) + from.text.slice(anchor.end)
          // If the words occur twice in a row, nobody can say which of the two is gone.
          fc.pre(!isBesideItself(from.text, anchor))
          let spot = anchor.start
          for (const copy of copies) {
            const words =
              prefix.slice(prefix.length - Math.min(copy.before, prefix.length)) +
              exact +
              suffix.slice(0, copy.after)
            const where = at(text, copy.at)
            // Copied back to where they were, the words would be the original ones.
            fc.pre(Math.abs(where - spot) > 4)
            // The context is not different if the next character happens to be the same.
            fc.pre(text[where] !== suffix[copy.after])
            fc.pre(text[where - 1] !== prefix.at(-1 - copy.before))
            if (where < spot) spot += words.length
            text = text.slice(0, where) + words + text.slice(where)
          }
          expect(locate(anchor, text)).toBeNull()
        }),
        fuzzing(10_000),
      )
    },
    fuzzPatience,
  )

  it('finds 99 of 100 anchors again after a change elsewhere', () => {
    let all = 0
    let found = 0
    fc.assert(
      fc.property(anchoredIn(2), edit, ({ text, anchor }, one) => {
        const after = edited({ text, place: placeOf(anchor) }, one)
        if (after.place === null) return
        const range = locate(anchor, after.text)
        all++
        if (range !== null && range.start === after.place.start) found++
        else expect(range).toBeNull()
      }),
      fuzzing(10_000),
    )
    expect(found / all).toBeGreaterThanOrEqual(0.99)
  })
})
