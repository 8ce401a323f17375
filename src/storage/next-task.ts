import type { LibraryDb } from './db.ts'

/**
 * Ends the page's present task inside a transaction that has the table `meta`, so that keys and
 * frames are handled. It waits for a request and not for a timer, because the engine commits a
 * transaction that has no request.
 */
export const nextTask = (db: Pick<LibraryDb, 'meta'>): PromiseLike<unknown> => db.meta.get('seq')
