import { beginning, createLogicalClock, type InstallationId } from '#domain/clock'
import { sitting, versionOf, wordsOf } from '#domain/history'
import { bookId, paragraphId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { plain } from '#domain/rich-text'
import type { Translation } from '#domain/translation'
import { describe, expect, it } from 'vitest'
import { commit, currentSeq } from './commit.ts'
import { versionedRow, versionsOf } from './history.ts'
import { memoryLibrary } from './testing.ts'

const target = 'translations/b1/p1'

const row = (text: string, updatedAt: number, more: Partial<Translation> = {}): Translation => ({
  bookId: bookId('b1'),
  paragraphId: paragraphId('p1'),
  index: 0,
  content: plain(text),
  state: 'draft',
  updatedAt,
  ...more,
})

const translation = (text: string, at: number, more?: Partial<Translation>): Operation => ({
  table: 'translations',
  row: row(text, at, more),
})

/** The versions of one translation after `writes`, each in its own commit, newest first. */
async function keptAfter(...writes: readonly Operation[]) {
  const db = await memoryLibrary()
  for (const write of writes) await commit(db, [write], write.row.updatedAt)
  const { rows } = await versionsOf(db, target)
  return rows.map(({ why, at, row }) => [why, at, 'content' in row && row.content.text])
}

const minute = 60_000

describe('the history of a translation', () => {
  it('has the last words of each sitting', async () => {
    const kept = await keptAfter(
      translation('The', 1),
      translation('The white', minute),
      translation('The white paper', minute + sitting),
      translation('The white papers', 2 * minute + sitting),
      translation('Whitepapers', minute + 3 * sitting),
    )
    expect(kept).toEqual([
      ['edited', 2 * minute + sitting, 'The white papers'],
      ['edited', minute, 'The white'],
    ])
  })

  it('has a version every ten minutes of a sitting without a pause', async () => {
    const start = sitting
    const writes = Array.from({ length: 31 }, (_, i) => translation(`${i}.`, start + i * minute))
    const kept = await keptAfter(translation('Before', 0), ...writes)
    expect(kept.map(([, at, words]) => [at, words])).toEqual([
      [start + 29 * minute, '29.'],
      [start + 19 * minute, '19.'],
      [start + 9 * minute, '9.'],
      [0, 'Before'],
    ])
  })

  it('has cleared words at once', async () => {
    expect(await keptAfter(translation('The white paper', 1), translation('', 2))).toEqual([
      ['edited', 1, 'The white paper'],
    ])
  })

  it('has words that were marked done, once', async () => {
    const kept = await keptAfter(
      translation('The', 1),
      translation('The', 2, { state: 'done' }),
      translation('Then', 3, { state: 'done' }),
      translation('They', 4, { state: 'done' }),
    )
    expect(kept).toEqual([['state', 2, 'The']])
  })
})

describe('the history under a wrong clock', () => {
  const hour = 60 * minute
  const now = 1000 * hour
  const names = ['1', '2'].map(name => name.padStart(16, '0') as InstallationId)

  /** A library whose clock shows `at` at each write. */
  async function desk() {
    const db = await memoryLibrary()
    let at = 0
    const clocks = names.map(installation =>
      createLogicalClock({ installation, seen: beginning, now: () => at }),
    )
    const write = async (text: string, when: number, more: Partial<Translation> = {}, who = 0) => {
      at = when
      const others = clocks[1 - who]
      const stamp = clocks[who]?.stamp()
      others?.saw([{ updatedAt: 0, stamp }])
      await commit(db, [translation(text, when, { ...more, stamp })], when)
    }
    const words = async () => (await versionsOf(db, target)).rows.map(version => wordsOf(version))
    const saw = (updatedAt: number) => clocks.forEach(clock => clock.saw([{ updatedAt }]))
    return { db, write, words, saw }
  }

  it.each([
    ['an hour', hour],
    ['ten years', 10 * 365 * 24 * hour],
  ])(
    'has what sixty short pauses leave, and no more for a clock that was %s ahead',
    async (_, ahead) => {
      const right = await desk()
      const wrong = await desk()
      const writes = Array.from({ length: 60 }, (_, n) => [`${n}.`, now + n * minute] as const)
      await right.write('Before', now - minute)
      await wrong.write('Before', now + ahead)
      for (const write of writes) {
        await right.write(...write)
        await wrong.write(...write)
      }
      // One more version, from when the clock was corrected: for the history that was a pause.
      expect(await wrong.words()).toContain('Before')
      expect((await wrong.words()).length).toBeLessThanOrEqual((await right.words()).length + 1)
    },
  )

  it('has a row without a stamp once, if its time is an hour ahead', async () => {
    const { db, write, words, saw } = await desk()
    await commit(db, [translation('Before', now + hour)], now)
    saw(now + hour)
    for (let n = 0; n < 20; n++) await write(`${n}.`, now + n * minute)
    expect(await words()).toEqual(['9.', 'Before'])
  })

  it('has words that were marked done repeatedly once', async () => {
    const { write, words } = await desk()
    await write('Done', now + hour)
    for (let n = 0; n < 6; n++) {
      await write('Done', now + 2 * n, { state: 'done' })
      await write('Done', now + 2 * n + 1, { state: 'draft' })
    }
    expect(await words()).toEqual(['Done'])
  })

  it('is in the order of writing', async () => {
    const { write, words } = await desk()
    for (const [text, at] of [
      ['The first words of all', now],
      ['', now + 1],
      ['The second words of all', now - hour],
      ['', now - hour + 1],
      ['The third words of all', now - 2000 * minute],
      ['', now - 2000 * minute + 1],
    ] as const)
      await write(text, at)
    expect(await words()).toEqual([
      'The third words of all',
      'The second words of all',
      'The first words of all',
    ])
  })

  it('has the words of another machine, though they were written a moment ago', async () => {
    const { write, words } = await desk()
    await write('Theirs', now, {}, 1)
    await write('Theirs and mine', now + 1)
    await write('Theirs and mine again', now + 2)
    expect(await words()).toEqual(['Theirs'])
  })
})

describe('a version', () => {
  it('is an operation, numbered after those it is kept for', async () => {
    const db = await memoryLibrary()
    await commit(db, [translation('The white paper', 1)], 1)
    expect(await commit(db, [translation('', 2)], 2, { above: 40 })).toBe(42)
    expect(await currentSeq(db)).toBe(42)
    const [version] = (await versionsOf(db, target)).rows
    expect(await db.outbox.toArray()).toEqual([
      { seq: 41, target, at: 2, operation: translation('', 2) },
      {
        seq: 42,
        target: `history/${version?.id}`,
        at: 2,
        operation: { table: 'history', row: version },
      },
    ])
  })

  it('keeps its reason when it comes from elsewhere', async () => {
    const db = await memoryLibrary()
    await commit(db, [translation('The white paper', 1)], 1)
    const old = { table: 'translations', row: row('The white paper', 1) } as const
    const version = versionOf(target, old, 'restored', 2)
    await commit(db, [{ table: 'history', row: version }, translation('', 2)], 2)
    expect((await versionsOf(db, target)).rows).toEqual([version])
  })

  it('is another one when the same words return later and go again', async () => {
    const db = await memoryLibrary()
    await commit(db, [translation('The white paper', 1)], 1)
    await commit(db, [translation('', 2)], 2)
    await commit(db, [translation('The white paper', 3)], 3)
    await commit(db, [translation('', 4)], 4)
    expect((await versionsOf(db, target)).rows.map(({ at }) => at).toSorted()).toEqual([1, 3])
  })
})

it.each([
  [
    'versionedRow returns the row of a target',
    target,
    { table: 'translations', row: row('The', 1) },
  ],
  ['versionedRow returns null for a missing row', 'translations/b1/p2', null],
  ['versionedRow returns null for a row without a history', 'settings/theme', null],
])('%s', async (_name, of, expected) => {
  const db = await memoryLibrary()
  await commit(db, [translation('The', 1)], 1)
  expect(await versionedRow(db, of)).toEqual(expected)
})
