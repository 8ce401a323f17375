import type { SchemaVersion } from './version.ts'

/**
 * Adds annotations of the kind `question`, categories of one book, deleted categories, and
 * translated titles and authors of books. Older rows are read with defaults and not rewritten. An
 * older program would drop questions as damaged and show deleted categories, so it may only read.
 */
export const v5: SchemaVersion = {
  version: 5,
  // Categories are few, so none is looked up by an index.
  stores: {},
}
