import type { SchemaVersion } from './version.ts'

/**
 * Adds outlines. An older program would leave them out of its snapshots and backups, so it may only
 * read.
 */
export const v10: SchemaVersion = {
  version: 10,
  stores: { outline: 'id' },
}
