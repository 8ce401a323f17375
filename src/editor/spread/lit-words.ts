import type { Side } from '#domain/anchor'
import { annotationId, type AnnotationId } from '#domain/ids'
import { otherSide } from '#domain/marking/halves'
import type { AnnotationIndex } from '../annotation-index.ts'
import { domRange } from '../dom-range.ts'
import type { LoadedSections } from '../loaded-sections.ts'
import { positionOf } from '../pairs.ts'
import { marksBetween, marksOfPair } from '../plugins/marks.ts'
import type { SelectedText } from '../queries/selected-text.ts'
import type { SpreadSelection } from './selection.ts'

/** The names of the CSS highlights. */
const names = { counterpart: 'counterpart', waiting: 'waiting-words' } as const

/** A pair of ranges at the pointer or the caret, and the side where that is. */
interface At {
  readonly id: AnnotationId
  readonly side: Side
}

/**
 * Lights the other half of the pair of ranges under the pointer or at the caret, and words that
 * wait for their counterpart. CSS highlights, because they change nothing in a column that may be
 * composing.
 */
export class LitWords {
  readonly #index: AnnotationIndex
  readonly #sections: LoadedSections
  readonly #selection: SpreadSelection
  #hovered: At | null = null
  #waiting: SelectedText | null = null
  #isLit = false
  /** Whether there is a page: highlights belong to it. */
  #isFollowing = false
  #frame = 0

  constructor(index: AnnotationIndex, sections: LoadedSections, selection: SpreadSelection) {
    this.#index = index
    this.#sections = sections
    this.#selection = selection
    selection.subscribe(() => this.soon())
  }

  /** Shows that `words` wait for their counterpart; null shows none. */
  wait(words: SelectedText | null): void {
    this.#isLit ||= this.#waiting !== null
    this.#waiting = words
    this.soon()
  }

  /** To be called when the caret or the columns have changed. Draws at most once a frame. */
  readonly soon = (): void => {
    if (!this.#isFollowing) return
    if (!this.#index.hasPairs && !this.#waiting && !this.#isLit) return
    this.#frame ||= requestAnimationFrame(this.#draw)
  }

  /** Follows the pointer on `page`. Returns what stops that. */
  follow(page: HTMLElement): () => void {
    this.#isFollowing = true
    const ending = new AbortController()
    const over = ({ target }: PointerEvent) => this.#over(target)
    page.addEventListener('pointerover', over, { signal: ending.signal })
    page.addEventListener('pointerleave', () => this.#over(null), { signal: ending.signal })
    return () => ending.abort()
  }

  /** Draws nothing any more: the book is being closed. */
  end(): void {
    if (!this.#isFollowing) return
    this.#isFollowing = false
    cancelAnimationFrame(this.#frame)
    for (const name of Object.values(names)) CSS.highlights.delete(name)
  }

  #over(target: EventTarget | null): void {
    if (!this.#index.hasPairs && !this.#hovered) return
    this.#hovered = this.#pairAt(target)
    this.soon()
  }

  /** The shortest pair of ranges that is drawn at an element: the innermost. */
  #pairAt(target: EventTarget | null): At | null {
    let element = target instanceof Element ? target.closest<HTMLElement>('[data-mark-id]') : null
    for (
      ;
      element;
      element = element.parentElement?.closest<HTMLElement>('[data-mark-id]') ?? null
    ) {
      const id = annotationId(element.dataset['markId'] ?? '')
      const side = element.closest('.column.source') ? 'source' : 'translation'
      if (this.#index.isPair(id)) return { id, side }
    }
    return null
  }

  #atCaret(): At | null {
    const { editor, where } = this.#selection
    if (!editor || !where || !this.#index.hasPairs) return null
    const state = editor.state(where.side)
    const { from, to } = state.selection
    const found = marksBetween(state, from, to).find(({ id }) => this.#index.isPair(id))
    return found ? { id: found.id, side: where.side } : null
  }

  readonly #draw = (): void => {
    this.#frame = 0
    const at = this.#hovered ?? this.#atCaret()
    const lit = at ? this.#rangesOf(at.id, otherSide(at.side)) : []
    const waiting = this.#waiting ? this.#rangesIn(this.#waiting) : []
    this.#isLit = lit.length + waiting.length > 0
    show(names.counterpart, lit)
    show(names.waiting, waiting)
  }

  /** Where a mark is drawn on `side`, in the columns on the page. */
  #rangesOf(id: AnnotationId, side: Side): readonly Range[] {
    const ranges: Range[] = []
    const paragraphs = this.#index.paragraphsOf(id, side)
    for (const editor of this.#sections) {
      const view = editor.views.get(side)
      if (!view) continue
      for (const [pair, paragraph] of editor.paragraphs.entries()) {
        if (!paragraphs.has(paragraph.id)) continue
        for (const mark of marksOfPair(view.state, pair))
          if (mark.id === id) ranges.push(domRange(view, mark.from, mark.to))
      }
    }
    return ranges
  }

  #rangesIn({ side, anchors }: SelectedText): readonly Range[] {
    const ranges: Range[] = []
    for (const editor of this.#sections) {
      const view = editor.views.get(side)
      if (!view) continue
      for (const { paragraphId, start, end } of anchors) {
        const pair = editor.paragraphs.findIndex(({ id }) => id === paragraphId)
        const length = pair < 0 ? 0 : editor.text(side, pair).length
        const at = (offset: number) =>
          positionOf(view.state.doc, { pair, offset: Math.min(offset, length) })
        if (pair >= 0) ranges.push(domRange(view, at(start), at(end)))
      }
    }
    return ranges
  }
}

function show(name: string, ranges: readonly Range[]): void {
  if (ranges.length > 0) CSS.highlights.set(name, new Highlight(...ranges))
  else CSS.highlights.delete(name)
}
