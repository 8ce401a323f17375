import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { openLibrary, type DbTools, type LibraryDb } from './db.ts'

/** Tools for a database that lives in memory. Databases made with the same tools are the same one. */
export function memoryTools(): DbTools {
  const indexedDB = new IDBFactory()
  // Dexie's live queries answer nothing where the page itself has no IndexedDB, as in Node.
  Dexie.dependencies.indexedDB ??= indexedDB
  return {
    newId: () => 'library-under-test',
    engine: { indexedDB, IDBKeyRange },
  }
}

/** A new and empty library in memory. */
export async function memoryLibrary(tools = memoryTools()): Promise<LibraryDb> {
  const opened = await openLibrary(tools)
  if (opened.state !== 'ready') throw new Error(`could not open a library: ${opened.state}`)
  return opened.db
}
