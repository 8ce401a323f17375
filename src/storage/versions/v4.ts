import type { SchemaVersion } from './version.ts'

/**
 * Rows are stamped from now on: those from before have no stamp, and are left as they are. An older program
 * would write newer words under an old stamp, so it may only read.
 */
export const v4: SchemaVersion = {
  version: 4,
  stores: {
    // The last index has the versions of a row in the order in which they were written, whatever clocks said.
    history: 'id, target, [target+at], [target+row.stamp]',
  },
}
