/** Finds the pairs of rows whose names a reviewer deleted. */
import type { PairHere } from './merge-reviewed.ts'
import type { ReviewedFile } from './reviewed-file.ts'
import { lettersOf } from './sent.ts'

/**
 * Returns `file` with names for the rows that have none and whose source is that of exactly one of
 * `pairs`, by its letters.
 */
export function namedBySource(file: ReviewedFile, pairs: readonly PairHere[]): ReviewedFile {
  if (!file.rows.some(({ id, source }) => id === null && source !== null)) return file
  const found = new Map<string, string>()
  const repeated = new Set([''])
  for (const { id, source } of pairs) {
    const letters = lettersOf(source)
    if (found.has(letters)) repeated.add(letters)
    found.set(letters, id)
  }
  for (const letters of repeated) found.delete(letters)
  const rows = file.rows.map(row => {
    const id = row.id ?? found.get(lettersOf(row.source ?? '')) ?? null
    return id === row.id ? row : { ...row, id }
  })
  return { ...file, rows }
}
