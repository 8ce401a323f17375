import type { BookId } from '#domain/ids'
import type { Position } from '#domain/progress'
import type { LibraryDb } from './db.ts'
import { checked, type Checked } from './rows.ts'

/**
 * Returns the reader's position in `book`; null if it was never opened or the row cannot be read.
 */
export async function readPosition(
  db: Pick<LibraryDb, 'positions'>,
  book: BookId,
): Promise<Position | null> {
  return checked('positions', [await db.positions.get(book)]).rows[0] ?? null
}

/** Returns the reader's position in every book that was ever opened. */
export async function allPositions(db: LibraryDb): Promise<Checked<Position>> {
  return checked('positions', await db.positions.toArray())
}
