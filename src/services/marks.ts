import type { Annotation, NoteBody } from '#domain/annotation'
import { annotationId, type AnnotationId, type BookId } from '#domain/ids'
import type { Marks } from './marking.ts'
import { keptMarks } from './marks-now.ts'
import type { Patience, Writer } from './writer.ts'

/** The marks of one open book, all but the closing. */
export interface OpenMarks extends Omit<Marks, 'close'> {
  /** Takes over the anchors; answers the rows with them. */
  readonly move: (annotations: readonly Annotation[]) => readonly Annotation[]
  /** Puts `rows` in the place of what it has: the database has been changed by something else. */
  readonly replace: (rows: ReadonlyMap<AnnotationId, Annotation>) => void
}

/** The annotations in `rows`, each change of which is given to the writer. */
export function createMarks(tools: {
  readonly book: BookId
  readonly rows: Map<AnnotationId, Annotation>
  readonly writer: Writer
  readonly now: () => number
  readonly newId: () => string
}): OpenMarks {
  const { book, rows, writer, now, newId } = tools
  const { keep, replace, ...shown } = keptMarks(rows)

  function write(row: Annotation, patience: Patience = 'none'): Annotation {
    writer.put([{ table: 'annotations', row }], patience)
    keep([row])
    return row
  }

  function change(id: AnnotationId, changes: Partial<Annotation>, patience?: Patience): void {
    const row = rows.get(id)
    if (row) write({ ...row, ...changes, updatedAt: now() }, patience)
  }

  function move(annotations: readonly Annotation[]): readonly Annotation[] {
    const updatedAt = now()
    // Only the place is taken: what else came with it may be older than what we have.
    const moved = annotations.flatMap(({ id, anchors, index }) => {
      const row = rows.get(id)
      return row ? [{ ...row, anchors, index, updatedAt }] : []
    })
    if (moved.length > 0) keep(moved)
    return moved
  }

  return {
    ...shown,
    create: ({ side, index, anchors, category, note = [] }) => {
      const at = now()
      return write({
        id: annotationId(newId()),
        bookId: book,
        ...withNote(note),
        category,
        side,
        index,
        anchors,
        tags: [],
        createdAt: at,
        updatedAt: at,
        deletedAt: null,
      })
    },
    recategorise: (id, category) => change(id, { category }),
    retag: (id, tags) => change(id, { tags }),
    writeNote: (id, note) => change(id, withNote(note), 'typing'),
    remove: id => change(id, { deletedAt: now() }),
    restore: earlier => void write({ ...earlier, updatedAt: now() }),
    moved: annotations => void move(annotations),
    move,
    replace,
  }
}

const withNote = (note: NoteBody): Pick<Annotation, 'kind' | 'note'> => ({
  kind: note.length > 0 ? 'note' : 'highlight',
  note,
})
