import type { Annotation, NoteBody } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import { isSame, type MarkChange } from '#domain/marking/mark-change'
import type { Undoable } from '#domain/undo-order'
import type { MarkChanges, MarksTools } from './marks.ts'

/** One undo step of writing in a note. It grows with every key. */
interface Sitting {
  readonly id: AnnotationId
  readonly from: NoteBody
  to: NoteBody
  readonly step: Undoable
}

/** Writes notes. Everything written in one note without another act in between is one undo step. */
export class NoteSittings {
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
