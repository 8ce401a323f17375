import type { Annotation } from '#domain/annotation'
import type { AnnotationId, BookId } from '#domain/ids'
import { inverseOf, withChange, type MarkChange } from '#domain/marking/mark-change'
import type { StepEnd, StepName, Undoable, UndoOrder } from '#domain/undo-order'
import { annotationsNamed } from '#storage/annotations'
import type { LibraryDb } from '#storage/db'
import type { Writer } from '../saving/writer.ts'
import type { OpenMarks } from './marks.ts'

export interface ManyTools {
  readonly db: LibraryDb
  readonly writer: Writer
  readonly undo: UndoOrder
  readonly now: () => number
  /** The marks of the open books. */
  readonly open: ReadonlyMap<BookId, OpenMarks>
}

export interface OneOfMany {
  readonly id: AnnotationId
  readonly change: MarkChange
}

/** The step that undoes many changes: its name, and the book that it is of; null for all books. */
export interface ManyStep {
  readonly name: StepName
  readonly book: BookId | null
}

/** What was changed, and the step that undoes it. */
export interface ChangedMany {
  /** How many marks were changed. */
  readonly count: number
  readonly step: Undoable
}

/**
 * Changes marks of any books, open or not, as one step of undoing. Undoing it undoes the changes
 * that were made, and leaves alone what has been changed again since. Resolves to null if nothing
 * was left to change.
 */
export async function changeMany(
  tools: ManyTools,
  changes: readonly OneOfMany[],
  { name, book }: ManyStep,
): Promise<ChangedMany | null> {
  const made = await make(tools, changes)
  if (made.length === 0) return null
  const back = made.map(({ id, change }) => ({ id, change: inverseOf(change) }))
  const again = (ones: readonly OneOfMany[]) => async (): Promise<StepEnd> =>
    (await make(tools, ones)).length > 0 ? 'done' : 'stale'
  const step: Undoable = { name, book, isFree: true, undo: again(back), redo: again(made) }
  tools.undo.push(step)
  return { count: made.length, step }
}

/** Makes the changes that are still possible, and returns those. */
async function make(
  tools: ManyTools,
  changes: readonly OneOfMany[],
): Promise<readonly OneOfMany[]> {
  const { writer, open, now } = tools
  const rows = await rowsNow(
    tools,
    changes.map(({ id }) => id),
  )
  const at = now()
  const made = changes.flatMap(one => {
    const before = rows.get(one.id)
    const row = before ? withChange(before, one.change, at) : null
    return row ? { one, row } : []
  })
  if (made.length === 0) return []
  const changed = made.map(({ row }) => row)
  writer.put(
    changed.map(row => ({ table: 'annotations', row })),
    'none',
  )
  for (const [book, marks] of open) marks.keep(changed.filter(({ bookId }) => bookId === book))
  return made.map(({ one }) => one)
}

/** Returns marks as they are now, also deleted ones. */
export async function rowsNow(
  { db, writer, open }: Pick<ManyTools, 'db' | 'writer' | 'open'>,
  ids: readonly AnnotationId[],
): Promise<ReadonlyMap<AnnotationId, Annotation>> {
  // Taken before reading and after: a row that is written meanwhile may be in neither otherwise.
  const before = writer.waiting()
  const found = new Map((await annotationsNamed(db, ids)).rows.map(row => [row.id, row]))
  for (const { table, row } of [...before, ...writer.waiting()])
    if (table === 'annotations') found.set(row.id, row)
  // A mark of an open book may have moved with its text since it was written.
  for (const marks of open.values())
    for (const id of ids) {
      const mark = marks.get(id)
      if (mark) found.set(id, mark)
    }
  return found
}
