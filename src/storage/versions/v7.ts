import type { SchemaVersion } from './version.ts'

/**
 * Adds the joins, splits and kinds of paragraphs. The translation of a part of a paragraph has the
 * name of its place, so an older program would not show it; it may only read.
 */
export const v7: SchemaVersion = {
  version: 7,
  stores: { structure: '[bookId+place]' },
}
