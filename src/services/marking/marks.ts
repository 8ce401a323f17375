import type { Annotation, NoteBody } from '#domain/annotation'
import { annotationId, type AnnotationId, type BookId, type CategoryId } from '#domain/ids'
import {
  changesNothing,
  inverseOf,
  isSame,
  withChange,
  withNote,
  type MarkChange,
} from '#domain/mark-change'
import type { StepEnd, StepName, Undoable, UndoOrder } from '#domain/undo-order'
import type { Marked, Marks, ReaderAt } from './marking.ts'
import { keptMarks } from './marks-now.ts'
import type { Patience, Writer } from '../saving/writer.ts'

/** The marks of one open book, all but the closing. */
export interface OpenMarks extends Omit<Marks, 'close'> {
  /** Takes over the anchors; answers the rows with them. */
  readonly move: (annotations: readonly Annotation[]) => readonly Annotation[]
  /** Puts `rows` in the place of what it has: the database has been changed by something else. */
  readonly replace: (rows: ReadonlyMap<AnnotationId, Annotation>) => void
  /** Makes a change that was made before, or takes one back, outside the undo order. */
  readonly again: (id: AnnotationId, change: MarkChange) => StepEnd
}

interface MarksTools {
  readonly book: BookId
  readonly rows: Map<AnnotationId, Annotation>
  readonly writer: Writer
  readonly undo: UndoOrder
  /** The marks of the book as it is open when a step is taken back: it may have been closed meanwhile. */
  readonly present: () => OpenMarks | undefined
  readonly categories: () => readonly { readonly id: CategoryId }[]
  readonly now: () => number
  readonly newId: () => string
}

/** A note that is being written: one step of undoing, which grows with every key. */
interface Sitting {
  readonly id: AnnotationId
  readonly from: NoteBody
  to: NoteBody
  readonly step: Undoable
}

/** The annotations in `rows`, each change of which is given to the writer and to the undo order. */
export function createMarks(tools: MarksTools): OpenMarks {
  const { book, rows, writer, undo, present, categories, now, newId } = tools
  const { keep, replace, ...shown } = keptMarks(rows)
  let lastUsed: CategoryId | null = null
  let sitting: Sitting | null = null

  function write(row: Annotation, patience: Patience = 'none'): Annotation {
    writer.put([{ table: 'annotations', row }], patience)
    keep([row])
    return row
  }

  function again(id: AnnotationId, change: MarkChange, patience?: Patience): StepEnd {
    const row = rows.get(id)
    const changed = row && withChange(row, change, now())
    if (changed) write(changed, patience)
    return changed ? 'done' : 'stale'
  }

  /** `change` as a step of undoing, which has been made. */
  function stepOf(name: StepName, row: Annotation, change: () => MarkChange): Undoable {
    const { id, side, index, anchors } = row
    const step = (made: () => MarkChange) => () => present()?.again(id, made()) ?? 'failed'
    return {
      name,
      book,
      isFree: true,
      place: { annotation: id, side, index, start: anchors[0]?.start ?? 0 },
      undo: step(() => inverseOf(change())),
      redo: step(change),
    }
  }

  /** Makes `change` and enters it into the undo order; the step, or null where there is nothing to change. */
  function make(id: AnnotationId, name: StepName, change: MarkChange): Undoable | null {
    const row = rows.get(id)
    if (!row || changesNothing(change) || again(id, change) !== 'done') return null
    const step = stepOf(name, row, () => change)
    undo.push(step)
    return step
  }

  function create(
    name: 'mark' | 'note',
    { side, index, anchors }: Marked,
    category: CategoryId,
  ): Annotation {
    const at = now()
    const row = write({
      id: annotationId(newId()),
      bookId: book,
      ...withNote([]),
      category,
      side,
      index,
      anchors,
      tags: [],
      createdAt: at,
      updatedAt: at,
      deletedAt: null,
    })
    undo.push(stepOf(name, row, () => ({ field: 'presence', to: 'there' })))
    return row
  }

  function recategorise(id: AnnotationId, category: CategoryId): void {
    lastUsed = category
    const from = rows.get(id)?.category
    if (from !== undefined && from !== category)
      make(id, 'recategorise', { field: 'category', from, to: category })
  }

  function retag(id: AnnotationId, tags: readonly string[]): void {
    const from = rows.get(id)?.tags
    if (from) make(id, 'tag', { field: 'tags', from, to: tags })
  }

  const findSame = ({ marks }: ReaderAt, selected: Marked): Annotation | undefined =>
    marks.flatMap(id => rows.get(id) ?? []).find(row => coversSame(row, selected))

  function mark(category: CategoryId, at: ReaderAt): AnnotationId | null {
    lastUsed = category
    const same = at.selected ? findSame(at, at.selected)?.id : at.marks[0]
    if (same !== undefined) recategorise(same, category)
    else if (at.selected) return create('mark', at.selected, category).id
    return same ?? null
  }

  function note(at: ReaderAt): AnnotationId | null {
    const same = at.selected ? findSame(at, at.selected)?.id : at.marks[0]
    if (same !== undefined) return same
    const marked = at.selected ?? at.paragraph
    const category = lastUsed ?? categories()[0]?.id
    return marked && category ? create('note', marked, category).id : null
  }

  function writeNote(id: AnnotationId, body: NoteBody): void {
    const row = rows.get(id)
    if (!row || row.deletedAt !== null) return
    if (sitting?.id !== id || !undo.isGrowing(sitting.step)) sitting = begin(row)
    again(id, { field: 'note', from: row.note, to: body }, 'typing')
    sitting.to = body
    if (!isSame(sitting.from, body)) return
    undo.drop(sitting.step)
    sitting = null
  }

  function begin(row: Annotation): Sitting {
    const { id, note: from } = row
    const change = (): MarkChange => ({ field: 'note', from, to: begun.to })
    const begun: Sitting = { id, from, to: from, step: stepOf('writeNote', row, change) }
    undo.push(begun.step)
    return begun
  }

  function endWriting(): void {
    sitting = null
  }

  function remove(id: AnnotationId): Undoable | null {
    const name = (rows.get(id)?.note.length ?? 0) > 0 ? 'deleteNote' : 'deleteMark'
    return make(id, name, { field: 'presence', to: 'deleted' })
  }

  /** An earlier version comes back as one step, its words and its tags. */
  function rewrite(id: AnnotationId, words: Pick<Annotation, 'note' | 'tags'>): void {
    const row = rows.get(id)
    if (!row) return
    const made = [
      make(id, 'restoreVersion', { field: 'note', from: row.note, to: words.note }),
      make(id, 'restoreVersion', { field: 'tags', from: row.tags, to: words.tags }),
    ]
    undo.join(
      made.filter(step => step !== null),
      'restoreVersion',
    )
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
    mark,
    note,
    recategorise,
    retag,
    writeNote,
    noteOf: id => rows.get(id)?.note ?? [],
    isWriting: id => sitting?.id === id && undo.isGrowing(sitting.step),
    endWriting,
    rewrite,
    remove,
    moved: annotations => void move(annotations),
    move,
    again,
    replace,
  }
}

/** Whether an annotation marks exactly what is selected. */
const coversSame = (annotation: Annotation, { side, anchors }: Marked): boolean =>
  annotation.side === side &&
  annotation.anchors.length === anchors.length &&
  annotation.anchors.every(({ paragraphId, start, end }, i) => {
    const other = anchors[i]
    return paragraphId === other?.paragraphId && start === other.start && end === other.end
  })
