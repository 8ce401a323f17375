import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  beginning,
  createLogicalClock,
  isCredible,
  isInstallationId,
  isLater,
  isStamp,
  lastOf,
  mostAhead,
  nextStamp,
  orderOf,
  partsOf,
  stampOf,
  unknownInstallation,
  type InstallationId,
  type Stamp,
  type Stamped,
} from './clock.ts'

const day = 24 * 60 * 60_000
const tenYears = 3653 * day
const today = Date.UTC(2026, 10, 30)

const installation = (n: number) => n.toString(16).padStart(16, '0') as InstallationId
const [a, b] = [installation(1), installation(2)]

/** Any time that a machine's clock may show. */
const anyTime = fc.oneof(
  fc.constantFrom(0, today, today + 120_000, today + day, today + tenYears, today - tenYears),
  fc.integer({ min: 0, max: today + tenYears }),
)
const anyStamp = fc
  .record({
    era: fc.oneof(fc.nat(3), fc.nat(0xffff_ffff)),
    wall: fc.oneof(anyTime, fc.nat(0xffff_ffff_ffff)),
    counter: fc.oneof(fc.nat(3), fc.nat(0xffff_ffff), fc.constant(0xffff_ffff)),
    by: fc.integer({ min: 0, max: 9 }).map(installation),
  })
  .map(stampOf)
const anyRow: fc.Arbitrary<Stamped> = fc.oneof(
  fc.record({ updatedAt: anyTime, stamp: anyStamp }),
  fc.record({ updatedAt: anyTime }),
)

describe('a stamp', () => {
  it('contains the parts it was made of', () => {
    fc.assert(fc.property(anyStamp, stamp => stampOf(partsOf(stamp)) === stamp && isStamp(stamp)))
  })

  it('sorts as text like its parts', () => {
    const inOrder = (x: Stamp, y: Stamp) => {
      const [p, q] = [partsOf(x), partsOf(y)]
      const first = [p.era - q.era, p.wall - q.wall, p.counter - q.counter].find(d => d !== 0)
      return first === undefined ? p.by > q.by : first > 0
    }
    fc.assert(fc.property(anyStamp, anyStamp, (x, y) => x > y === inOrder(x, y)))
  })

  it.each([
    '',
    'x',
    null,
    7,
    {},
    `${beginning}0`,
    beginning.toUpperCase().replace('0', 'A'),
    beginning.replace('.', ','),
  ])('is not valid as %j', value => {
    expect(isStamp(value)).toBe(false)
  })
})

it.each([
  ['0123456789abcdef', true],
  ['0123456789abcde', false],
  ['0123456789ABCDEF', false],
  [undefined, false],
])('%j as the name of an installation is valid: %s', (value, is) => {
  expect(isInstallationId(value)).toBe(is)
})

describe('the next stamp', () => {
  it('is later than the seen one, whatever the clock says', () => {
    // No stamp is later than the very last one, and no accepted stamp comes near it.
    const believed = anyStamp.filter(stamp => isCredible(stamp, beginning))
    fc.assert(
      fc.property(believed, fc.oneof(anyTime, fc.double()), (seen, now) => {
        const next = nextStamp(seen, now, a)
        expect(isStamp(next)).toBe(true)
        expect(next > seen).toBe(true)
      }),
    )
  })

  it.each([
    ['has the time of a right clock', today, today + 1, [0, today + 1, 0]],
    ['counts within a millisecond', today, today, [0, today, 1]],
    ['counts while a clock is two minutes behind', today, today - 120_000, [0, today, 1]],
    ['counts while a clock is a day behind', today, today - day, [0, today, 1]],
    ['has the time of a clock that runs ahead', today, today + tenYears, [0, today + tenYears, 0]],
    ['begins an era if a clock was ten years ahead', today + tenYears, today, [1, today, 0]],
    [
      'begins an era if a clock is set back ten years',
      today,
      today - tenYears,
      [1, today - tenYears, 0],
    ],
    ['counts up to the bound', today + mostAhead, today, [0, today + mostAhead, 1]],
    ['begins an era beyond the bound', today + mostAhead + 1, today, [1, today, 0]],
    ['takes the first moment for a time before 1970', 0, -5, [0, 0, 1]],
    ['takes the first moment for a clock that is not a number', 0, Number.NaN, [0, 0, 1]],
  ])('%s', (_title, seen, now, [era, wall, counter]) => {
    const before = stampOf({ era: 0, wall: seen, counter: 0, by: b })
    expect(partsOf(nextStamp(before, now, a))).toEqual({ era, wall, counter, by: a })
  })

  it('begins an era when the counter is full', () => {
    const full = stampOf({ era: 4, wall: today, counter: 0xffff_ffff, by: b })
    expect(partsOf(nextStamp(full, today, a))).toEqual({ era: 5, wall: today, counter: 0, by: a })
  })

  it('has the present time again after a clock was far ahead, instead of waiting ten years', () => {
    const once = nextStamp(beginning, today + tenYears, a)
    const mine = nextStamp(once, today, a)
    const theirs = nextStamp(once, today + 1000, b)
    expect(theirs > mine).toBe(true)
    expect(nextStamp(mine, today + 2000, a) > theirs).toBe(true)
  })
})

it('a row without a stamp is where its time puts it, and before everything written after it', () => {
  fc.assert(
    fc.property(anyTime, anyTime, (updatedAt, now) => {
      expect(partsOf(orderOf({ updatedAt }))).toEqual({
        era: 0,
        wall: updatedAt,
        counter: 0,
        by: unknownInstallation,
      })
      const stamp = nextStamp(lastOf([{ updatedAt }]), now, a)
      expect(isLater({ updatedAt: now, stamp }, { updatedAt })).toBe(true)
    }),
  )
})

it('orderOf ignores an invalid stamp and uses the time', () => {
  const row = { updatedAt: 5, stamp: 'yesterday' as Stamp }
  expect(orderOf(row)).toBe(orderOf({ updatedAt: 5 }))
})

it('lastOf returns the last place of any row', () => {
  fc.assert(
    fc.property(fc.array(anyRow), rows => {
      const last = lastOf(rows)
      expect(rows.every(row => orderOf(row) <= last)).toBe(true)
      expect(last === beginning || rows.some(row => orderOf(row) === last)).toBe(true)
    }),
  )
})

it('isCredible refuses eras that no machine can have reached, so that eras cannot be used up', () => {
  const at = (era: number) => stampOf({ era, wall: 0, counter: 0, by: a })
  expect(isCredible(at(1000), beginning)).toBe(true)
  expect(isCredible(at(1001), beginning)).toBe(false)
  expect(isCredible(at(1001), at(1))).toBe(true)
  expect(isCredible(at(0xffff_ffff), at(7))).toBe(false)
})

describe("machines that write, and see each other's writing, by clocks that show anything", () => {
  /** One of three machines writes, or sees everything that another has. */
  const anyDeed = fc.record({
    who: fc.nat(2),
    sees: fc.option(fc.nat(2)),
    now: anyTime,
  })

  it('never stamp a change before one they have seen, and never two changes alike', () => {
    fc.assert(
      fc.property(fc.array(anyDeed, { maxLength: 60 }), deeds => {
        let now = 0
        const machines = [0, 1, 2].map(n => ({
          clock: createLogicalClock({
            installation: installation(n),
            seen: beginning,
            now: () => now,
          }),
          knows: new Set<Stamp>(),
        }))
        const all: Stamp[] = []
        for (const deed of deeds) {
          now = deed.now
          const machine = machines[deed.who]!
          if (deed.sees !== null) {
            const other = machines[deed.sees]!
            machine.clock.saw([...other.knows].map(stamp => ({ updatedAt: 0, stamp })))
            for (const stamp of other.knows) machine.knows.add(stamp)
            continue
          }
          const stamp = machine.clock.stamp()
          for (const known of machine.knows) expect(stamp > known).toBe(true)
          machine.knows.add(stamp)
          all.push(stamp)
        }
        expect(new Set(all).size).toBe(all.length)
      }),
    )
  })
})
