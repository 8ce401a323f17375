import fc from 'fast-check'
import { expect, it } from 'vitest'
import { arranged, levelled, type CardWish } from './arranged.ts'

const gap = 6
/** The text begins far above. */
const open = { gap, floor: -Infinity }

const wishes = fc
  .array(
    fc.record({ at: fc.integer({ min: 0, max: 900 }), height: fc.integer({ min: 1, max: 200 }) }),
    {
      maxLength: 40,
    },
  )
  .map(all => all.toSorted((a, b) => a.at - b.at))

const withPinned = wishes.chain(all =>
  fc.record({
    all: fc.constant(all),
    pinned: all.length === 0 ? fc.constant(null) : fc.option(fc.nat({ max: all.length - 1 })),
  }),
)

it('cards keep their order and do not overlap, and the current one is level with its passage', () => {
  fc.assert(
    fc.property(withPinned, ({ all, pinned }) => {
      const tops = levelled(all, pinned, open)
      expect(tops).toHaveLength(all.length)
      for (const [i, { height }] of all.slice(0, -1).entries())
        expect(tops[i + 1]! - tops[i]!).toBeGreaterThanOrEqual(height + gap - 1e-6)
      if (pinned !== null) expect(tops[pinned]).toBeCloseTo(all[pinned]!.at, 6)
    }),
  )
})

/** The sum of the squared distances from the wishes. */
const cost = (all: readonly { at: number }[], tops: readonly number[]) =>
  all.reduce((sum, { at }, i) => sum + (tops[i]! - at) ** 2, 0)

it('no other places without an overlap are nearer to the passages', () => {
  fc.assert(
    fc.property(
      withPinned,
      fc.array(fc.double({ min: -60, max: 60, noNaN: true }), { minLength: 40, maxLength: 40 }),
      ({ all, pinned }, moves) => {
        const tops = levelled(all, pinned, open)
        // Other places that are allowed: moved ones, pushed apart from the current one outwards.
        const others = tops.map((top, i) => (i === pinned ? top : top + moves[i]!))
        const start = pinned ?? 0
        for (let i = start + 1; i < all.length; i++)
          others[i] = Math.max(others[i]!, others[i - 1]! + all[i - 1]!.height + gap)
        for (let i = start - 1; i >= 0; i--)
          others[i] = Math.min(others[i]!, others[i + 1]! - all[i]!.height - gap)
        expect(cost(all, tops)).toBeLessThanOrEqual(cost(all, others) + 1e-3)
      },
    ),
  )
})

const room = { ...open, reach: 100, fits: 500, signs: 10 }
const card = (at: number, whole: number, shares: string | null = null): CardWish => ({
  at,
  whole,
  line: 24,
  shares,
})

it('cards that have room are whole and level', () => {
  const cards = [card(0, 90), card(200, 90), card(600, 90)]
  expect(arranged(cards, null, room)).toEqual(
    [0, 200, 600].map(top => ({ top, form: 'whole', column: 0 })),
  )
})

it('crowded cards become lines, but not the current one and not those that have room', () => {
  const cards = [...Array.from({ length: 8 }, (_, i) => card(i * 30, 120)), card(900, 120)]
  const forms = arranged(cards, 3, room).map(({ form }) => form)
  expect(forms).toEqual(['line', 'line', 'line', 'whole', 'line', 'line', 'line', 'line', 'whole'])
  expect(arranged(cards, 3, room)[3]!.top).toBe(90)
})

it.each([0, 1, 2, 3, null])(
  'four cards at one passage stay whole, because they have room (current: %s)',
  current => {
    const cards = Array.from({ length: 4 }, () => card(400, 110))
    const forms = arranged(cards, current, room).map(({ form }) => form)
    expect(new Set(forms)).toEqual(new Set(['whole']))
  },
)

it('no card is above the beginning of the text, also above the current one', () => {
  const cards = Array.from({ length: 4 }, () => card(60, 110))
  for (const current of [3, null]) {
    const tops = arranged(cards, current, { ...room, floor: 50 }).map(({ top }) => top)
    expect(tops).toEqual([50, 166, 282, 398])
  }
  expect(arranged(cards.slice(0, 1), 0, { ...room, floor: 50 })[0]?.top).toBe(60)
})

it('marks of a paragraph that say nothing share a line where lines are too many', () => {
  const cards = Array.from({ length: 25 }, () => card(300, 24, 'p'))
  const places = arranged(cards, null, room)
  expect(new Set(places.map(({ form }) => form))).toEqual(new Set(['sign']))
  expect(places.map(({ column }) => column)).toEqual(Array.from({ length: 25 }, (_, i) => i % 10))
  expect(new Set(places.map(({ top }) => top)).size).toBe(3)
})

it('every card has one place, and the current one is whole and level, however many there are', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          at: fc.integer({ min: 0, max: 2000 }),
          whole: fc.integer({ min: 24, max: 400 }),
          shares: fc.option(fc.constantFrom('a', 'b')),
        }),
        { minLength: 1, maxLength: 80 },
      ),
      fc.nat(),
      (given, seed) => {
        const cards = given.toSorted((a, b) => a.at - b.at).map(each => ({ ...each, line: 24 }))
        const current = seed % cards.length
        const places = arranged(cards, current, room)
        expect(places).toHaveLength(cards.length)
        expect(places[current]!.form).toBe('whole')
        expect(places[current]!.top).toBeCloseTo(cards[current]!.at, 6)
        for (const [i, { top, column }] of places.slice(1).entries())
          if (column === 0) expect(top).toBeGreaterThan(places[i]!.top + 24)
          else expect(top).toBe(places[i]!.top)
      },
    ),
  )
})
