import type { SchemaVersion } from './version.ts'

/**
 * Adds corrected sentences. An older program would leave them out of its snapshots and backups, so
 * it may only read.
 */
export const v12: SchemaVersion = {
  version: 12,
  stores: { sentences: 'id, bookId' },
}
