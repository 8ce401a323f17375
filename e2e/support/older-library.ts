/**
 * Turns a library into one of the program's first version, and reads libraries without changing
 * them.
 */
import { createServer, type Server } from 'node:http'
import { launchPlain, type Launched } from './app.ts'

/**
 * The tables of the first version with Dexie's names for their indexes. That version is released,
 * so they never change.
 */
const firstTables = {
  translations: { key: ['bookId', 'paragraphId'], indexes: [['bookId', 'state', 'index']] },
  annotations: { key: 'id', indexes: ['bookId', ['bookId', 'deletedAt']] },
  categories: { key: 'id', indexes: [] },
  positions: { key: 'bookId', indexes: [] },
  settings: { key: 'key', indexes: [] },
  meta: { key: 'key', indexes: [] },
  outbox: { key: 'seq', indexes: ['target'] },
}

/**
 * Turns the library of the profile `userData` into one of the first version, and drops tables that
 * the first version did not have. The program must have ended by itself.
 */
export async function makeFirstVersion(userData: string): Promise<void> {
  await onBlankPage(userData, ({ page }) =>
    page.evaluate(async tables => {
      const answer = <T>(request: IDBRequest<T>) =>
        new Promise<T>((done, failed) => {
          request.onsuccess = () => done(request.result)
          request.onerror = () => failed(request.error ?? new Error('not answered'))
        })
      const found = await answer(indexedDB.open('duizhao'))
      const reading = found.transaction(Object.keys(tables))
      const rows = await Promise.all(
        Object.keys(tables).map(async table => ({
          table,
          all: await answer<Record<string, unknown>[]>(reading.objectStore(table).getAll()),
        })),
      )
      found.close()
      await answer(indexedDB.deleteDatabase('duizhao'))
      const opening = indexedDB.open('duizhao', 10)
      opening.onupgradeneeded = () => {
        for (const [table, { key, indexes }] of Object.entries(tables)) {
          const store = opening.result.createObjectStore(table, { keyPath: key })
          for (const path of indexes)
            store.createIndex(typeof path === 'string' ? path : `[${path.join('+')}]`, path)
        }
        for (const { table, all } of rows) {
          for (const row of all) {
            const isVersion = table === 'meta' && row['key'] === 'schemaVersion'
            opening.transaction?.objectStore(table).put(isVersion ? { ...row, value: 1 } : row)
          }
        }
      }
      ;(await answer(opening)).close()
    }, firstTables),
  )
}

/** The content of the profile's library, as IndexedDB reports it. */
export interface FoundLibrary {
  /** The version of the schema; 0 if there is no library. */
  readonly version: number
  readonly tables: readonly string[]
  /** The number of translations. */
  readonly translations: number
}

/** Reads the library of the profile `userData`. It creates and upgrades nothing. */
export function lookInto(userData: string): Promise<FoundLibrary> {
  return onBlankPage(userData, ({ page }) =>
    page.evaluate(async () => {
      const there = (await indexedDB.databases()).find(({ name }) => name === 'duizhao')
      if (!there) return { version: 0, tables: [], translations: 0 }
      return new Promise((done, failed) => {
        const opening = indexedDB.open('duizhao')
        opening.onerror = () => failed(opening.error ?? new Error('not opened'))
        opening.onsuccess = () => {
          const { result } = opening
          const counting = result.transaction('translations').objectStore('translations').count()
          counting.onsuccess = () => {
            const tables = [...result.objectStoreNames]
            result.close()
            done({ version: result.version / 10, tables, translations: counting.result })
          }
        }
      })
    }),
  )
}

/**
 * Starts the program on this profile with an empty page at its own address, so that the library
 * stays closed.
 */
async function onBlankPage<T>(
  userData: string,
  look: (program: Launched) => Promise<T>,
): Promise<T> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>Duizhao</title>')
  })
  try {
    const port = await listening(server)
    const program = await launchPlain({
      userData,
      env: { ELECTRON_RENDERER_URL: `http://localhost:${port}` },
    })
    await program.page.waitForURL('app://**')
    const found = await look(program)
    await program.close()
    return found
  } finally {
    server.close()
  }
}

function listening(server: Server): Promise<number> {
  return new Promise(done => {
    server.listen(0, 'localhost', () => {
      const address = server.address()
      done(typeof address === 'object' ? (address?.port ?? 0) : 0)
    })
  })
}
