/** A library that survives from start to start, for the tests of starts. */
import type { Category } from '#domain/annotation'
import { bookId, paragraphId } from '#domain/ids'
import { targetOf, type Operation, type OutboxEntry } from '#domain/operation'
import { plain } from '#domain/rich-text'
import { canonical } from '#domain/work'
import { commit } from '#storage/commit'
import type { DbTools, LibraryDb } from '#storage/db'
import { builtInCategories } from '#storage/seed'
import { memoryTools } from '#storage/testing'
import { readWork } from '#storage/whole'
import { Dexie } from 'dexie'
import { type SetTimer } from '../timers.ts'
import type { Live } from '../live.ts'
import { outboxSource } from './outbox-source.ts'
import { databaseWatchdog, watchdog } from '../with-timeout.ts'
import { createSecondCopy } from './second-copy.ts'
import { startLibrary, type Started } from './start.ts'
import { memorySecondCopy } from './testing.ts'

/** The translation of paragraph `p<n>` as `text`. */
export const translation = (n: number, text: string, updatedAt = n + 1): Operation => ({
  table: 'translations',
  row: {
    bookId: bookId('b'),
    paragraphId: paragraphId(`p${n}`),
    index: n,
    content: plain(text),
    state: 'draft',
    updatedAt,
  },
})

const [builtIn] = builtInCategories as [Category]
/** A category that the reader named. */
export const category: Operation = {
  table: 'categories',
  row: { ...builtIn, name: 'Begriff', updatedAt: 9 },
}

/** Timers whose pauses end at once and whose timeouts never expire. */
export const atOnce: SetTimer = (ms, run) => {
  if (ms === watchdog || ms === databaseWatchdog) return () => {}
  const turn = setImmediate(run)
  return () => clearImmediate(turn)
}

/** Resolves when `should` is true of `value`. */
export const changed = <T>(value: Live<T>, should: (now: T) => boolean): Promise<void> =>
  new Promise(resolve => {
    const look = () => {
      if (should(value.get())) resolve()
    }
    value.subscribe(look)
    look()
  })

/** A library that survives from start to start, and what the program can do in between. */
export function machine(tools: DbTools = memoryTools(), second = memorySecondCopy()) {
  const logged: string[] = []
  const api = { ...second.calls, log: async ({ code }: { code: string }) => void logged.push(code) }
  let open: LibraryDb | null = null

  async function start(isDistrusted = false): Promise<Started> {
    open?.close()
    const started = await startLibrary({ api, db: tools, now: () => 100, isDistrusted })
    open = started.state === 'open' ? started.db : null
    return started
  }
  async function started(isDistrusted = false): Promise<Extract<Started, { state: 'open' }>> {
    const answer = await start(isDistrusted)
    if (answer.state !== 'open') throw new Error(`the start ${answer.state}`)
    return answer
  }
  /** Writes into the database, and then sends the outbox to the second copy. */
  async function write(...operations: readonly Operation[]): Promise<void> {
    if (!open) throw new Error('not started')
    await commit(open, operations, 50)
    await drain(open)
  }
  /** Sends the second copy all that it lacks. */
  async function drain(db: LibraryDb): Promise<void> {
    const copy = createSecondCopy({ api, owed: outboxSource(db, () => 100), after: atOnce })
    await copy.catchUp()
    await changed(copy.renewed, part => part === null)
  }
  return { tools, second, api, logged, start, started, write, drain }
}

/** A machine with three translations and a category in both copies. */
export async function used() {
  const it = machine()
  const { db } = await it.started()
  await it.write(translation(0, '零'), translation(1, '一'), translation(2, '二'), category)
  const before = canonical(await readWork(db))
  return { ...it, db, before }
}

/** The text of the translation of paragraph `p<n>`; undefined if it is missing. */
export const text = async (db: LibraryDb, n: number) =>
  (await readWork(db)).rows.translations.find(({ index }) => index === n)?.content.text

/** Deletes the database, as an engine does when it loses everything. */
export const wipe = (tools: DbTools) => new Dexie('duizhao', { ...tools.engine }).delete()

/** Rows that the page sends to the second copy directly. */
export const direct = (seq: number, operation: Operation): readonly OutboxEntry[] => [
  { seq, target: targetOf(operation), operation, at: 60 },
]

/** The database engine in memory. A test may replace its functions. */
export function engineOf({ engine }: DbTools) {
  if (!engine) throw new Error('no engine')
  return engine
}
