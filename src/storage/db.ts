import { knownSeq } from '#domain/bounds'
import type { Operation } from '#domain/operation'
import { Dexie, type Table } from 'dexie'
import { seed } from './seed.ts'
import { currentVersion, versions } from './versions/index.ts'

/** Dexie multiplies: its version 3 is the engine's version 30. */
const nativeStep = 10

export const libraryName = 'duizhao'

/** So often a library that was open is opened again before the way to it counts as lost. */
const attempts = 3

/**
 * A row of `meta`: `libraryId` (string); `seq`, `schemaVersion` and `journalled`, the number up
 * to which the second copy has said to have everything (numbers; the last not before it did);
 * `content`, what the rows add up to (a `ContentSum`; absent until it has been reckoned);
 * `resending`, how far sending all rows once more has come (absent where that is not to be done);
 * `clock`, the last stamp the library has seen (absent until all rows were looked at for it).
 */
export interface MetaRow {
  readonly key:
    'libraryId' | 'seq' | 'schemaVersion' | 'journalled' | 'content' | 'resending' | 'clock'
  readonly value: unknown
}

/** The tools a database is made with. */
export interface DbTools {
  readonly newId: () => string
  /** Another IndexedDB than the page's own. */
  readonly engine?: { readonly indexedDB: IDBFactory; readonly IDBKeyRange: typeof IDBKeyRange }
  readonly name?: string
}

/** Thrown where a library that was open is suddenly found to be a new and empty one, or an older one. */
export class LibraryGoneError extends Error {
  override name = 'LibraryGoneError'
}

/**
 * The reader's library. Rows are `unknown` because what is on a disk may be anything:
 * they are read through the repositories, which check them, and written by `commit` only.
 */
export class LibraryDb extends Dexie {
  /** `read-only` where a newer program has been at work: nothing may be written. */
  readonly access: 'read-write' | 'read-only'
  #wasOpen = false
  #reached = 0
  #isGone = false
  #failures = 0
  readonly #watchers = new Set<(operations: readonly Operation[]) => void>()

  /**
   * The database as it was at version `upTo`; 0 takes it as it is found, whatever that
   * is, and never changes it.
   */
  constructor({ newId, engine, name = libraryName }: DbTools, upTo = currentVersion) {
    super(name, {
      ...engine,
      // The default loses up to eight seconds of committed work at a power cut.
      chromeTransactionDurability: 'strict',
      cache: 'disabled',
    })
    this.access = upTo === 0 ? 'read-only' : 'read-write'
    for (const { version, stores, upgrade } of versions.slice(0, upTo)) {
      this.version(version)
        .stores({ ...stores })
        .upgrade(async transaction => {
          await upgrade?.(transaction)
          await transaction.table('meta').put({ key: 'schemaVersion', value: version })
          // Its rows may be others now.
          await transaction.table('meta').delete('content')
        })
    }
    if (upTo > 0) {
      this.on('populate', transaction => {
        // Dexie opens a lost connection again by itself. An engine that has wiped its files then
        // has a new and empty library ready, and what is written into it covers up the loss.
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

  /** Whether what the engine had, or the way to it, is gone: only a start can bring it back. */
  get isLost(): boolean {
    return this.#isGone || this.#failures >= attempts
  }

  /** It has the operations up to number `seq`: opened again, it must have them. */
  hasUpTo(seq: number): void {
    this.#reached = seq
  }

  /**
   * Opens it again where the engine has closed it: Dexie tries that only once, and then never again.
   * Rejects with what the engine says.
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

  /** Calls `watcher` with rows that are being put, before their transaction is done, until the answer is called. */
  watch(watcher: (operations: readonly Operation[]) => void): () => void {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Tells whoever watches that rows are being put: whoever puts any says so. */
  tell(operations: readonly Operation[]): void {
    for (const watcher of this.#watchers) watcher(operations)
  }

  // Asked for by name each time: Dexie gives a database that was opened as it was found no fields for its tables.
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
  get meta(): Table<MetaRow, string> {
    return this.table('meta')
  }
  get outbox(): Table<unknown, number> {
    return this.table('outbox')
  }
}

/**
 * How opening went. `newer`: a newer program has changed the database; it can be read as
 * far as it is understood, and nothing is written. `failed`: it cannot be opened at all.
 */
export type Opened =
  | { readonly state: 'ready'; readonly db: LibraryDb }
  | { readonly state: 'newer'; readonly db: LibraryDb; readonly version: number }
  | { readonly state: 'failed'; readonly error: unknown }

/** Opens the library, making or upgrading it where needed; `known` is its `installedVersion`, null if that is to be asked. Never rejects. */
export async function openLibrary(tools: DbTools, known: number | null = null): Promise<Opened> {
  try {
    const found = known ?? (await installedVersion(tools))
    if (found > currentVersion)
      return { state: 'newer', db: await openAsFound(tools), version: found }
    const db = new LibraryDb(tools)
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
 * The form of the database that is there; 0 if there is none. Asked of the engine before
 * Dexie opens anything: Dexie opens newer data without a word, and adds to it what it misses.
 */
export async function installedVersion({ engine, name = libraryName }: DbTools): Promise<number> {
  const factory = engine?.indexedDB ?? indexedDB
  const existing = (await factory.databases()).find(database => database.name === name)
  return (existing?.version ?? 0) / nativeStep
}

/** Opens what is there and writes nothing. Rejects if there is no database, or it cannot be opened. */
export async function openAsFound(tools: DbTools): Promise<LibraryDb> {
  const db = new LibraryDb(tools, 0)
  await db.open()
  return db
}

/** The library's sequence number, asked of the engine itself: Dexie lets nobody in before all is ready. */
const seqIn = (database: IDBDatabase): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = database.transaction('meta').objectStore('meta').get('seq')
    request.onsuccess = () => resolve(numberIn(request.result))
    request.onerror = () => reject(request.error ?? new Error('the library cannot be read'))
  })

/** The number that `row` of `meta` says; 0 where it says none, or one that no library reaches. */
export const numberIn = (row: MetaRow | undefined): number => knownSeq(row?.value)

const schemaVersion = async (db: LibraryDb): Promise<number> =>
  numberIn(await db.meta.get('schemaVersion'))
