/**
 * Tests the whole way of a row against a model of what was reported as kept. Whatever fails, is
 * lost between two starts, or is wrong with the clock: saved rows are there, and backed-up rows are
 * there even if the database is not.
 */
import { fuzzing, fuzzPatience } from '#domain/fuzz-testing'
import { bookId, paragraphId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { plain } from '#domain/rich-text'
import type { Translation } from '#domain/translation'
import { canonical } from '#domain/work'
import { seenIn } from '#storage/clock'
import { commit } from '#storage/commit'
import type { LibraryDb } from '#storage/db'
import { waitingInOutbox } from '#storage/outbox'
import { memoryTools } from '#storage/testing'
import { readWork } from '#storage/whole'
import { Dexie } from 'dexie'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createClock } from '../testing.ts'
import { isBusy, liveSaveState } from '../saving/save-state.ts'
import { createWriter } from '../saving/writer.ts'
import { outboxSource } from './outbox-source.ts'
import { createSecondCopy } from './second-copy.ts'
import { startLibrary } from './start.ts'
import { clockUnderTest, memorySecondCopy } from './testing.ts'

/** How the database reacts to a write. `mute`: it writes and does not reply. */
type Weather = 'fine' | 'refuses' | 'silent' | 'mute'

const rows = 4
const row = (n: number, version: number, updatedAt: number): Operation => ({
  table: 'translations',
  row: {
    bookId: bookId('b'),
    paragraphId: paragraphId(`p${n}`),
    index: n,
    content: plain(`第${version}稿`),
    state: 'draft',
    updatedAt,
  },
})
/** The number of a row's version. */
const versionIn = ({ content }: Translation): number => Number(/\d+/.exec(content.text)?.[0])

/** The promises that have not settled, so that the clock can wait for them. */
function traffic() {
  const underway = new Set<Promise<unknown>>()
  const turn = () => new Promise<void>(resolve => setImmediate(resolve))
  return {
    watch: <T>(promise: Promise<T>): Promise<T> => {
      const watched = promise.finally(() => underway.delete(watched))
      underway.add(watched)
      return watched
    },
    idle: async (): Promise<void> => {
      for (let quiet = 0; quiet < 3; quiet++) {
        await turn()
        if (underway.size === 0) continue
        await Promise.allSettled(underway)
        quiet = 0
      }
    },
  }
}

const forever = <T>() => new Promise<T>(() => {})

/** The page between two starts, on a machine whose clock is `wall`. */
async function pageOf(
  db: LibraryDb,
  seq: number,
  second: ReturnType<typeof memorySecondCopy>,
  wall: () => number,
) {
  let weather: Weather = 'fine'
  let isGone = false
  const { watch, idle } = traffic()
  const clock = createClock(idle)
  const state = liveSaveState()
  /** A page that is gone receives no reply. */
  const answered = async <T>(promise: Promise<T>): Promise<T> => {
    const answer = await watch(promise)
    return isGone ? forever() : answer
  }
  const copy = createSecondCopy({
    after: clock.after,
    api: {
      journal: (entries, how) => answered(second.calls.journal(entries, how)),
      backUpNow: () => answered(second.calls.backUpNow()),
    },
    owed: outboxSource(db, clock.now, work => answered(work())),
    isBusy: () => isBusy(state.get()),
  })
  const writer = createWriter({
    second: copy,
    seq,
    clock: clockUnderTest(wall, await seenIn(db)),
    now: wall,
    after: clock.after,
    state,
    commit: async (operations, at, { above }) => {
      if (weather === 'refuses') throw new DOMException('Connection is closing', 'UnknownError')
      if (weather === 'silent') return forever()
      const answer = await answered(commit(db, operations, at, { above }))
      return weather === 'mute' ? forever() : answer
    },
  })
  void copy.catchUp()
  return {
    writer,
    clock,
    idle,
    turn: (next: Weather) => {
      weather = next
    },
    leave: () => {
      isGone = true
    },
  }
}

/** The rows of each table. */
const everyRow = (db: LibraryDb) =>
  Promise.all(db.tables.map(async ({ name }) => [name, await db.table(name).toArray()] as const))

/** Resets the database to an earlier state, as an engine does when it loses the end of its log. */
async function goBack(db: LibraryDb, old: Awaited<ReturnType<typeof everyRow>>): Promise<void> {
  for (const [name, rows] of old) {
    await db.table(name).clear()
    await db.table(name).bulkAdd(rows)
  }
}

const minute = 60_000
/** The errors of clocks, in milliseconds: none, minutes, days, years. */
const clocks = [0, 0, 2 * minute, -2 * minute, 1440 * minute, -1440 * minute, 3653 * 1440 * minute]

const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ type: fc.nat(rows - 1) }) },
  { weight: 5, arbitrary: fc.record({ pass: fc.constantFrom(100, 600, 4000, 20_000) }) },
  { weight: 2, arbitrary: fc.constant({ flush: true }) },
  {
    weight: 3,
    arbitrary: fc.record({
      weather: fc.constantFrom<Weather>('fine', 'refuses', 'silent', 'mute'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ journal: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ clock: fc.constantFrom(...clocks) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      end: fc.constantFrom('quit', 'crash', 'reload'),
      loses: fc.constantFrom('nothing', 'nothing', 'everything', 'what is new'),
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

async function run(steps: readonly Step[]): Promise<void> {
  const tools = memoryTools()
  const second = memorySecondCopy()
  /**
   * The version of each row that the reader wrote last, and the version that was reported as kept.
   */
  const written = new Map<number, number>()
  const inDatabase = new Map<number, number>()
  const inCopy = new Map<number, number>()
  /** The newest version that each row ever had. A lost one may still return. */
  const ever = new Map<number, number>()
  let version = 0
  let isFailing = false
  let wrongBy = 0
  let looks = 0
  const wall = () => Date.UTC(2026, 10, 30) + looks++ + wrongBy

  async function start() {
    const started = await startLibrary({
      api: { ...second.calls, log: async () => {} },
      db: tools,
      now: wall,
    })
    if (started.state !== 'open') throw new Error(`the start ${started.state}: ${started.why}`)
    const old = await everyRow(started.db)
    return { ...started, old, ...(await pageOf(started.db, started.seq, second, wall)) }
  }
  let page = await start()

  /** Records what the save state promises. */
  function listen() {
    const { state } = page.writer.state.get()
    if (state === 'editing' || state === 'saving' || state === 'failed') return
    for (const [n, wanted] of written) {
      if (state === 'saved' || state === 'backed-up') inDatabase.set(n, wanted)
      if (state === 'backed-up') inCopy.set(n, wanted)
    }
    // Rows saved before may be in the database only. Waiting rows are in the second copy.
    if (state !== 'journal-only') return
    for (const { table, row: waiting } of page.writer.waiting()) {
      if (table === 'translations') inCopy.set(waiting.index, versionIn(waiting))
    }
  }

  async function restart(end: string, loses: string) {
    if (end === 'quit') {
      const flushed = page.writer.flush()
      await page.clock.pass(10_000)
      await flushed
      listen()
    }
    if (end === 'reload') page.writer.handOver()
    page.leave()
    await page.idle()
    if (end === 'quit') second.quit()
    second.fail(false)
    const { db } = page
    if (loses === 'what is new') await goBack(db, page.old)
    db.close()
    if (loses === 'everything') await new Dexie('duizhao', { ...tools.engine }).delete()

    // A page that is reloaded without a failure has all that was typed.
    const all = end === 'reload' && !isFailing ? new Map(written) : new Map<number, number>()
    isFailing = false
    page = await start()
    const found = new Map(
      (await readWork(page.db)).rows.translations.map(one => [one.index, versionIn(one)]),
    )
    for (let n = 0; n < rows; n++) {
      const kept = found.get(n) ?? 0
      const lost = loses !== 'nothing'
      const promised = Math.max(inCopy.get(n) ?? 0, lost ? 0 : (inDatabase.get(n) ?? 0))
      if (!lost) expect(kept).toBeGreaterThanOrEqual(all.get(n) ?? 0)
      expect(kept).toBeGreaterThanOrEqual(promised)
      expect(kept).toBeLessThanOrEqual(ever.get(n) ?? 0)
      if (found.has(n)) written.set(n, kept)
      else written.delete(n)
      inDatabase.set(n, kept)
    }
  }

  for (const what of steps) {
    if ('type' in what) {
      written.set(what.type, ++version)
      ever.set(what.type, version)
      page.writer.put([row(what.type, version, wall())], 'typing')
    } else if ('pass' in what) await page.clock.pass(what.pass)
    else if ('clock' in what) wrongBy = what.clock
    else if ('flush' in what) void page.writer.flush()
    else if ('weather' in what) page.turn(what.weather)
    else if ('journal' in what) {
      isFailing = !what.journal
      second.fail(isFailing)
    } else await restart(what.end, what.loses)
    listen()
  }

  // Without failures both copies end up the same, with what the reader wrote.
  page.turn('fine')
  second.fail(false)
  await page.clock.pass(60_000)
  listen()
  await restart('quit', 'nothing')
  const work = await readWork(page.db)
  await page.clock.pass(1000)
  expect(canonical(second.everything())).toBe(canonical(work))
  expect((await waitingInOutbox(page.db, 9)).entries).toEqual([])
  page.db.close()
}

// About 5,000 steps, fifteen in each run. A soak runs more.
it(
  'rows that were reported as kept survive any failure and loss',
  async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 30 }), run), fuzzing(350))
  },
  fuzzPatience,
)
