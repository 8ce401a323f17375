import type { Side } from '#domain/anchor'
import type { AnnotationId } from '#domain/ids'
import type { EditorState, Transaction } from 'prosemirror-state'
import { showHits, showsHits, type ShownHit } from './plugins/hits.ts'
import { showMarks, type Drawn } from './plugins/marks.ts'
import { showReadings, showsReadings } from './plugins/readings.ts'
import { showTerms, type ShownTerm } from './plugins/terms.ts'
import type { SectionMarks } from './section-marks.ts'

interface OverlaysHost {
  readonly state: (side: Side) => EditorState
  readonly dispatch: (side: Side, tr: Transaction) => void
  /** Whether an input method is composing in a column. */
  readonly isComposing: (side: Side) => boolean
  readonly hits: (side: Side) => readonly ShownHit[]
  readonly terms: () => readonly ShownTerm[]
  /** Whether the source is shown as the reader emends it. */
  readonly isEmended: () => boolean
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
    if (side === 'source') return this.#drawSource()
    const { state, dispatch } = this.#host
    dispatch(side, showMarks(state(side).tr, this.#marks.drawn(side)))
    this.#marks.drew()
  }

  /** Draws the marks on the source, and readings in place of printed words if they are shown. */
  #drawSource(): void {
    const { state, dispatch, isEmended, hits, terms } = this.#host
    const drawn = this.#marks.drawn('source')
    const readings = isEmended() ? this.#marks.readings(drawn) : []
    // A reading has the sign of its emendation.
    const signed = new Set(readings.map(({ mark }) => mark))
    const shown = drawn.map(mark => (signed.has(mark) ? withoutSign(mark) : mark))
    const tr = showTerms(showMarks(state('source').tr, shown), withoutOwn(terms(), drawn))
    const isStale = readings.length > 0 || showsReadings(state('source'))
    dispatch('source', isStale ? showReadings(tr, readings, hits('source')) : tr)
  }

  drawHits(side: Side): void {
    if (this.#mustWait(side)) return
    const shown = this.#host.hits(side)
    const state = this.#host.state(side)
    if (shown.length === 0 && !showsHits(state)) return
    this.#host.dispatch(side, showHits(state.tr, shown))
    if (side === 'source' && showsReadings(this.#host.state(side))) this.#drawSource()
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

const withoutSign = ({ sign: _sign, ...mark }: Drawn): Drawn => mark

/** Leaves out the occurrences that are marked as the term themselves. */
function withoutOwn(terms: readonly ShownTerm[], drawn: readonly Drawn[]): readonly ShownTerm[] {
  if (terms.length === 0) return terms
  const marked = new Map(drawn.map(mark => [`${mark.id} ${mark.pair}`, mark]))
  return terms.filter(({ pair, start, end, ids }) =>
    ids.every(id => {
      const own = marked.get(`${id} ${pair}`)
      return !own || own.start >= end || own.end <= start
    }),
  )
}
