import type { SchemaVersion } from './version.ts'

/**
 * Adds tables in notes: paragraphs with the form `cell`. An older program would drop that form and
 * leave the words of cells as ordinary paragraphs, so it may only read.
 */
export const v16: SchemaVersion = { version: 16, stores: {} }
