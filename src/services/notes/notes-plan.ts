/** Finds where the notes of a file belong in a book. Nothing is ever put at a likely place. */
import { anchorAt, locate, type Anchor, type Side } from '#domain/anchor'
import type { Annotation, Category, NoteBody } from '#domain/annotation'
import type { Paragraph } from '#domain/book'
import { categoryId, type AnnotationId, type BookId, type ParagraphId } from '#domain/ids'
import { kinds, type KindFields } from '#domain/kinds/index'
import type { MarkRange } from '#domain/marking/mark-change'
import { QuoteFinder } from '#domain/marking/quote-finder'
import { canBe } from '#domain/marking/scope'
import { withTag } from '#domain/tags'
import type { TranslationText } from '#domain/translation'
import type {
  BroughtNote,
  BroughtNotes,
  BroughtQuote,
  NoteFormat,
  OwnFields,
} from '#formats/notes/brought-note'

/** What is planned for the notes of a file. */
export interface NotesPlan {
  readonly format: NoteFormat
  /** In the order of the file. */
  readonly notes: readonly PlannedNote[]
  /** How many notes of the file are unreadable. */
  readonly damaged: number
}

export interface PlannedNote {
  /** Different for each note of the plan. */
  readonly id: AnnotationId
  /** The words that it marks, and what it says of them. */
  readonly quote: string
  readonly note: NoteBody
  readonly tags: readonly string[]
  readonly fate: NoteFate
  /** The annotation at a place. */
  readonly at: (range: PlacedRange) => Annotation
}

/** A range, with that of the other side if it is a pair. */
export type PlacedRange = MarkRange & Pick<Annotation, 'counterpart'>

export type NoteFate =
  /** The book has it already. */
  | { readonly is: 'there' }
  | { readonly is: 'placed'; readonly range: PlacedRange }
  /** Its words are in these places, and nothing says which is meant. */
  | { readonly is: 'unsure'; readonly places: readonly PossiblePlace[] }
  /** Its words are not in the book, or it has none. */
  | { readonly is: 'lost' }

export interface PossiblePlace {
  readonly range: MarkRange
  /** The text around the words. */
  readonly before: string
  readonly words: string
  readonly after: string
}

/** The book that the notes are brought into. */
export interface NotesTarget {
  readonly book: BookId
  readonly paragraphs: readonly Paragraph[]
  readonly translations: ReadonlyMap<ParagraphId, TranslationText>
  /** Its annotations without deleted ones. */
  readonly present: ReadonlySet<AnnotationId>
  /** Names of annotations of other books, which must not be used again. */
  readonly taken: ReadonlySet<AnnotationId>
  /** The categories that it offers, in their order. */
  readonly categories: readonly Category[]
  /** Milliseconds since 1970. */
  readonly now: number
}

/** How much text around the words is shown, in UTF-16 code units. */
const around = 24

/**
 * Returns the plan for `brought`. `nameOf` returns an id for a note of another program: the same
 * for the same note and book. Yields after each note, so that a caller can do other work.
 */
export function* planOf(
  brought: BroughtNotes,
  target: NotesTarget,
  nameOf: (note: BroughtNote) => AnnotationId,
): Generator<void, NotesPlan> {
  const search = new Search(target)
  const notes: PlannedNote[] = []
  const seen = new Set<AnnotationId>()
  for (const note of brought.notes) {
    const id = idOf(note, target, nameOf)
    if (seen.has(id)) continue
    seen.add(id)
    notes.push({
      id,
      quote: note.quotes.map(({ exact }) => exact).join(' … '),
      note: note.note,
      tags: note.tags,
      fate: target.present.has(id) ? { is: 'there' } : search.fateOf(note),
      at: range => annotationAt(id, note, range, target),
    })
    yield
  }
  return { format: brought.format, notes, damaged: brought.damaged }
}

/** A note that this program exported of this book keeps its name. */
function idOf(
  note: BroughtNote,
  { book, taken }: NotesTarget,
  nameOf: (note: BroughtNote) => AnnotationId,
): AnnotationId {
  const isOfBook = note.quotes.every(({ place }) => place?.bookId === book)
  return note.own && isOfBook && !taken.has(note.own.id) ? note.own.id : nameOf(note)
}

function annotationAt(
  id: AnnotationId,
  { own, note, tags, category, colour, createdAt }: BroughtNote,
  range: PlacedRange,
  { book, categories, now }: NotesTarget,
): Annotation {
  const chosen =
    categories.find(known => known.id === own?.category) ??
    categories.find(({ name }) => name !== null && name === category) ??
    categories.find(known => known.colour === colour) ??
    categories[0]
  const kind = own?.kind ?? (note.length > 0 ? kinds.note.made : kinds.highlight.made)
  return {
    id,
    bookId: book,
    ...kind,
    category: chosen?.id ?? own?.category ?? categoryId('category-1'),
    ...range,
    ...aboutAt(range, own, kind),
    note,
    tags: tags.reduce<readonly string[]>(withTag, []),
    createdAt: createdAt ?? now,
    updatedAt: now,
    deletedAt: null,
  }
}

/**
 * Returns what a mark without words is about; null if the file says nothing of it, or something
 * that this program never makes. The mark then covers its words.
 */
function aboutAt(
  { side, anchors, counterpart }: PlacedRange,
  own: OwnFields | null,
  { kind }: KindFields,
): OwnFields['about'] {
  const isEvidence = side === 'source' && anchors.length === 1 && !counterpart
  return own?.about && isEvidence && canBe(own.about, kind) ? own.about : null
}

/** Searches the two sides of a book. The texts are made ready at the first quote that needs it. */
class Search {
  readonly #target: NotesTarget
  readonly #index: ReadonlyMap<ParagraphId, number>
  readonly #finders = new Map<Side, QuoteFinder>()

  constructor(target: NotesTarget) {
    this.#target = target
    this.#index = new Map(target.paragraphs.map(({ id }, i) => [id, i]))
  }

  fateOf({ quotes }: BroughtNote): NoteFate {
    const [first] = quotes
    if (!first) return { is: 'lost' }
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
