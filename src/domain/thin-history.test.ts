import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginning, nextStamp, orderOf, type InstallationId } from './clock.ts'
import { isBlankVersion, versionOf, type VersionReason } from './history.ts'
import { bookId, paragraphId } from './ids.ts'
import { merge } from './merge.ts'
import { putBack } from './put-back.ts'
import { plain } from './rich-text.ts'
import { agesOf, thinned, tooMany, type Aged } from './thin-history.ts'
import { emptyWork } from './work.ts'

const day = 24 * 60 * 60_000
const hour = day / 24
/** A Monday at midnight. */
const now = 2961 * 7 * day + 4 * day
const me = '0123456789abcdef' as InstallationId

/** Versions written one after the other while the clock showed `times`. */
function written(times: readonly number[]): readonly Aged[] {
  let seen = beginning
  return times.map((at, n) => {
    seen = nextStamp(seen, at, me)
    return { id: `${n}`, at, order: seen }
  })
}
/** The same without stamps. */
const unstamped = (times: readonly number[]): readonly Aged[] =>
  times.map((at, n) => ({ id: `${n}`, at, order: orderOf({ updatedAt: at }) }))
const left = (versions: readonly Aged[], all = versions) => {
  const many = tooMany(versions, agesOf(all))
  return versions.filter(({ id }) => !many.has(id))
}
const times = (versions: readonly Aged[]) => versions.map(({ at }) => at)
/** Times of another row that was written on each day. */
const daily = (days: number) => Array.from({ length: days }, (_, n) => now + n * day)

describe('thinning', () => {
  it.each([
    [
      'keeps all versions of the last three days',
      [now, now + 1, now + day, now + day + 1, now + 2 * day],
      [],
    ],
    [
      'keeps one version a day before that, and the first',
      [
        now,
        now + 1,
        now + 2,
        now + day,
        now + day + 1,
        now + 9 * day,
        now + 10 * day,
        now + 11 * day,
      ],
      [now + 1, now + day],
    ],
  ])('%s', (_what, given, gone) => {
    for (const versions of [written(given), unstamped(given)]) {
      expect(times(left(versions))).toEqual(given.filter(at => !gone.includes(at)))
    }
  })

  it.each([
    ['keeps one version a week after a month', 60, 30, [0, 2, 9, 16, 23]],
    ['keeps one version in four weeks after a year', 500, 140, [0, 16, 44, 72, 100]],
  ])('%s', (_what, daysOfUse, upTo, kept) => {
    const versions = written(daily(daysOfUse))
    const found = times(left(versions)).filter(at => at < now + upTo * day)
    expect(found.map(at => (at - now) / day).slice(0, kept.length)).toEqual(kept)
  })

  it('does not count days on which nothing was written', () => {
    const versions = written([now, now + 1, now + 2, now + 3000 * day])
    expect(left(versions)).toEqual(versions)
  })

  const steps = fc.array(fc.integer({ min: 0, max: 20 * day }), { maxLength: 60 })
  const rising = (list: readonly number[]) => {
    let at = now
    return list.map(step => (at += step))
  }

  it('has the same result now and then or once', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat(60), { maxLength: 5 }), (list, stops) => {
        const versions = written(rising(list))
        let rest: readonly Aged[] = []
        let done = 0
        for (const stop of [...stops.toSorted((a, b) => a - b), versions.length]) {
          rest = left([...rest, ...versions.slice(done, stop)], versions.slice(0, stop))
          done = Math.max(done, Math.min(stop, versions.length))
        }
        expect(rest).toEqual(left(versions))
      }),
    )
  })

  it('keeps few versions, however many there are', () => {
    const hourly = written(Array.from({ length: 3 * 365 * 24 }, (_, n) => now + n * hour))
    expect(left(hourly).length).toBeLessThan(72 + 30 + 50 + 30)
  })
})

describe('a clock that jumps', () => {
  const morning = Array.from({ length: 24 }, (_, n) => now + n * 60_000)
  const tenYears = 3653 * day
  const after = now + hour

  it.each([
    ['ten years ahead, and stays there', [now + tenYears]],
    ['ten years ahead and back', [now + tenYears, after]],
    [
      'ten years ahead and back, over and over',
      [now + tenYears, after, now + 2 * tenYears, after + 1, now + 3 * tenYears, after + 2],
    ],
    ['ten years back', [now - tenYears]],
    [
      'ten years back, and runs on from there for three days',
      [0, 1, 2].map(n => now - tenYears + n * day),
    ],
    [
      'a day ahead and back, over and over',
      [now + day, after, now + 2 * day, after + 1, now + 3 * day, after + 2],
    ],
    [
      'a day back and on again, over and over',
      [now - day, after, now - 2 * day, after + 1, now - 3 * day, after + 2],
    ],
  ])('%s, makes no version too old', (_what, jumps) => {
    for (let n = 0; n <= jumps.length; n++) {
      const versions = written([...morning, ...jumps.slice(0, n)])
      expect(left(versions)).toEqual(versions)
    }
  })

  it('does not stop thinning once it is right again', () => {
    const days = daily(9).slice(1)
    const found = left(written([...morning, now + tenYears, after, ...days]))
    expect(found.length).toBeLessThan(morning.length)
  })
})

const row = {
  bookId: bookId('b'),
  paragraphId: paragraphId('p'),
  index: 0,
  content: plain('一段话'),
  state: 'draft',
  updatedAt: now - 50 * day,
} as const
const version = (why: VersionReason) =>
  versionOf('translations/b/p', { table: 'translations', row }, why, row.updatedAt)

describe('a thinned version', () => {
  it('keeps its id and its time, and has no words', () => {
    const thin = thinned(version('edited'), now)
    expect(thin).toMatchObject({ id: version('edited').id, at: row.updatedAt, updatedAt: now })
    expect(thin && isBlankVersion(thin)).toBe(true)
    expect(thin && thinned(thin, now + 1)).toBeNull()
  })

  it.each(['restored', 'merged'] as const)(
    'does not exist if the version was kept because words were %s',
    why => {
      expect(thinned(version(why), now)).toBeNull()
    },
  )

  it('stays thin when an older backup is merged or an older snapshot is put back', () => {
    const { rows } = emptyWork('a')
    const thin = thinned(version('edited'), now)
    const here = { ...rows, history: thin ? [thin] : [] }
    const there = { ...rows, history: [version('edited')] }
    expect(merge(here, there, now).map(({ becomes }) => becomes)).toEqual([null])
    expect(putBack(here, there, now)).toEqual([])
    // In the other direction it becomes thin there too.
    expect(merge(there, here, now).map(({ becomes }) => becomes)).toEqual([thin])
  })
})
