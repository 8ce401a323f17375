import type { Annotation, Category } from '#domain/annotation'
import type { AnnotationId, BookId, CategoryId } from '#domain/ids'
import type { StepEnd, UndoOrder } from '#domain/undo-order'
import { annotationsIn } from '#storage/annotations'
import type { LibraryDb } from '#storage/db'
import type { Categories } from './categories.ts'
import type { OpenMarks } from './marks.ts'
import type { Writer } from '../saving/writer.ts'

export interface RemovalTools {
  readonly db: LibraryDb
  readonly writer: Writer
  readonly undo: UndoOrder
  readonly now: () => number
  readonly categories: Categories
  /** The marks of the open books. */
  readonly open: ReadonlyMap<BookId, OpenMarks>
}

/** Returns the marks of all books that have `category`, without deleted ones. */
export async function marksWith(
  { db, writer, open }: RemovalTools,
  category: CategoryId,
): Promise<readonly Annotation[]> {
  const before = writer.waiting()
  const found = new Map((await annotationsIn(db, category)).rows.map(row => [row.id, row]))
  for (const { table, row } of [...before, ...writer.waiting()])
    if (table === 'annotations') found.set(row.id, row)
  // A mark of an open book may have moved with its text since it was written.
  for (const marks of open.values()) for (const row of marks.all.get()) found.set(row.id, row)
  return [...found.values()].filter(row => row.category === category && row.deletedAt === null)
}

/**
 * Deletes `category` after giving its marks in all books the category `to`, as one step of undoing.
 * Undoing it gives back the category to those of them that still have `to`.
 */
export async function removeCategory(
  tools: RemovalTools,
  category: Category,
  to: CategoryId,
): Promise<void> {
  const { id } = category
  const moved = new Set((await marksWith(tools, id)).map(mark => mark.id))
  const remove = () => replace(tools, { from: id, to, moved, removed: id, isRemoved: true })
  const bringBack = () => replace(tools, { from: to, to: id, moved, removed: id, isRemoved: false })
  if ((await remove()) !== 'done') return
  tools.undo.push({
    name: 'deleteCategory',
    book: null,
    isFree: true,
    undo: bringBack,
    redo: remove,
  })
}

interface Replacement {
  readonly from: CategoryId
  readonly to: CategoryId
  /** The marks that the step moves; others stay as they are. */
  readonly moved: ReadonlySet<AnnotationId>
  readonly removed: CategoryId
  readonly isRemoved: boolean
}

/** Writes the marks, then the category. Stale if the category is so already. */
async function replace(tools: RemovalTools, step: Replacement): Promise<StepEnd> {
  const { writer, now, categories, open } = tools
  const marks = (await marksWith(tools, step.from)).filter(mark => step.moved.has(mark.id))
  const category = categories.known.get().find(({ id }) => id === step.removed)
  if (!category || (category.deletedAt !== null) === step.isRemoved) return 'stale'
  const updatedAt = now()
  const rows = marks.map(mark => ({ ...mark, category: step.to, updatedAt }))
  writer.put(
    rows.map(row => ({ table: 'annotations', row })),
    'none',
  )
  void categories.put({ ...category, deletedAt: step.isRemoved ? updatedAt : null })
  for (const [book, shown] of open) shown.keep(rows.filter(({ bookId }) => bookId === book))
  return 'done'
}
