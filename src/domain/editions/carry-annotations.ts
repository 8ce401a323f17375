import { anchorAt, locate, type Anchor } from '../anchor.ts'
import type { Annotation } from '../annotation.ts'
import { annotationId, paragraphId, type AnnotationId, type BookId } from '../ids.ts'
import type { ParagraphId } from '../ids.ts'
import type { Moved } from './carry-translations.ts'
import type { EditionMatch, EditionParagraph, EditionPlace } from './match.ts'
import { reattach } from './reattach.ts'

export interface CarriedAnnotations {
  readonly rows: readonly Annotation[]
  readonly orphans: readonly Annotation[]
  readonly counts: { readonly kept: number; readonly changed: number; readonly standing: number }
  /** The new name of each that was carried. */
  readonly names: ReadonlyMap<AnnotationId, AnnotationId>
}

/** `annotations`, none of them deleted, on the new edition; those of `present` stay. */
export function carryAnnotations(
  annotations: readonly Annotation[],
  match: EditionMatch,
  editions: {
    readonly old: readonly EditionParagraph[]
    readonly fresh: readonly EditionParagraph[]
    readonly book: BookId
    readonly language: string
  },
  translations: ReadonlyMap<ParagraphId, Moved>,
  present: ReadonlyMap<AnnotationId, Annotation>,
  now: number,
): CarriedAnnotations {
  const { old, fresh, book, language } = editions
  const onSource = annotations.filter(({ side }) => side === 'source').flatMap(one => one.anchors)
  const places = reattach(onSource, match, old, fresh, language)
  const found = new Map(onSource.map((anchor, k) => [anchor, places[k] ?? []]))
  const nearest = nearestIn(match, old)

  const rows: Annotation[] = []
  const orphans: Annotation[] = []
  const names = new Map<AnnotationId, AnnotationId>()
  const counts = { kept: 0, changed: 0, standing: 0 }
  for (const annotation of annotations) {
    const id = nameIn(book, annotation.id)
    names.set(annotation.id, id)
    if (present.get(id)?.deletedAt === null) {
      counts.standing++
      continue
    }
    const landed =
      annotation.side === 'source'
        ? annotation.anchors.map(anchor => onPlaces(found.get(anchor) ?? [], fresh))
        : annotation.anchors.map(anchor => onTranslation(anchor, translations))
    const anchors = landed.flatMap((some, k) => {
      const anchor = annotation.anchors[k]
      return some.length > 0 || !anchor ? some : [{ anchor: withoutPlace(anchor), index: null }]
    })
    const placed = anchors.filter(isPlaced).sort((a, b) => a.index - b.index)
    const unplaced = anchors.filter(one => !isPlaced(one))
    const whole = [
      ...onePerParagraph(placed, annotation.side === 'source' ? fresh : []),
      ...unplaced,
    ]
    const index = placed[0]?.index ?? nearest(annotation)
    rows.push({
      ...annotation,
      id,
      bookId: book,
      index,
      anchors: whole.map(({ anchor }) => anchor),
      updatedAt: now,
    })
    if (placed.length === 0) orphans.push(annotation)
    else if (unplaced.length === 0 && saysTheSame(annotation.anchors, whole)) counts.kept++
    else counts.changed++
  }
  return { rows, orphans, counts, names }
}

/** An anchor in the new edition; `index` is null where it has no place. */
interface Landed {
  readonly anchor: Anchor
  readonly index: number | null
}

interface Placed extends Landed {
  readonly index: number
}

const isPlaced = (landed: Landed): landed is Placed => landed.index !== null

function onPlaces(
  places: readonly EditionPlace[],
  fresh: readonly EditionParagraph[],
): readonly Landed[] {
  return places.flatMap(({ index, start, end }) => {
    const paragraph = fresh[index]
    return paragraph ? [{ anchor: anchorAt(paragraph.id, paragraph.text, start, end), index }] : []
  })
}

function onTranslation(
  anchor: Anchor,
  translations: ReadonlyMap<ParagraphId, Moved>,
): readonly Landed[] {
  const moved = translations.get(anchor.paragraphId)
  if (!moved) return []
  const { paragraphId: id, index, offset, text } = moved
  const shifted = { ...anchor, start: anchor.start + offset, end: anchor.end + offset }
  const isThere = text.slice(shifted.start, shifted.end) === anchor.quote.exact
  const range = isThere ? shifted : locate(anchor, text)
  // Words that the reader has deleted are an orphan as they were before.
  return range
    ? [{ anchor: anchorAt(id, text, range.start, range.end), index }]
    : [{ anchor: { ...shifted, paragraphId: id }, index }]
}

/** At most one anchor a paragraph: those that meet in one are one from the first to the last. */
function onePerParagraph(
  placed: readonly Placed[],
  fresh: readonly EditionParagraph[],
): readonly Placed[] {
  const kept: Placed[] = []
  for (const here of placed) {
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

function saysTheSame(before: readonly Anchor[], after: readonly Landed[]): boolean {
  const words = (anchors: readonly Anchor[]) => anchors.map(({ quote }) => quote.exact).join('')
  return words(before) === words(after.map(({ anchor }) => anchor))
}

const gonePrefix = 'gone.'

/**
 * The anchor of an orphan in an edition that has no place for it: an empty stretch of a paragraph
 * that is not there, with the words it stood on.
 */
function withoutPlace({ paragraphId: id, quote }: Anchor): Anchor {
  const name = id.startsWith(gonePrefix) ? id : paragraphId(`${gonePrefix}${id}`.slice(0, 80))
  return { paragraphId: name, start: 0, end: 0, quote }
}

/** Where in the new edition something of the old one would stand that has no place there. */
function nearestIn(
  { kin }: EditionMatch,
  old: readonly EditionParagraph[],
): (annotation: Annotation) => number {
  const numbers = new Map(old.map(({ id }, number) => [id, number]))
  const next = new Int32Array(old.length + 1)
  for (const one of kin) for (const number of one.old) next[number + 1] = (one.fresh[0] ?? 0) + 1
  for (let number = 1; number <= old.length; number++) {
    if (next[number] === 0) next[number] = next[number - 1] ?? 0
  }
  return ({ anchors, index }) => {
    const [first] = anchors
    const number = (first && numbers.get(first.paragraphId)) ?? Math.min(index, old.length - 1)
    return Math.max(0, (next[number + 1] ?? 0) - 1)
  }
}

/** The name of the annotation `id` carried to `book`: always the same, so that carrying twice makes nothing double. */
function nameIn(book: BookId, id: AnnotationId): AnnotationId {
  const text = `${book}/${id}`
  return annotationId(`e${hash(text, 0x811c9dc5)}${hash(text, 0x1b873593)}`)
}

/** FNV-1a over UTF-16 code units, from `seed`. */
function hash(text: string, seed: number): string {
  let value = seed
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  }
  return (value >>> 0).toString(16).padStart(8, '0')
}
