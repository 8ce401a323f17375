import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { openLibrary, type DbTools, type LibraryDb } from './db.ts'

/** Tools for databases in memory. The same tools always open the same database. */
export function memoryTools(): DbTools {
  const indexedDB = new IDBFactory()
  // In Node, Dexie needs an IndexedDB of the page.
  Dexie.dependencies.indexedDB ??= indexedDB
  return {
    newId: () => 'library-under-test',
    engine: { indexedDB, IDBKeyRange },
  }
}

/** Returns a new and empty library in memory. */
export async function memoryLibrary(tools = memoryTools()): Promise<LibraryDb> {
  const opened = await openLibrary(tools)
  if (opened.state !== 'ready') throw new Error(`could not open a library: ${opened.state}`)
  return opened.db
}

/** Tools for a database in memory that cannot be opened while `state.isBroken` is true. */
export function breakableTools() {
  const { engine, newId } = memoryTools()
  if (!engine) throw new Error('no engine')
  const state = { isBroken: false }
  const indexedDB = Object.create(engine.indexedDB, {
    databases: { value: () => engine.indexedDB.databases() },
    open: {
      value: (name: string, version?: number) => {
        if (state.isBroken)
          throw new DOMException('Internal error opening backing store', 'UnknownError')
        return engine.indexedDB.open(name, version)
      },
    },
  })
  return { tools: { newId, engine: { ...engine, indexedDB } }, state }
}
