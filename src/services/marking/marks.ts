import type { Annotation } from '#domain/annotation'
import type { AnnotationId, BookId, CategoryId } from '#domain/ids'
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
import { changesNothing, inverseOf, withChange, type MarkChange } from '#domain/marking/mark-change'
import { withPlacesOf } from '#domain/marking/halves'
import { canBe } from '#domain/marking/scope'
import { placeText } from '#domain/marking/settled-orphan'
import { ticked } from '#domain/notes/block'
import { standaloneNotes } from '#domain/notes/standalone'
import type { StepEnd, StepName, Undoable, UndoOrder } from '#domain/undo-order'
import { joinedStep } from '#domain/undo-step'
import type { Marks, Rewritten } from './marking.ts'
import { keptMarks, type KeptMarks } from './marks-now.ts'
import { broughtOver } from './brought-over.ts'
import { Emending } from './emending.ts'
import { KindWords } from './kind-words.ts'
import { Marker } from './marker.ts'
import { Mover } from './mover.ts'
import { NoteSittings } from './note-sittings.ts'
import { Parting } from './parting.ts'
import { Presence } from './presence.ts'
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
  /** Does the same to many, in one write. */
  readonly againAll: (ids: readonly AnnotationId[], change: MarkChange) => StepEnd
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
  const emending = new Emending(tools, changes)
  const presence = new Presence(tools, changes)
  return {
    ...shown,
    emend: readings => emending.emend(readings, marker.usual()),
    emended: () => new Set(emending.emended()),
    mark: (category, at) => marker.mark(category, at),
    note: at => marker.note(at),
    noteOn: (scope, place) => marker.noteOn(scope, place),
    newNote: place => marker.newNote(place),
    discard: id => marker.discard(id),
    turn: (kind, at) => marker.turn(kind, at),
    turnMark: (id, kind) => changes.turn(id, kind),
    nextState: id => changes.nextState(id),
    recategorise: (id, category) => marker.recategorise(id, category),
    moveTo: (id, to, isHeld = false) => mover.move(id, to, isHeld),
    link: (words, to) => marker.link(words, to),
    unlink: id => mover.unlink(id),
    addPassage: (note, at, words) => marker.addPassage(note, at, words),
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
    remove: id => presence.remove(id),
    bringBack: deleted => presence.bringBack(deleted),
    moved: annotations => void changes.move(annotations),
    move: annotations => changes.move(annotations),
    again: (id, change) => changes.again(id, change),
    againAll: (ids, change) => changes.againAll(ids, change),
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

  writeAll(rows: readonly Annotation[]): void {
    this.#tools.writer.put(
      rows.map(row => ({ table: 'annotations', row })),
      'none',
    )
    this.#keep(rows)
  }

  again(id: AnnotationId, change: MarkChange, patience?: Patience): StepEnd {
    const row = this.#tools.rows.get(id)
    const changed = row && withChange(row, change, this.#tools.now())
    if (changed) this.write(changed, patience)
    return changed ? 'done' : 'stale'
  }

  againAll(ids: readonly AnnotationId[], change: MarkChange): StepEnd {
    const { rows, now } = this.#tools
    const at = now()
    const changed = ids.flatMap(id => {
      const row = rows.get(id)
      return (row && withChange(row, change, at)) ?? []
    })
    if (changed.length === 0) return 'stale'
    this.writeAll(changed)
    return 'done'
  }

  /** The undo step of `change`, which has been made already. */
  stepOf(name: StepName, row: Annotation, change: () => MarkChange): Undoable {
    const { book, present } = this.#tools
    const { id, side, index, anchors } = row
    const step = (made: () => MarkChange) => () => present()?.again(id, made()) ?? 'failed'
    const place = { annotation: id, side, index, start: anchors[0]?.start ?? 0 }
    return {
      name,
      // A standalone note can be undone wherever the reader is.
      ...(book === standaloneNotes ? { book: null } : { book, place }),
      isFree: true,
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
   * Does nothing while the mark has text that only its present kind keeps, or if it cannot be `to`.
   */
  turn(id: AnnotationId, to: AnnotationKind): void {
    const row = this.#tools.rows.get(id)
    if (!row || hasKindWords(row) || !canBe(row, to)) return
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
    const { book, rows, undo, now } = this.#tools
    const fresh = annotations.filter(({ id }) => rows.get(id)?.deletedAt !== null || !rows.has(id))
    if (fresh.length === 0) return null
    const at = now()
    const brought = fresh.map(row => broughtOver(rows.get(row.id), row, at))
    this.writeAll(brought.map(({ row }) => row))
    const parts = brought.flatMap(({ row, changes }) =>
      changes.map(change => this.stepOf('bringNotes', row, () => change)),
    )
    const step = joinedStep(parts, book === standaloneNotes ? null : book, 'bringNotes')
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
