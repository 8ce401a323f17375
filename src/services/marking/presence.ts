import type { Annotation } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import { inverseOf, type MarkChange } from '#domain/marking/mark-change'
import { isNote } from '#domain/marking/is-note'
import { passagesOfNote } from '#domain/notes/passage'
import type { StepName, Undoable } from '#domain/undo-order'
import type { RemovedMark } from './marking.ts'
import type { MarkChanges, MarksTools } from './marks.ts'

/** Deletes marks and brings them back. */
export class Presence {
  readonly #tools: MarksTools
  readonly #changes: MarkChanges

  constructor(tools: MarksTools, changes: MarkChanges) {
    this.#tools = tools
    this.#changes = changes
  }

  /** A note goes with its further passages, which would lead nowhere. */
  remove(id: AnnotationId): RemovedMark | null {
    const { rows } = this.#tools
    const row = rows.get(id)
    if (row?.deletedAt !== null) return null
    const name = isNote(row) ? 'deleteNote' : 'deleteMark'
    const further = passagesOfNote(row, rows.values()).filter(({ deletedAt }) => deletedAt === null)
    const step = this.#changePresence([row, ...further], name, 'deleted')
    return step && { step, passages: further.length }
  }

  /** A note comes back with the further passages that went with it. */
  bringBack({ id, deletedAt }: Annotation): Undoable | null {
    const { rows } = this.#tools
    const row = rows.get(id)
    if (deletedAt === null || row?.deletedAt !== deletedAt) return null
    const further = passagesOfNote(row, rows.values()).filter(one => one.deletedAt === deletedAt)
    const name = isNote(row) ? 'restoreNote' : 'restoreMark'
    return this.#changePresence([row, ...further], name, 'there')
  }

  /** Deletes marks of the same moment, or brings them back, as one step. */
  #changePresence(
    marks: readonly Annotation[],
    name: StepName,
    to: 'there' | 'deleted',
  ): Undoable | null {
    const [first, ...others] = marks
    const change: MarkChange = { field: 'presence', to }
    if (!first || others.length === 0)
      return first ? this.#changes.make(first.id, name, change) : null
    const { undo, present } = this.#tools
    const ids = marks.map(({ id }) => id)
    if (this.#changes.againAll(ids, change) !== 'done') return null
    const again = (made: MarkChange) => () => present()?.againAll(ids, made) ?? 'failed'
    const step: Undoable = {
      ...this.#changes.stepOf(name, first, () => change),
      undo: again(inverseOf(change)),
      redo: again(change),
    }
    undo.push(step)
    return step
  }
}
