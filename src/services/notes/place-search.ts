/** Finds where the notes of a file belong in a book. Nothing is ever put at a likely place. */
import { anchorAt, locate, type Anchor, type Side } from '#domain/anchor'
import type { ParagraphId } from '#domain/ids'
import type { MarkRange } from '#domain/marking/mark-change'
import { QuoteFinder } from '#domain/marking/quote-finder'
import type { BroughtNote, BroughtQuote } from '#formats/notes/brought-note'
import type { NoteFate, NotesTarget, PlacedRange, PossiblePlace } from './notes-plan.ts'

/** How much text around the words is shown, in UTF-16 code units. */
const around = 24

/** Searches the two sides of a book. The texts are made ready at the first quote that needs it. */
export class PlaceSearch {
  readonly #target: NotesTarget
  readonly #index: ReadonlyMap<ParagraphId, number>
  readonly #finders = new Map<Side, QuoteFinder>()
  /** Whether some notes are of this book by name. The others of the file are then of theirs. */
  readonly #namesBook: boolean

  constructor(target: NotesTarget, notes: readonly BroughtNote[]) {
    this.#target = target
    this.#namesBook = notes.some(({ quotes }) => quotes.some(quote => this.#isHere(quote)))
    this.#index = new Map(target.paragraphs.map(({ id }, i) => [id, i]))
  }

  fateOf({ quotes }: BroughtNote): NoteFate {
    const [first] = quotes
    if (!first) return { is: 'lost' }
    if (this.#namesBook && quotes.every(quote => quote.place && !this.#isHere(quote)))
      return { is: 'lost' }
    const kept = this.#keptPlace(quotes)
    if (kept) return { is: 'placed', range: kept }
    const found = quotes.map(quote => this.#find(quote))
    const certain = found.flatMap(({ certain }) => certain ?? [])
    const joined = certain.length === quotes.length ? pairOf(certain, joinedRange) : null
    if (joined) return { is: 'placed', range: joined }
    const [only, ...others] = found
    const places = others.length === 0 ? (only?.possible ?? []) : []
    return places.length === 0
      ? { is: 'lost' }
      : { is: 'unsure', places: places.map(range => this.#shown(range)) }
  }

  /**
   * The range that this program exported of this book. An orphan stays one. Null if the file is not
   * such an export, or if a paragraph has changed so that the words are no longer there.
   */
  #keptPlace(quotes: readonly BroughtQuote[]): PlacedRange | null {
    const placed = quotes.flatMap(quote => (quote.place ? { quote, side: quote.place.side } : []))
    if (placed.length < quotes.length) return null
    return pairOf(placed, half => this.#keptRange(half.map(({ quote }) => quote)))
  }

  #keptRange(quotes: readonly BroughtQuote[]): MarkRange | null {
    const side = quotes[0]?.place?.side
    if (!side) return null
    const anchors = quotes.map(quote => this.#keptAnchor(quote))
    const whole = anchors.filter(anchor => anchor !== null)
    if (whole.length < anchors.length) return null
    const places = whole.map(({ paragraphId }) => this.#index.get(paragraphId))
    // Orphans whose paragraphs are gone are listed first.
    return { side, index: places.find(index => index !== undefined) ?? 0, anchors: whole }
  }

  #keptAnchor({ exact, prefix, suffix, place }: BroughtQuote): Anchor | null {
    if (!place || place.bookId !== this.#target.book) return null
    const { paragraphId, side, points } = place
    const quote = { exact, prefix, suffix }
    // An orphan may be of a paragraph that is gone.
    if (!points) return { paragraphId, start: 0, end: exact.length, quote }
    const text = this.#textOf(side, paragraphId)
    if (text === null) return null
    const start = Array.from(text).slice(0, points.start).join('').length
    const anchor = { paragraphId, start, end: start + exact.length, quote }
    const range = locate(anchor, text)
    return range && anchorAt(paragraphId, text, range.start, range.end)
  }

  #textOf(side: Side, id: ParagraphId): string | null {
    const index = this.#index.get(id)
    if (index === undefined) return null
    const { paragraphs, translations } = this.#target
    return side === 'source'
      ? (paragraphs[index]?.text ?? null)
      : (translations.get(id)?.content.text ?? '')
  }

  #isHere({ place }: BroughtQuote): boolean {
    return place?.bookId === this.#target.book
  }

  /** Looks in the Chinese first; another program knows nothing of two sides. */
  #find(quote: BroughtQuote) {
    const sides: readonly Side[] = quote.place ? [quote.place.side] : ['source', 'translation']
    let possible: readonly MarkRange[] = []
    for (const side of sides) {
      const found = this.#finder(side).find(quote)
      // Words that are on the other side too may be meant there.
      if (found.certain && possible.length === 0) return found
      possible = [...possible, ...(found.certain ? [found.certain] : found.possible)]
    }
    return { certain: null, possible }
  }

  #finder(side: Side): QuoteFinder {
    const made =
      this.#finders.get(side) ??
      new QuoteFinder(
        side,
        this.#target.paragraphs.map(({ id }) => ({ id, text: this.#textOf(side, id) ?? '' })),
      )
    this.#finders.set(side, made)
    return made
  }

  #shown(range: MarkRange): PossiblePlace {
    const [first, last] = [range.anchors[0], range.anchors.at(-1)]
    const before = first ? (this.#textOf(range.side, first.paragraphId) ?? '') : ''
    const after = last ? (this.#textOf(range.side, last.paragraphId) ?? '') : ''
    const from = first?.start ?? 0
    const to = last?.end ?? 0
    return {
      range,
      before: `${from > around ? '…' : ''}${before.slice(Math.max(0, from - around), from)}`,
      words: range.anchors.map(({ quote }) => quote.exact).join(' … '),
      after: `${after.slice(to, to + around)}${to + around < after.length ? '…' : ''}`,
    }
  }
}

/**
 * Returns what `rangeOf` makes of those of `all` that are on the side of the first, with what it
 * makes of those on the other side; null if it returns null for either.
 */
function pairOf<One extends { readonly side: Side }>(
  all: readonly One[],
  rangeOf: (half: readonly One[]) => MarkRange | null,
): PlacedRange | null {
  const own = all.filter(({ side }) => side === all[0]?.side)
  const others = all.filter(({ side }) => side !== all[0]?.side)
  const range = rangeOf(own)
  const counterpart = others.length > 0 ? rangeOf(others) : null
  if (others.length === 0 || !range) return range
  return (
    counterpart && {
      ...range,
      counterpart: { index: counterpart.index, anchors: counterpart.anchors },
    }
  )
}

/** Returns ranges on one side as one range in the order of the text; null if they cannot be one. */
function joinedRange(ranges: readonly MarkRange[]): MarkRange | null {
  const inOrder = ranges.toSorted((a, b) => a.index - b.index)
  const [first] = inOrder
  const anchors = inOrder.flatMap(range => range.anchors)
  const paragraphs = new Set(anchors.map(({ paragraphId }) => paragraphId))
  // An annotation has at most one range in a paragraph.
  if (!first || paragraphs.size < anchors.length) return null
  return ranges.every(({ side }) => side === first.side) ? { ...first, anchors } : null
}
