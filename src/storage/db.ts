import { knownSeq } from '#domain/bounds'
import type { Operation } from '#domain/operation'
import { Dexie, type Table } from 'dexie'
import { seed } from './seed.ts'
import { currentVersion, versions } from './versions/index.ts'
import type { SchemaVersion } from './versions/version.ts'

/** Dexie multiplies version numbers: its version 3 is the engine's version 30. */
const nativeStep = 10

export const libraryName = 'duizhao'

/** After this many failures to open a library that was open, it counts as lost. */
const attempts = 3

/**
 * A row of `meta`: `libraryId` (string); `seq` and `schemaVersion` (numbers); `journalled`, the
 * number up to which the second copy has confirmed everything (absent until it has); `content`, the
 * sum of the rows (a `ContentSum`; absent until it is computed); `resending`, the progress of
 * sending all rows once more (absent if that is not under way); `clock`, the latest stamp seen
 * (absent until all rows were read for it).
 */
export interface MetaRow {
  readonly key:
    'libraryId' | 'seq' | 'schemaVersion' | 'journalled' | 'content' | 'resending' | 'clock'
  readonly value: unknown
}

/** The tools that a database is made with. */
export interface DbTools {
  readonly newId: () => string
  /** An IndexedDB other than the page's own. */
  readonly engine?: { readonly indexedDB: IDBFactory; readonly IDBKeyRange: typeof IDBKeyRange }
  readonly name?: string
}

/** Thrown if a library that was open turns out to be a new and empty one, or an older one. */
export class LibraryGoneError extends Error {
  override name = 'LibraryGoneError'
}

/**
 * The reader's library. Rows are `unknown` because a disk may hold anything. The repositories read
 * and check them; only `commit` writes them.
 */
export class LibraryDb extends Dexie {
  /** `read-only` if a newer program has changed the database: nothing may be written. */
  readonly access: 'read-write' | 'read-only'
  #wasOpen = false
  #reached = 0
  #isGone = false
  #failures = 0
  readonly #watchers = new Set<(operations: readonly Operation[]) => void>()

  /**
   * Makes the database as it was at version `upTo`. 0 takes it as found and never changes it.
   * `found`: the version that the engine has (0 for none), or null if that is not known.
   */
  constructor(
    { newId, engine, name = libraryName }: DbTools,
    upTo = currentVersion,
    found: number | null = null,
  ) {
    super(name, {
      ...engine,
      // The default loses up to eight seconds of committed work when the power is cut.
      chromeTransactionDurability: 'strict',
      cache: 'disabled',
    })
    this.access = upTo === 0 ? 'read-only' : 'read-write'
    const declared = versions.filter(({ version }) => version <= upTo)
    for (const { version, stores, upgrade } of found === 0 || found === upTo
      ? atOnce(declared)
      : declared)
      this.version(version)
        .stores({ ...stores })
        .upgrade(async transaction => {
          await upgrade?.(transaction)
          await transaction.table('meta').put({ key: 'schemaVersion', value: version })
          // The upgrade may have changed rows.
          await transaction.table('meta').delete('content')
        })
    if (upTo > 0) {
      this.on('populate', transaction => {
        // Dexie opens a lost connection again by itself. If the engine has wiped its files, it then
        // has a new and empty library, and writing into that would hide the loss.
        if (this.#wasOpen) throw this.#gone('the engine has lost the library')
        return seed(transaction, newId(), upTo)
      })
      const look = async () => {
        if (this.#reached > 0 && (await seqIn(this.backendDB())) < this.#reached)
          throw this.#gone('the engine has lost the end of the library')
        this.#wasOpen = true
      }
      this.on('ready', look, true)
    }
  }

  #gone(what: string): LibraryGoneError {
    this.#isGone = true
    return new LibraryGoneError(what)
  }

  /**
   * Whether the database, or the connection to it, is gone. Only a restart of the program can
   * recover it.
   */
  get isLost(): boolean {
    return this.#isGone || this.#failures >= attempts
  }

  /**
   * Records that the database has the operations up to `seq`. Opened again, it must still have
   * them.
   */
  hasUpTo(seq: number): void {
    this.#reached = seq
  }

  /**
   * Opens the database if the engine has closed it. Dexie tries that only once. Rejects with the
   * engine's error.
   */
  async reopen(): Promise<void> {
    if (this.isOpen() || this.hasBeenClosed()) return
    try {
      await this.open()
      this.#failures = 0
    } catch (error) {
      this.#failures++
      throw error
    }
  }

  /**
   * Calls `watcher` with rows that are being put, before their transaction ends. Returns a function
   * that stops this.
   */
  watch(watcher: (operations: readonly Operation[]) => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Calls the watchers. Everything that puts rows must call it. */
  tell(operations: readonly Operation[]): void {
    for (const watcher of this.#watchers) watcher(operations)
  }

  // Looked up by name each time: Dexie defines no table properties on a database that was opened as
  // found.
  get translations(): Table<unknown, readonly [string, string]> {
    return this.table('translations')
  }
  get annotations(): Table<unknown, string> {
    return this.table('annotations')
  }
  get categories(): Table<unknown, string> {
    return this.table('categories')
  }
  get positions(): Table<unknown, string> {
    return this.table('positions')
  }
  get settings(): Table<unknown, string> {
    return this.table('settings')
  }
  get history(): Table<unknown, string> {
    return this.table('history')
  }
  get books(): Table<unknown, string> {
    return this.table('books')
  }
  get structure(): Table<unknown, readonly [string, string]> {
    return this.table('structure')
  }
  get sentences(): Table<unknown, string> {
    return this.table('sentences')
  }
  get ownWords(): Table<unknown, string> {
    return this.table('ownWords')
  }
  get outline(): Table<unknown, string> {
    return this.table('outline')
  }
  get meta(): Table<MetaRow, string> {
    return this.table('meta')
  }
  get outbox(): Table<unknown, number> {
    return this.table('outbox')
  }
}

/**
 * Returns `declared` as one version, for a database that needs no upgrade: Dexie makes all tables
 * again for each version, which is a noticeable part of a start. If the database does need an
 * upgrade, nothing is changed and opening fails.
 */
function atOnce(declared: readonly SchemaVersion[]): readonly SchemaVersion[] {
  const last = declared.at(-1)
  if (!last) return []
  const stores = Object.fromEntries(declared.flatMap(version => Object.entries(version.stores)))
  const upgrade = () => Promise.reject(new Error('the library is older than it was when asked'))
  return [{ version: last.version, stores, upgrade }]
}

/**
 * How opening went. `newer`: a newer program has changed the database, so it is read as far as
 * possible and never written. `failed`: it cannot be opened.
 */
export type Opened =
  | { readonly state: 'ready'; readonly db: LibraryDb }
  | { readonly state: 'newer'; readonly db: LibraryDb; readonly version: number }
  | { readonly state: 'failed'; readonly error: unknown }

/**
 * Opens the library, and creates or upgrades it if necessary. `known` is its `installedVersion`, or
 * null to ask the engine. Never rejects.
 */
export async function openLibrary(tools: DbTools, known: number | null = null): Promise<Opened> {
  try {
    const found = known ?? (await installedVersion(tools))
    if (found > currentVersion)
      return { state: 'newer', db: await openAsFound(tools), version: found }
    const db = new LibraryDb(tools, currentVersion, found)
    await db.open()
    const written = await schemaVersion(db)
    if (written <= currentVersion) return { state: 'ready', db }
    db.close()
    return { state: 'newer', db: await openAsFound(tools), version: written }
  } catch (error) {
    return { state: 'failed', error }
  }
}

/**
 * Returns the version of the existing database, or 0. Asks the engine before Dexie
 * opens anything, because Dexie opens newer data silently and adds the tables it misses. `found`:
 * the databases that the engine has, or null to ask it.
 */
export async function installedVersion(
  { engine, name = libraryName }: DbTools,
  found: readonly IDBDatabaseInfo[] | null = null,
): Promise<number> {
  const factory = engine?.indexedDB ?? indexedDB
  const all = found ?? (await factory.databases())
  const existing = all.find(database => database.name === name)
  return (existing?.version ?? 0) / nativeStep
}

/** Opens the existing database without writing. Rejects if that is impossible. */
export async function openAsFound(tools: DbTools): Promise<LibraryDb> {
  const db = new LibraryDb(tools, 0)
  await db.open()
  return db
}

/**
 * Asks the engine itself for the sequence number, because Dexie blocks all access until `ready`
 * handlers are done.
 */
const seqIn = (database: IDBDatabase): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = database.transaction('meta').objectStore('meta').get('seq')
    request.onsuccess = () => resolve(numberIn(request.result))
    request.onerror = () => reject(request.error ?? new Error('the library cannot be read'))
  })

/** Returns the number in `row` of `meta`; 0 if it has none, or one that no library reaches. */
export const numberIn = (row: MetaRow | undefined): number => knownSeq(row?.value)

const schemaVersion = async (db: LibraryDb): Promise<number> =>
  numberIn(await db.meta.get('schemaVersion'))
