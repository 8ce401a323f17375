/**
 * The annotations of one section: the ranges where they are drawn, and their new anchors when the
 * text under them changes. An anchor that cannot be located with evidence is not drawn.
 */
import { anchorAt, locate, type Anchor, type Range, type Side } from '#domain/anchor'
import type { Annotation, Category } from '#domain/annotation'
import type { Paragraph } from '#domain/book'
import type { AnnotationId, CategoryId } from '#domain/ids'
import { stateSign } from '#domain/kinds/index'
import { halfOn, withHalf } from '#domain/marking/halves'
import { placedAt } from '#domain/structure/placed-at'
import { proposalOf, readingsIn } from '#domain/marking/readings'
import { EarlierAnchors } from './earlier-anchors.ts'
import type { Drawn, MarkAt } from './plugins/marks.ts'
import type { ShownReading } from './plugins/readings.ts'

/** The annotations and categories of a book, for one section. */
export interface MarkSource {
  /** Returns the annotations with an anchor on `side` in one of `paragraphs`. */
  readonly on: (side: Side, paragraphs: readonly Paragraph[]) => readonly Annotation[]
  /** Returns a category, also a deleted one; a mark is drawn even if it is missing. */
  readonly category: (id: CategoryId) => Category
  /** The accessible description of an annotation in that category, where it is drawn on `side`. */
  readonly words: (annotation: Annotation, category: Category, side: Side) => string
}

/** Reads the section's text. `pair` counts from 0. */
interface Shown {
  readonly text: (side: Side, pair: number) => string
  /** Returns the marks drawn in the pair's translation, with their present offsets. */
  readonly drawn: (pair: number) => readonly MarkAt[]
}

/** One anchor of an annotation in a translation that has changed. */
interface MovedMark {
  readonly id: AnnotationId
  readonly anchor: Anchor
  readonly pair: number
  /** Where the mark is drawn now; undefined if all its words were deleted. */
  readonly now: MarkAt | undefined
  /** Whether the change was an undo or a redo. */
  readonly undone: boolean
}

export class SectionMarks {
  readonly #paragraphs: readonly Paragraph[]
  readonly #source: MarkSource
  readonly #shown: Shown
  readonly #pairs: ReadonlyMap<string, number>
  /**
   * Computed when something changes, because every key reads the orphans of all loaded sections.
   */
  #orphans: readonly AnnotationId[] = []
  /** The anchors that marks had before a deletion shortened them. */
  readonly earlier: EarlierAnchors

  constructor(
    paragraphs: readonly Paragraph[],
    source: MarkSource,
    shown: Shown,
    earlier = new EarlierAnchors(),
  ) {
    this.earlier = earlier
    this.#paragraphs = paragraphs
    this.#source = source
    this.#shown = shown
    this.#pairs = new Map(paragraphs.map(({ id }, pair) => [id, pair]))
  }

  /** Every range to draw on `side`. */
  drawn(side: Side): readonly Drawn[] {
    return this.#source.on(side, this.#paragraphs).flatMap(annotation => {
      const category = this.#source.category(annotation.category)
      const words = this.#source.words(annotation, category, side)
      const anchors = halfOn(annotation, side)?.anchors ?? []
      return anchors.flatMap(anchor => {
        const pair = this.#pairs.get(anchor.paragraphId)
        const range = pair === undefined ? null : this.#located(anchor, side, pair)
        if (pair === undefined || !range) return []
        const { colour, shape } = category
        const { id } = annotation
        const isLast = side === annotation.side && anchor === anchors.at(-1)
        const sign = isLast ? stateSign(annotation) : null
        return { id, pair, ...range, colour, shape, words, ...(sign !== null && { sign }) }
      })
    })
  }

  /** In a divided paragraph the places are computed from the print, and the context is shorter. */
  #located(anchor: Anchor, side: Side, pair: number): Range | null {
    const text = this.#shown.text(side, pair)
    const isDivided = this.#paragraphs[pair]?.isDivided === true
    return (isDivided ? placedAt(anchor, text) : null) ?? locate(anchor, text)
  }

  /** Every reading in place of printed words, given the marks drawn on the source. */
  readings(drawn: readonly Drawn[]): readonly ShownReading[] {
    return this.#paragraphs.flatMap((paragraph, pair) => {
      const proposals = this.#source.on('source', [paragraph]).flatMap(one => proposalOf(one) ?? [])
      return readingsIn(paragraph.text, proposals).map(({ id, start, end, words }) => {
        const over = drawn.filter(
          mark => mark.pair === pair && mark.start < end && mark.end > start && mark.id !== id,
        )
        const mark = drawn.find(mark => mark.pair === pair && mark.id === id) ?? null
        return { pair, start, end, words, mark, over, printed: paragraph.text.slice(start, end) }
      })
    })
  }

  /** The annotations with words in translations of which nothing is drawn. */
  get orphans(): readonly AnnotationId[] {
    return this.#orphans
  }

  /** To be called when the marks on translations have been drawn. Computes the orphans. */
  drew(): void {
    this.#orphans = this.#source.on('translation', this.#paragraphs).flatMap(annotation => {
      const { id } = annotation
      const anchors = halfOn(annotation, 'translation')?.anchors ?? []
      return anchors.some(anchor => this.#isDrawn(id, anchor)) ? [] : id
    })
  }

  #isDrawn(id: AnnotationId, { paragraphId }: Anchor): boolean {
    const pair = this.#pairs.get(paragraphId)
    return pair !== undefined && this.#shown.drawn(pair).some(mark => mark.id === id)
  }

  /**
   * Returns the annotations whose anchors in the translations of `pairs` have changed, with their
   * new anchors. `undone` says that the change was an undo or a redo. `redraw` says that a mark
   * must be drawn elsewhere than its text has carried it.
   */
  follow(
    pairs: readonly number[],
    undone: boolean,
  ): { readonly annotations: readonly Annotation[]; readonly redraw: boolean } {
    const touched = pairs.flatMap(pair => this.#paragraphs[pair] ?? [])
    const marked = this.#source.on('translation', touched)
    if (marked.length === 0) return { annotations: [], redraw: false }
    this.drew()
    const drawn = pairs.flatMap(pair => this.#shown.drawn(pair))
    let redraw = false
    const annotations = marked.flatMap(annotation => {
      const half = halfOn(annotation, 'translation')
      if (!half) return []
      const anchors = half.anchors.map(anchor => {
        const pair = this.#pairs.get(anchor.paragraphId)
        if (pair === undefined || !pairs.includes(pair)) return anchor
        const now = drawn.find(mark => mark.id === annotation.id && mark.pair === pair)
        const moved = this.#moved({ id: annotation.id, anchor, pair, now, undone })
        redraw ||= moved.redraw
        return moved.anchor
      })
      const stays = anchors.every((anchor, i) => anchor === half.anchors[i])
      return stays ? [] : withHalf(annotation, { ...half, anchors })
    })
    return { annotations, redraw }
  }

  #moved({ id, anchor, pair, now, undone }: MovedMark): {
    readonly anchor: Anchor
    readonly redraw: boolean
  } {
    const text = this.#shown.text('translation', pair)
    // The words of the mark were deleted. If they are back, by an undo or by typing, it is drawn
    // again.
    if (!now) return { anchor, redraw: this.#located(anchor, 'translation', pair) !== null }
    const whole = undone ? this.earlier.find(id, anchor, text, now) : null
    const { start, end } = whole ?? now
    const fresh = anchorAt(anchor.paragraphId, text, start, end)
    if (fresh.quote.exact.length < anchor.quote.exact.length) this.earlier.remember(id, anchor)
    return { anchor: sameAnchor(fresh, anchor) ? anchor : fresh, redraw: whole !== null }
  }
}

const sameAnchor = (a: Anchor, b: Anchor) =>
  a.start === b.start &&
  a.end === b.end &&
  a.quote.exact === b.quote.exact &&
  a.quote.prefix === b.quote.prefix &&
  a.quote.suffix === b.quote.suffix
