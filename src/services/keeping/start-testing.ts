/** A library that lives on from start to start, for the tests of what a start finds. */
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
/** A category of the reader's naming. */
export const category: Operation = {
  table: 'categories',
  row: { ...builtIn, name: 'Begriff', updatedAt: 9 },
}

/** A clock on which pauses are over at once, and nobody's patience is ever at an end. */
export const atOnce: SetTimer = (ms, run) => {
  if (ms === watchdog || ms === databaseWatchdog) return () => {}
  const turn = setImmediate(run)
  return () => clearImmediate(turn)
}

/** When `value` is as it `should` be. */
export const changed = <T>(value: Live<T>, should: (now: T) => boolean): Promise<void> =>
  new Promise(resolve => {
    const look = () => {
      if (should(value.get())) resolve()
    }
    value.subscribe(look)
    look()
  })

/** A library that lives on from start to start, and what the program can do between two. */
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
  /** Writes into the database, and into the second copy what then waits. */
  async function write(...operations: readonly Operation[]): Promise<void> {
    if (!open) throw new Error('not started')
    await commit(open, operations, 50)
    await drain(open)
  }
  /** Gives the second copy all that it lacks. */
  async function drain(db: LibraryDb): Promise<void> {
    const copy = createSecondCopy({ api, owed: outboxSource(db, () => 100), after: atOnce })
    await copy.catchUp()
    await changed(copy.renewed, part => part === null)
  }
  return { tools, second, api, logged, start, started, write, drain }
}

/** A machine on which three translations and a category were written and journalled. */
export async function used() {
  const it = machine()
  const { db } = await it.started()
  await it.write(translation(0, '零'), translation(1, '一'), translation(2, '二'), category)
  const before = canonical(await readWork(db))
  return { ...it, db, before }
}

/** What the translation of paragraph `p<n>` says; undefined if there is none. */
export const text = async (db: LibraryDb, n: number) =>
  (await readWork(db)).rows.translations.find(({ index }) => index === n)?.content.text

/** Deletes the database, as an engine does that has lost everything. */
export const wipe = (tools: DbTools) => new Dexie('duizhao', { ...tools.engine }).delete()

/** What the page hands over past the database. */
export const direct = (seq: number, operation: Operation): readonly OutboxEntry[] => [
  { seq, target: targetOf(operation), operation, at: 60 },
]

/** The database engine in memory, whose functions a test may take the place of. */
export function engineOf({ engine }: DbTools) {
  if (!engine) throw new Error('no engine')
  return engine
}
