import type { SchemaVersion } from './version.ts'

/** Adds the history. */
export const v2: SchemaVersion = {
  version: 2,
  stores: {
    // The second index gives the versions of a row in order, and the newest one without the others.
    history: 'id, target, [target+at]',
  },
}
