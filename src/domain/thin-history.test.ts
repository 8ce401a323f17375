import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBlankVersion, versionOf, type VersionReason } from './history.ts'
import { bookId, paragraphId } from './ids.ts'
import { merge } from './merge.ts'
import { putBack } from './put-back.ts'
import { plain } from './rich-text.ts'
import { thinned, tooMany, type Aged } from './thin-history.ts'
import { emptyWork } from './work.ts'

const day = 24 * 60 * 60_000
const hour = day / 24
/** A Monday, at midnight. */
const now = 2961 * 7 * day + 4 * day
const ages = (list: readonly number[]): readonly Aged[] =>
  list.map(age => ({ id: `${age}`, at: now - age }))
const left = (versions: readonly Aged[], at: number) => {
  const many = tooMany(versions, at)
  return versions.filter(({ id }) => !many.has(id))
}

describe('of versions', () => {
  it.each([
    [
      'all of the last day stay',
      [1, 2 * hour, 3 * hour, day - 1],
      [1, 2 * hour, 3 * hour, day - 1],
    ],
    ['one a day stays', [5 * day + 2, 5 * day + 1, 5 * day + 3, 99 * day], [5 * day + 1, 99 * day]],
    [
      'one a week stays',
      [40 * day, 41 * day, 42 * day, 49 * day, 999 * day].toReversed(),
      [999, 49, 40].map(n => n * day),
    ],
    [
      'one in four weeks stays',
      [400, 407, 414, 421, 428, 1000].map(n => n * day),
      [400, 407, 1000].map(n => n * day),
    ],
    ['the first stays', [5 * day + 1, 5 * day + 2], [5 * day + 1, 5 * day + 2]],
    ['what comes from a clock ahead stays', [-5 * day, -5 * day - 1], [-5 * day, -5 * day - 1]],
  ])('%s', (_what, given, kept) => {
    expect(left(ages(given), now).map(({ at }) => now - at)).toEqual(kept)
  })

  const some = fc
    .uniqueArray(fc.integer({ min: 0, max: 900 * day }), { maxLength: 60 })
    .map(list => ages(list))

  it('it makes no difference whether they are thinned now and then or once', () => {
    const times = fc.array(fc.integer({ min: 0, max: 900 * day }), { maxLength: 5 })
    fc.assert(
      fc.property(some, times, (versions, waits) => {
        const stops = waits.toSorted((a, b) => a - b).map(wait => now + wait)
        const end = stops.at(-1) ?? now
        const step = stops.reduce((rest, at) => left(rest, at), versions)
        expect(left(step, end)).toEqual(left(versions, end))
      }),
    )
  })

  it('few stay, however many there are', () => {
    const hourly = ages(Array.from({ length: 3 * 365 * 24 }, (_, n) => n * hour))
    expect(left(hourly, now).length).toBeLessThan(24 + 30 + 50 + 30)
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

describe('a version that is thinned', () => {
  it('keeps its name and its time, and has no words', () => {
    const thin = thinned(version('edited'), now)
    expect(thin).toMatchObject({ id: version('edited').id, at: row.updatedAt, updatedAt: now })
    expect(thin && isBlankVersion(thin)).toBe(true)
    expect(thin && thinned(thin, now + 1)).toBeNull()
  })

  it.each(['restored', 'merged'] as const)('is none that was kept because words were %s', why => {
    expect(thinned(version(why), now)).toBeNull()
  })

  it('stays thin when an older backup is merged or an older snapshot put back', () => {
    const { rows } = emptyWork('a')
    const thin = thinned(version('edited'), now)
    const here = { ...rows, history: thin ? [thin] : [] }
    const there = { ...rows, history: [version('edited')] }
    expect(merge(here, there, now).map(({ becomes }) => becomes)).toEqual([null])
    expect(putBack(here, there, now)).toEqual([])
    // And the other way round it grows thin there too.
    expect(merge(there, here, now).map(({ becomes }) => becomes)).toEqual([thin])
  })
})
