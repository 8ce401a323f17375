import { anchorAt, locate, type Anchor } from '../anchor.ts'
import type { Annotation } from '../annotation.ts'
import { annotationId, type AnnotationId, type BookId, type ParagraphId } from '../ids.ts'
import { halvesOf, type Half } from '../marking/halves.ts'
import { placeAnchor } from '../marking/scope.ts'
import { withLinksMoved } from '../notes/moved-links.ts'
import type { LibraryPlace } from '../notes/place.ts'
import { placeOfName } from '../structure/paragraph-change.ts'
import { carriedName, goneName } from '../structure/carried-names.ts'
import type { NewPlace } from './carry-structure.ts'
import type { Moved } from './carry-translations.ts'
import type { EditionPair, EditionParagraph, EditionPlace, Fold } from './match.ts'
import { markTwins } from './copies/mark-twins.ts'
import { nearestIn } from './nearest-number.ts'
import { reattach } from './reattach.ts'

export interface CarriedAnnotations {
  readonly rows: readonly Annotation[]
  readonly orphans: readonly Annotation[]
  readonly counts: { readonly kept: number; readonly changed: number; readonly standing: number }
  /** The new id of each carried annotation. */
  readonly names: ReadonlyMap<AnnotationId, AnnotationId>
}

/** The arguments of `carryAnnotations`. */
interface Carrying {
  /** None is deleted. */
  readonly annotations: readonly Annotation[]
  readonly editions: EditionPair
  /** Where the translations of old paragraphs are in the new edition. */
  readonly translations: ReadonlyMap<ParagraphId, Moved>
  /** Where the parts of split paragraphs are that the new edition has as they are. */
  readonly parts: ReadonlyMap<ParagraphId, NewPlace>
  /** The annotations of the new edition; those that are not deleted stay as they are. */
  readonly present: ReadonlyMap<AnnotationId, Annotation>
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Returns copies of `annotations` for the new edition. */
export function carryAnnotations(carrying: Carrying): CarriedAnnotations {
  const { annotations, editions, parts, present, now } = carrying
  const land = landingIn(carrying)
  const nearest = placelessIn(editions)
  const rows: Annotation[] = []
  const orphans: Annotation[] = []
  const names = new Map<AnnotationId, AnnotationId>()
  const counts = { kept: 0, changed: 0, standing: 0 }
  const landed = annotations.map(annotation => ({
    annotation,
    landings: halvesOf(annotation).map(half => ({
      half,
      ...(annotation.scope === 'book' ? landingOnBook(editions) : land(half)),
    })),
  }))
  const twins = markTwins(
    landed.flatMap(({ annotation, landings: [first] }) => {
      const [anchor] = [...(first?.located ?? []), ...(first?.orphaned ?? [])]
      return anchor ? [{ annotation, anchor: anchor.anchor }] : []
    }),
    present,
    id => carriedId(editions.book, id),
  )
  for (const { id } of annotations) names.set(id, twins.get(id) ?? carriedId(editions.book, id))
  const moved = linksMovedBy(editions, parts, names)
  for (const { annotation, landings } of landed) {
    const id = names.get(annotation.id) ?? carriedId(editions.book, annotation.id)
    if (present.get(id)?.deletedAt === null) {
      counts.standing++
      continue
    }
    const [own, counterpart] = landings.map(({ half, located, orphaned }) => ({
      index: located[0]?.index ?? nearest(half),
      anchors: [...located, ...orphaned].map(({ anchor }) => anchor),
    }))
    rows.push({
      ...annotation,
      ...own,
      ...(counterpart && { counterpart: { ...annotation.counterpart, ...counterpart } }),
      id,
      bookId: editions.book,
      note: withLinksMoved(annotation.note, place => moved(place, annotation.bookId)),
      updatedAt: now,
    })
    if (landings.every(({ located }) => located.length === 0)) orphans.push(annotation)
    else if (annotation.scope === 'book' || landings.every(one => isAsBefore(one, editions.fold)))
      counts.kept++
    else counts.changed++
  }
  return { rows, orphans, counts, names }
}

/**
 * Returns a function that leads a link within the old edition, `from`, to the same place in the new
 * one. It returns null for other places, and for those that the new edition does not have: the old
 * one stays in the library.
 */
function linksMovedBy(
  { match, old, fresh, book }: EditionPair,
  parts: ReadonlyMap<ParagraphId, NewPlace>,
  names: ReadonlyMap<AnnotationId, AnnotationId>,
) {
  const paragraphs = new Map<ParagraphId, ParagraphId>()
  for (const one of match.matches)
    for (const [k, number] of one.old.entries()) {
      const before = old[number]
      const after = fresh[one.fresh[Math.min(k, one.fresh.length - 1)] ?? -1]
      if (before && after) paragraphs.set(before.id, after.id)
    }
  return (place: LibraryPlace, from: BookId): LibraryPlace | null => {
    if (place.book !== from) return null
    if (place.kind === 'book') return { kind: 'book', book }
    if (place.kind === 'mark') {
      const mark = names.get(place.mark)
      return mark ? { kind: 'mark', book, mark } : null
    }
    // Without a place of its own, the part of a split paragraph is in the whole one.
    const paragraph =
      parts.get(place.paragraph)?.id ??
      paragraphs.get(place.paragraph) ??
      paragraphs.get(placeOfName(place.paragraph).paragraph)
    return paragraph ? { kind: 'paragraph', book, paragraph } : null
  }
}

/** Returns a function that gives the anchors of half an annotation in the new edition. */
function landingIn({ annotations, editions, translations }: Carrying) {
  const { fresh } = editions
  const onSource = annotations
    .flatMap(halvesOf)
    .flatMap(({ side, anchors }) => (side === 'source' ? anchors : []))
  const places = reattach(onSource, editions)
  const found = new Map(onSource.map((anchor, k) => [anchor, places[k] ?? []]))
  return ({ side, anchors }: Half): Landing => {
    const landed = anchors.flatMap((anchor): readonly Landed[] => {
      const some =
        side === 'source'
          ? onPlaces(found.get(anchor) ?? [], fresh)
          : onTranslation(anchor, translations)
      return some.length > 0 ? some : [{ anchor: withoutPlace(anchor), index: null }]
    })
    const located = landed.filter(isLocated).sort((a, b) => a.index - b.index)
    return {
      located: onePerParagraph(located, side === 'source' ? fresh : []),
      orphaned: landed.filter(one => !isLocated(one)),
    }
  }
}

/** A mark that is about the book has its place in any edition of it. */
function landingOnBook({ fresh: [first] }: EditionPair): Landing {
  const located = first ? [{ anchor: placeAnchor(first.id, first.text), index: 0 }] : []
  return { located, orphaned: [] }
}

/** What became of the anchors of half an annotation. */
interface Landing {
  readonly located: readonly Located[]
  readonly orphaned: readonly Landed[]
}

/** An anchor in the new edition; `index` is null if it is an orphan. */
interface Landed {
  readonly anchor: Anchor
  readonly index: number | null
}

interface Located extends Landed {
  readonly index: number
}

const isLocated = (landed: Landed): landed is Located => landed.index !== null

function onPlaces(
  places: readonly EditionPlace[],
  fresh: readonly EditionParagraph[],
): readonly Landed[] {
  return places.flatMap(({ index, start, end }) => {
    const paragraph = fresh[index]
    return paragraph ? [{ anchor: anchorAt(paragraph.id, paragraph.text, start, end), index }] : []
  })
}

/** Returns where an anchor on an old translation is; `index` is null if its words are not there. */
export function onTranslation(
  anchor: Anchor,
  translations: ReadonlyMap<ParagraphId, Moved>,
): readonly Landed[] {
  const moved = translations.get(anchor.paragraphId)
  if (!moved) return []
  const { paragraphId: id, index, offset, text } = moved
  const shifted = { ...anchor, start: anchor.start + offset, end: anchor.end + offset }
  const isThere = text.slice(shifted.start, shifted.end) === anchor.quote.exact
  const range = isThere ? shifted : locate(anchor, text)
  // Words that the reader deleted stay an orphan.
  return range
    ? [{ anchor: anchorAt(id, text, range.start, range.end), index }]
    : [{ anchor: { ...shifted, paragraphId: id }, index }]
}

/**
 * Leaves at most one anchor per paragraph: anchors in one paragraph become one, from the first to
 * the last.
 */
function onePerParagraph(
  located: readonly Located[],
  fresh: readonly EditionParagraph[],
): readonly Located[] {
  const kept: Located[] = []
  for (const here of located) {
    const last = kept.at(-1)
    const text = fresh[here.index]?.text
    if (last?.index !== here.index || text === undefined) {
      kept.push(here)
      continue
    }
    const start = Math.min(last.anchor.start, here.anchor.start)
    const end = Math.max(last.anchor.end, here.anchor.end)
    const anchor = anchorAt(here.anchor.paragraphId, text, start, end)
    kept.splice(-1, 1, { anchor, index: here.index })
  }
  return kept
}

const isAsBefore = (
  { half, located, orphaned }: Landing & { readonly half: Half },
  fold: Fold | undefined,
): boolean => orphaned.length === 0 && saysTheSame(half.anchors, located, fold)

function saysTheSame(
  before: readonly Anchor[],
  after: readonly Landed[],
  fold: Fold = text => text,
): boolean {
  const words = (anchors: readonly Anchor[]) =>
    fold(anchors.map(({ quote }) => quote.exact).join(''))
  return words(before) === words(after.map(({ anchor }) => anchor))
}

/**
 * Returns the anchor of an orphan without a paragraph in the new edition: an empty range of a
 * missing paragraph, with the quote.
 */
function withoutPlace({ paragraphId: id, quote }: Anchor): Anchor {
  return { paragraphId: goneName(id), start: 0, end: 0, quote }
}

/** Returns a function that gives the place in the new edition for a half without one. */
function placelessIn(editions: Pick<EditionPair, 'match' | 'old'>): (half: Half) => number {
  const { old } = editions
  const numbers = new Map(old.map(({ id }, number) => [id, number]))
  const nearest = nearestIn(editions)
  return ({ anchors, index }) => {
    const [first] = anchors
    return nearest((first && numbers.get(first.paragraphId)) ?? Math.min(index, old.length - 1))
  }
}

/** Returns the id of the annotation `id` carried to `book`. */
export const carriedId = (book: BookId, id: AnnotationId): AnnotationId =>
  annotationId(carriedName(book, id))
