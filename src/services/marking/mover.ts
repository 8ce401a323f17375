import type { Annotation } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import { changesNothing, type MarkChange } from '#domain/marking/mark-change'
import type { Undoable } from '#domain/undo-order'
import type { Marked } from './marking.ts'
import type { MarkChanges, MarksTools } from './marks.ts'

/** One undo step of moving a mark. It grows while a key is held down. */
interface Move {
  readonly id: AnnotationId
  readonly step: Undoable
  change: RangeChange
}

type RangeChange = Extract<MarkChange, { readonly field: 'range' | 'counterpart' }>

/** Moves marks and their edges, and gives marks their words on the other side. */
export class Mover {
  readonly #tools: MarksTools
  readonly #changes: MarkChanges
  #last: Move | null = null

  constructor(tools: MarksTools, changes: MarkChanges) {
    this.#tools = tools
    this.#changes = changes
  }

  move(id: AnnotationId, to: Marked, isHeld: boolean): void {
    const row = this.#tools.rows.get(id)
    if (!row || to.anchors.length === 0) return
    const change = moving(row, to)
    if (changesNothing(change) || this.#changes.again(id, change) !== 'done') return
    const last = this.#last
    const grown =
      last && isHeld && last.id === id && this.#tools.undo.isGrowing(last.step)
        ? joined(last.change, change)
        : null
    if (last && grown) last.change = grown
    else this.#begin(row, to, change)
  }

  /** Moves a mark as a step of its own. Returns the step; null if it does not move. */
  moveAlone(id: AnnotationId, to: Marked): Undoable | null {
    const row = this.#tools.rows.get(id)
    return row ? this.#changes.make(id, 'moveMark', moving(row, to)) : null
  }

  /** Gives a mark its words on the other side. Returns null if they are on the same side. */
  link(id: AnnotationId, { side, index, anchors }: Marked): AnnotationId | null {
    const row = this.#tools.rows.get(id)
    if (!row || row.deletedAt !== null || row.scope || anchors.length === 0) return null
    if (row.side === side) {
      // The other half of a pair was kept.
      if (row.counterpart) this.move(id, { side, index, anchors }, false)
      return row.counterpart ? id : null
    }
    const from = row.counterpart ?? null
    const to = { ...from, index, anchors }
    this.#changes.make(id, 'linkWords', { field: 'counterpart', from, to })
    return id
  }

  /** Takes the words on the other side from a mark. Returns the step; null if it has none. */
  unlink(id: AnnotationId): Undoable | null {
    const from = this.#tools.rows.get(id)?.counterpart
    return from
      ? this.#changes.make(id, 'unlinkWords', { field: 'counterpart', from, to: null })
      : null
  }

  #begin(row: Annotation, { side, index, anchors }: Marked, change: RangeChange): void {
    const place = { ...row, side, index, anchors }
    const step = this.#changes.stepOf('moveMark', place, () => move.change)
    const move: Move = { id: row.id, step, change }
    this.#last = move
    this.#tools.undo.push(step)
  }
}

/** The change that moves to `to` what `row` covers on that side. */
function moving(row: Annotation, { side, index, anchors }: Marked): RangeChange {
  const { counterpart, scope } = row
  if (counterpart && side !== row.side)
    return { field: 'counterpart', from: counterpart, to: { ...counterpart, index, anchors } }
  const from = { side: row.side, index: row.index, anchors: row.anchors }
  // A mark without words stays about the side that the reader was on.
  return { field: 'range', from, to: { side: scope ? row.side : side, index, anchors } }
}

/** Both changes as one; null if they are of different halves. */
function joined(first: RangeChange, second: RangeChange): RangeChange | null {
  if (first.field === 'range' && second.field === 'range') return { ...first, to: second.to }
  if (first.field === 'counterpart' && second.field === 'counterpart')
    return { ...first, to: second.to }
  return null
}
