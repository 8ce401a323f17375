import type { Annotation, NoteBody } from '#domain/annotation'
import { annotationId, type AnnotationId, type BookId, type CategoryId } from '#domain/ids'
import {
  hasKindWords,
  kindFieldsOf,
  kinds,
  kindWordsOf,
  nextState,
  withKindWord,
  type AnnotationKind,
  type KindFields,
} from '#domain/kinds/index'
import {
  changesNothing,
  inverseOf,
  isSame,
  withChange,
  type MarkChange,
  type MarkRange,
} from '#domain/marking/mark-change'
import { isSamePlace, withPlacesOf } from '#domain/marking/halves'
import { placeText } from '#domain/marking/settled-orphan'
import { ticked } from '#domain/notes/block'
import type { StepEnd, StepName, Undoable, UndoOrder } from '#domain/undo-order'
import { joinedStep } from '#domain/undo-step'
import type { Marked, Marks, ReaderAt, Rewritten } from './marking.ts'
import { keptMarks, type KeptMarks } from './marks-now.ts'
import { KindWords } from './kind-words.ts'
import { Mover } from './mover.ts'
import { Parting } from './parting.ts'
import type { Patience, Writer } from '../saving/writer.ts'

/** The marks of one open book, without the closing. */
export interface OpenMarks extends Omit<Marks, 'close'> {
  /** Takes the anchors of the given rows, and returns its own rows with them. */
  readonly move: (annotations: readonly Annotation[]) => readonly Annotation[]
  /** Puts rows that something else has written. */
  readonly keep: (changed: readonly Annotation[]) => void
  /** Replaces all rows, because something else has changed the database. */
  readonly replace: (rows: ReadonlyMap<AnnotationId, Annotation>) => void
  /** Applies a change or its inverse for an undo step. It is not entered into the undo order. */
  readonly again: (id: AnnotationId, change: MarkChange) => StepEnd
}

export interface MarksTools {
  readonly book: BookId
  readonly rows: Map<AnnotationId, Annotation>
  readonly writer: Writer
  readonly undo: UndoOrder
  /**
   * The marks of the book as it is open when a step is undone. It may have been closed and opened
   * since.
   */
  readonly present: () => OpenMarks | undefined
  readonly categories: () => readonly { readonly id: CategoryId }[]
  readonly now: () => number
  readonly newId: () => string
}

/** The annotations in `rows`. Each change goes to the writer and into the undo order. */
export function createMarks(tools: MarksTools): OpenMarks {
  const { keep, replace, ...shown } = keptMarks(tools.rows)
  const changes = new MarkChanges(tools, keep)
  const notes = new NoteSittings(tools, changes)
  const mover = new Mover(tools, changes)
  const words = new KindWords(tools, changes)
  const parting = new Parting(tools, changes, mover)
  const marker = new Marker(tools, changes, mover)
  return {
    ...shown,
    mark: (category, at) => marker.mark(category, at),
    note: at => marker.note(at),
    turn: (kind, at) => marker.turn(kind, at),
    turnMark: (id, kind) => changes.turn(id, kind),
    nextState: id => changes.nextState(id),
    recategorise: (id, category) => marker.recategorise(id, category),
    moveTo: (id, to, isHeld = false) => mover.move(id, to, isHeld),
    link: (words, to) => marker.link(words, to),
    unlink: id => mover.unlink(id),
    split: (id, parts) => parting.split(id, parts),
    merge: (id, other, to) => parting.merge(id, other, to),
    retag: (id, tags) => changes.retag(id, tags),
    writeNote: (id, body) => notes.write(id, body),
    noteOf: id => tools.rows.get(id)?.note ?? [],
    writeWords: (id, name, text) => words.write(id, name, text),
    isWriting: id => notes.isOpen(id),
    endWriting: () => {
      notes.end()
      words.end()
    },
    tick: (id, at) => changes.tick(id, at),
    rewrite: (id, words) => changes.rewrite(id, words),
    bring: annotations => changes.bring(annotations),
    settle: id => changes.settle(id),
    remove: id => changes.remove(id),
    moved: annotations => void changes.move(annotations),
    move: annotations => changes.move(annotations),
    again: (id, change) => changes.again(id, change),
    keep: changed => {
      if (changed.length > 0) keep(changed)
    },
    replace,
  }
}

/** Changes rows, and makes the steps that undo the changes. */
export class MarkChanges {
  readonly #tools: MarksTools
  readonly #keep: KeptMarks['keep']

  constructor(tools: MarksTools, keep: KeptMarks['keep']) {
    this.#tools = tools
    this.#keep = keep
  }

  write(row: Annotation, patience: Patience = 'none'): Annotation {
    this.#tools.writer.put([{ table: 'annotations', row }], patience)
    this.#keep([row])
    return row
  }

  again(id: AnnotationId, change: MarkChange, patience?: Patience): StepEnd {
    const row = this.#tools.rows.get(id)
    const changed = row && withChange(row, change, this.#tools.now())
    if (changed) this.write(changed, patience)
    return changed ? 'done' : 'stale'
  }

  /** The undo step of `change`, which has been made already. */
  stepOf(name: StepName, row: Annotation, change: () => MarkChange): Undoable {
    const { book, present } = this.#tools
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

  /**
   * Makes `change` and enters it into the undo order. Returns the step, or null if there is nothing
   * to change.
   */
  make(id: AnnotationId, name: StepName, change: MarkChange): Undoable | null {
    const row = this.#tools.rows.get(id)
    if (!row || changesNothing(change) || this.again(id, change) !== 'done') return null
    const step = this.stepOf(name, row, () => change)
    this.#tools.undo.push(step)
    return step
  }

  retag(id: AnnotationId, tags: readonly string[]): void {
    const from = this.#tools.rows.get(id)?.tags
    if (from) this.make(id, 'tag', { field: 'tags', from, to: tags })
  }

  /**
   * Gives a mark the kind `to`, or makes it an ordinary mark again if it has that kind already.
   * Does nothing while the mark has text that only its present kind keeps.
   */
  turn(id: AnnotationId, to: AnnotationKind): void {
    const row = this.#tools.rows.get(id)
    if (!row || hasKindWords(row)) return
    const kind = row.kind === to ? kinds.highlight.made : kinds[to].made
    this.make(id, 'changeKind', { field: 'kind', from: kindFieldsOf(row), to: kind })
  }

  nextState(id: AnnotationId): void {
    const row = this.#tools.rows.get(id)
    const to = row && nextState(row)
    if (to) this.make(id, 'changeState', { field: 'kind', from: kindFieldsOf(row), to })
  }

  settle(id: AnnotationId): void {
    const row = this.#tools.rows.get(id)
    if (!row) return
    const change = { field: 'settledAt', from: row.settledAt, to: placeText(row) } as const
    this.make(id, 'keepOrphan', change)
  }

  tick(id: AnnotationId, at: number): void {
    const from = this.#tools.rows.get(id)?.note ?? []
    const to = ticked(from, at)
    if (to) this.make(id, 'tickItem', { field: 'note', from, to })
  }

  remove(id: AnnotationId): Undoable | null {
    const hasNote = (this.#tools.rows.get(id)?.note.length ?? 0) > 0
    const change: MarkChange = { field: 'presence', to: 'deleted' }
    return this.make(id, hasNote ? 'deleteNote' : 'deleteMark', change)
  }

  /**
   * Restores the words of an earlier version, as one step. The kind stays what it is, unless the
   * version has words that only its own kind keeps.
   */
  rewrite(id: AnnotationId, { note, tags, ...was }: Rewritten): void {
    const row = this.#tools.rows.get(id)
    if (!row) return
    const made = [
      this.make(id, 'restoreVersion', { field: 'note', from: row.note, to: note }),
      this.make(id, 'restoreVersion', { field: 'tags', from: row.tags, to: tags }),
      ...this.#restoredWords(row, was),
    ]
    const steps = made.filter(step => step !== null)
    this.#tools.undo.join(steps, 'restoreVersion')
  }

  #restoredWords(row: Annotation, was: KindFields): readonly (Undoable | null)[] {
    if (row.kind !== was.kind && hasKindWords(was)) {
      const from = kindFieldsOf(this.#tools.rows.get(row.id) ?? row)
      const to = kindFieldsOf(was)
      return [this.make(row.id, 'restoreVersion', { field: 'kind', from, to })]
    }
    return kindWordsOf(was).map(({ name, text }) => {
      const now = this.#tools.rows.get(row.id) ?? row
      const to = withKindWord(now, name, text)
      const from = kindFieldsOf(now)
      return to && this.make(row.id, 'restoreVersion', { field: 'kind', from, to })
    })
  }

  bring(annotations: readonly Annotation[]): Undoable | null {
    const { book, rows, writer, undo, now } = this.#tools
    const fresh = annotations.filter(({ id }) => rows.get(id)?.deletedAt !== null || !rows.has(id))
    if (fresh.length === 0) return null
    const at = now()
    const brought = fresh.map(row => broughtOver(rows.get(row.id), row, at))
    const changed = brought.map(({ row }) => row)
    writer.put(
      changed.map(row => ({ table: 'annotations', row })),
      'none',
    )
    this.#keep(changed)
    const parts = brought.flatMap(({ row, changes }) =>
      changes.map(change => this.stepOf('bringNotes', row, () => change)),
    )
    const step = joinedStep(parts, book, 'bringNotes')
    undo.push(step)
    return step
  }

  move(annotations: readonly Annotation[]): readonly Annotation[] {
    const updatedAt = this.#tools.now()
    // Only the anchors are taken. The other fields may be older than those of our rows.
    const moved = annotations.flatMap(annotation => {
      const row = this.#tools.rows.get(annotation.id)
      return row ? [{ ...withPlacesOf(row, annotation), updatedAt }] : []
    })
    if (moved.length > 0) this.#keep(moved)
    return moved
  }
}

/** A mark that a file brought, with the changes that brought it. */
interface Brought {
  readonly row: Annotation
  readonly changes: readonly MarkChange[]
}

/**
 * Brings `row` over `deleted`, the deleted mark of that id: field by field, so that undoing gives
 * back the words of the deleted mark. Without such a mark, `row` is made as it is.
 */
function broughtOver(deleted: Annotation | undefined, row: Annotation, now: number): Brought {
  const there: MarkChange = { field: 'presence', to: 'there' }
  if (!deleted) return { row, changes: [there] }
  const steps: readonly ((mark: Annotation) => MarkChange)[] = [
    () => there,
    ({ category: from }) => ({ field: 'category', from, to: row.category }),
    ({ tags: from }) => ({ field: 'tags', from, to: row.tags }),
    mark => ({ field: 'range', from: rangeOf(mark), to: rangeOf(row) }),
    ({ counterpart = null }) => ({
      field: 'counterpart',
      from: counterpart,
      to: row.counterpart ?? null,
    }),
    ({ note: from }) => ({ field: 'note', from, to: row.note }),
    mark => ({ field: 'kind', from: kindFieldsOf(mark), to: kindFieldsOf(row) }),
  ]
  return steps.reduce<Brought>(
    (brought, step) => {
      const change = step(brought.row)
      const changed = changesNothing(change) ? null : withChange(brought.row, change, now)
      return changed ? { row: changed, changes: [...brought.changes, change] } : brought
    },
    { row: deleted, changes: [] },
  )
}

const rangeOf = ({ side, index, anchors }: Annotation): MarkRange => ({ side, index, anchors })

/** Marks what the reader has selected. */
class Marker {
  readonly #tools: MarksTools
  readonly #changes: MarkChanges
  readonly #mover: Mover
  /** The category that the reader chose last; a new note gets it. */
  #lastUsed: CategoryId | null = null

  constructor(tools: MarksTools, changes: MarkChanges, mover: Mover) {
    this.#tools = tools
    this.#changes = changes
    this.#mover = mover
  }

  mark(category: CategoryId, at: ReaderAt): AnnotationId | null {
    this.#lastUsed = category
    const existing = this.#existing(at)
    if (existing !== undefined) this.recategorise(existing, category)
    else if (at.selected) return this.#create('mark', at.selected, category)
    return existing ?? null
  }

  note(at: ReaderAt): AnnotationId | null {
    const existing = this.#existing(at)
    if (existing !== undefined) return existing
    const marked = at.selected ?? at.paragraph
    const category = this.#usual()
    return marked && category ? this.#create('note', marked, category) : null
  }

  turn(kind: AnnotationKind, at: ReaderAt): AnnotationId | null {
    const existing = this.#existing(at)
    const category = this.#usual()
    if (existing !== undefined) this.#changes.turn(existing, kind)
    else if (at.selected && category)
      return this.#create(
        kind === 'question' ? 'ask' : 'mark',
        at.selected,
        category,
        kinds[kind].made,
      )
    return existing ?? null
  }

  link(words: AnnotationId | Marked, to: Marked): AnnotationId | null {
    if (typeof words === 'string') return this.#mover.link(words, to)
    const category = this.#usual()
    if (!category || words.side === to.side) return null
    const { index, anchors } = to
    return this.#create('linkWords', { ...words, counterpart: { index, anchors } }, category)
  }

  /** The category of a mark for which the reader chooses none. */
  #usual(): CategoryId | undefined {
    return this.#lastUsed ?? this.#tools.categories()[0]?.id
  }

  recategorise(id: AnnotationId, category: CategoryId): void {
    this.#lastUsed = category
    const from = this.#tools.rows.get(id)?.category
    if (from !== undefined && from !== category) {
      this.#changes.make(id, 'recategorise', { field: 'category', from, to: category })
    }
  }

  /**
   * The mark with exactly the selected anchors; if nothing is selected, the shortest mark at the
   * caret.
   */
  #existing({ selected, marks }: ReaderAt): AnnotationId | undefined {
    if (!selected) return marks[0]
    const rows = marks.flatMap(id => this.#tools.rows.get(id) ?? [])
    return rows.find(row => isSamePlace(row, selected))?.id
  }

  #create(
    name: 'mark' | 'note' | 'ask' | 'linkWords',
    marked: Marked & Pick<Annotation, 'counterpart'>,
    category: CategoryId,
    kind: KindFields = kinds.highlight.made,
  ): AnnotationId {
    const { book, now, newId, undo } = this.#tools
    const at = now()
    const row = this.#changes.write({
      id: annotationId(newId()),
      bookId: book,
      ...kind,
      note: [],
      category,
      side: marked.side,
      index: marked.index,
      anchors: marked.anchors,
      ...(marked.counterpart && { counterpart: marked.counterpart }),
      tags: [],
      createdAt: at,
      updatedAt: at,
      deletedAt: null,
    })
    undo.push(this.#changes.stepOf(name, row, () => ({ field: 'presence', to: 'there' })))
    return row.id
  }
}

/** One undo step of writing in a note. It grows with every key. */
interface Sitting {
  readonly id: AnnotationId
  readonly from: NoteBody
  to: NoteBody
  readonly step: Undoable
}

/** Writes notes. Everything written in one note without another act in between is one undo step. */
class NoteSittings {
  readonly #tools: MarksTools
  readonly #changes: MarkChanges
  #sitting: Sitting | null = null

  constructor(tools: MarksTools, changes: MarkChanges) {
    this.#tools = tools
    this.#changes = changes
  }

  write(id: AnnotationId, body: NoteBody): void {
    const row = this.#tools.rows.get(id)
    if (!row || row.deletedAt !== null) return
    const sitting = (this.isOpen(id) && this.#sitting) || this.#begin(row)
    this.#changes.again(id, { field: 'note', from: row.note, to: body }, 'typing')
    sitting.to = body
    if (!isSame(sitting.from, body)) return
    this.#tools.undo.drop(sitting.step)
    this.#sitting = null
  }

  /** Whether the next words in the note belong to the step that was entered last. */
  isOpen(id: AnnotationId): boolean {
    return this.#sitting?.id === id && this.#tools.undo.isGrowing(this.#sitting.step)
  }

  end(): void {
    this.#sitting = null
  }

  #begin(row: Annotation): Sitting {
    const { id, note: from } = row
    const change = (): MarkChange => ({ field: 'note', from, to: sitting.to })
    const step = this.#changes.stepOf('writeNote', row, change)
    const sitting: Sitting = { id, from, to: from, step }
    this.#sitting = sitting
    this.#tools.undo.push(step)
    return sitting
  }
}
