/** What a start compares libraries by. The rest of `whole.ts` is loaded when it is needed. */
import type { ContentSum } from '#domain/content-sum'
import type { TableName } from '#domain/operation'
import { tableNames, type Counts } from '#domain/work'
import { currentSeq } from './commit.ts'
import { asContentSum } from './content.ts'
import type { LibraryDb } from './db.ts'

/** The id of a library that is being built. No finished library has it. */
export const unfinished = 'unfinished'

/** What two libraries can be compared by cheaply. */
export interface LibraryShape {
  readonly libraryId: string
  readonly seq: number
  readonly counts: Counts
  /** The stored sum of the rows; absent if it is unknown. */
  readonly sum?: ContentSum
}

/** Counts all rows without reading any. */
export async function shapeOf(db: LibraryDb): Promise<LibraryShape> {
  return db.transaction('r', [...tableNames, 'meta'], async () => {
    // All requests at once: the start of the program waits for them, and each goes to another
    // process.
    const count = (table: TableName) => db.table(table).count()
    const [
      [id, content],
      seq,
      translations,
      annotations,
      categories,
      positions,
      settings,
      history,
      books,
      structure,
      ownWords,
      outline,
      sentences,
    ] = await Promise.all([
      db.meta.bulkGet(['libraryId', 'content']),
      currentSeq(db),
      count('translations'),
      count('annotations'),
      count('categories'),
      count('positions'),
      count('settings'),
      count('history'),
      count('books'),
      count('structure'),
      count('ownWords'),
      count('outline'),
      count('sentences'),
    ])
    const counts = {
      translations,
      annotations,
      categories,
      positions,
      settings,
      history,
      books,
      structure,
      ownWords,
      outline,
      sentences,
    }
    const libraryId = typeof id?.value === 'string' ? id.value : ''
    const sum = asContentSum(content?.value)
    return { libraryId, seq, counts, ...(sum !== null && { sum }) }
  })
}
