import type { Annotation } from '#domain/annotation'
import type { AnnotationId, BookId } from '#domain/ids'
import type { Operation } from '#domain/operation'
import { annotationsOf } from '#storage/annotations'
import type { LibraryDb } from '#storage/db'
import type { ReportDamage } from '../report.ts'
import type { Writer } from '../saving/writer.ts'

/**
 * All annotations of `book` by id, including deleted ones and those that still wait to be written.
 */
export async function storedAnnotations(
  tools: {
    readonly db: LibraryDb
    readonly writer: Pick<Writer, 'waiting'>
    readonly report: ReportDamage
  },
  book: BookId,
): Promise<Map<AnnotationId, Annotation>> {
  // Taken before reading and after: a row that is written meanwhile may be in neither result
  // otherwise.
  const before = tools.writer.waiting()
  const { rows, damaged } = await annotationsOf(tools.db, book)
  tools.report('annotations', damaged)
  const found = new Map(rows.map(row => [row.id, row]))
  for (const row of annotationsAmong([...before, ...tools.writer.waiting()])) {
    if (row.bookId === book) found.set(row.id, row)
  }
  return found
}

/** Returns the annotations that `operations` write. */
export const annotationsAmong = (operations: readonly Operation[]): readonly Annotation[] =>
  operations.flatMap(operation => (operation.table === 'annotations' ? [operation.row] : []))
