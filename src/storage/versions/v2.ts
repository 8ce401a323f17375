import type { SchemaVersion } from './version.ts'

/** What the reader wrote before what stands there now. */
export const v2: SchemaVersion = {
  version: 2,
  stores: {
    // The second index gives the versions of a row in their order, and the newest without the others.
    history: 'id, target, [target+at]',
  },
}
