import type { SchemaVersion } from './version.ts'

/**
 * Rows have stamps from now on; older rows have none and are not rewritten. An older program would
 * write newer words under an old stamp, so it may only read.
 */
export const v4: SchemaVersion = {
  version: 4,
  stores: {
    // The last index has the versions of a row in the order of writing, whatever clocks showed.
    history: 'id, target, [target+at], [target+row.stamp]',
  },
}
