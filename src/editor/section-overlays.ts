import type { Side } from '#domain/anchor'
import type { AnnotationId } from '#domain/ids'
import type { EditorState, Transaction } from 'prosemirror-state'
import { showHits, showsHits, type ShownHit } from './plugins/hits.ts'
import { showMarks } from './plugins/marks.ts'
import type { SectionMarks } from './section-marks.ts'

interface OverlaysHost {
  readonly state: (side: Side) => EditorState
  readonly dispatch: (side: Side, tr: Transaction) => void
  /** Whether an input method is composing in a column. */
  readonly isComposing: (side: Side) => boolean
  readonly hits: (side: Side) => readonly ShownHit[]
}

/**
 * Draws marks and hits over a section's columns. A column that is composing is never redrawn: it
 * waits for the end of the composition.
 */
export class SectionOverlays {
  readonly #marks: SectionMarks
  readonly #host: OverlaysHost
  readonly #stale = new Set<Side>()

  constructor(marks: SectionMarks, host: OverlaysHost) {
    this.#marks = marks
    this.#host = host
  }

  /**
   * The annotations on this section's translations of which nothing is drawn: their words are gone.
   */
  get orphans(): readonly AnnotationId[] {
    return this.#marks.orphans
  }

  drawMarks(side: Side): void {
    if (this.#mustWait(side)) return
    const { state, dispatch } = this.#host
    dispatch(side, showMarks(state(side).tr, this.#marks.drawn(side)))
    if (side === 'translation') this.#marks.drew()
  }

  drawHits(side: Side): void {
    if (this.#mustWait(side)) return
    const shown = this.#host.hits(side)
    const state = this.#host.state(side)
    if (shown.length > 0 || showsHits(state)) this.#host.dispatch(side, showHits(state.tr, shown))
  }

  /** Draws both columns. */
  draw(): void {
    for (const side of ['source', 'translation'] as const) {
      this.drawMarks(side)
      this.drawHits(side)
    }
  }

  /** Draws the translations again after the current transaction, or after the composition. */
  redrawSoon(): void {
    this.#stale.add('translation')
    queueMicrotask(() => this.#redrawStale())
  }

  /** To be called when a composition has ended. Draws what has waited for that. */
  afterComposition(): void {
    const look = () => {
      if (this.#host.isComposing('translation')) requestAnimationFrame(look)
      else this.#redrawStale()
    }
    if (this.#stale.size > 0) requestAnimationFrame(look)
  }

  #mustWait(side: Side): boolean {
    if (!this.#host.isComposing(side)) return false
    this.#stale.add(side)
    return true
  }

  #redrawStale(): void {
    for (const side of this.#stale) {
      if (this.#host.isComposing(side)) continue
      this.#stale.delete(side)
      this.drawMarks(side)
      this.drawHits(side)
    }
  }
}
