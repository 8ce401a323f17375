import type { SchemaVersion } from './version.ts'

/**
 * Adds marks that refer to another place. No table changes, but an older program would drop such
 * marks as damaged, so it may only read.
 */
export const v9: SchemaVersion = { version: 9, stores: {} }
