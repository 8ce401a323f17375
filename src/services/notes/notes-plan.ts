/** Plans what becomes of the notes of a file: which annotations they are, and of which book. */
import type { Annotation, Category, NoteBody } from '#domain/annotation'
import type { Paragraph } from '#domain/book'
import { categoryId, type AnnotationId, type BookId, type ParagraphId } from '#domain/ids'
import { kinds, type KindFields } from '#domain/kinds/index'
import type { MarkRange } from '#domain/marking/mark-change'
import { canBe } from '#domain/marking/scope'
import { withLinksMoved } from '#domain/notes/moved-links'
import { addressOf, type LibraryPlace } from '#domain/notes/place'
import { standaloneNotes, standalonePlace } from '#domain/notes/standalone'
import { withTag } from '#domain/tags'
import type { TranslationText } from '#domain/translation'
import type { BroughtNote, BroughtNotes, NoteFormat, OwnFields } from '#formats/notes/brought-note'
import { PlaceSearch } from './place-search.ts'
import { partsOfNote, type PartOfNote } from './scattered.ts'

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
  /** Whether it belongs to no passage and no book. It is placed then, unless it is there. */
  readonly isStandalone: boolean
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
  /** Its words are not in the book, it has none, or the file has it for another book. */
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
  /** Its annotations, and the standalone notes, without deleted ones. */
  readonly present: ReadonlySet<AnnotationId>
  /** The books whose annotations have names that the file gives: each name has one book. */
  readonly taken: ReadonlyMap<AnnotationId, BookId>
  /** The categories that it offers, in their order. */
  readonly categories: readonly Category[]
  /** Milliseconds since 1970. */
  readonly now: number
}

/**
 * Returns the plan for `brought`. `nameOf` returns an id for a note of another program: the same
 * for the same note and book. Yields after each note, so that a caller can do other work.
 */
export function* planOf(
  brought: BroughtNotes,
  target: NotesTarget,
  nameOf: (note: BroughtNote) => AnnotationId,
): Generator<void, NotesPlan> {
  const search = new PlaceSearch(target, brought.notes)
  const notes: PlannedNote[] = []
  const seen = new Set<AnnotationId>()
  const ids = new Map(brought.notes.map(note => [note, idOf(note, target, nameOf)]))
  const moved = movedMarks(ids, target)
  for (const [read, id] of ids) {
    const note = { ...read, note: withLinksMoved(read.note, moved) }
    if (seen.has(id)) continue
    seen.add(id)
    const fate = target.present.has(id)
      ? ({ is: 'there' } as const)
      : isBroughtAlone(note)
        ? ({ is: 'placed', range: standalonePlace } as const)
        : search.fateOf(note)
    const whole: PartOfNote = { id, note, fate, kind: null }
    const parts = isScattered(note, fate, target)
      ? partsOfNote(id, note, target.book, one => search.fateOf(one))
      : null
    for (const part of parts ?? [whole]) notes.push(plannedOf(part, target))
    yield
  }
  return { format: brought.format, notes, damaged: brought.damaged }
}

function plannedOf({ id, note, fate, kind }: PartOfNote, target: NotesTarget): PlannedNote {
  return {
    id,
    quote: note.quotes.map(({ exact }) => exact).join(' … '),
    note: note.note,
    tags: note.tags,
    isStandalone: isBroughtAlone(note),
    fate: target.present.has(id) ? { is: 'there' } : fate,
    at: range => ({ ...annotationAt(id, note, range, target), ...kind }),
  }
}

/**
 * Whether another program has a note about words in several places. Words that go on over a
 * paragraph's end are one place.
 */
function isScattered(
  { own, quotes }: BroughtNote,
  fate: NoteFate,
  { paragraphs, translations }: NotesTarget,
): boolean {
  if (own || quotes.length < 2 || fate.is === 'there') return false
  if (fate.is !== 'placed' || fate.range.counterpart) return true
  const { side, index, anchors } = fate.range
  return anchors.some(({ paragraphId, start, end }, k) => {
    const here = paragraphs[index + k]
    if (here?.id !== paragraphId) return true
    const text = side === 'source' ? here.text : translations.get(paragraphId)?.content.text
    return (k > 0 && start > 0) || (k < anchors.length - 1 && end < (text?.length ?? 0))
  })
}

/**
 * Returns where links to marks of the file lead. A note that gets another name here, because the
 * file is of another edition, is linked to by the others of the file as before.
 */
function movedMarks(
  ids: ReadonlyMap<BroughtNote, AnnotationId>,
  { book }: NotesTarget,
): (place: LibraryPlace) => LibraryPlace | null {
  const moved = new Map<string, LibraryPlace>()
  for (const [{ own, quotes }, id] of ids) {
    const from = quotes[0]?.place?.bookId
    if (!own || from === undefined || (own.id === id && from === book)) continue
    moved.set(addressOf({ kind: 'mark', book: from, mark: own.id }), {
      kind: 'mark',
      book,
      mark: id,
    })
  }
  return place => moved.get(addressOf(place)) ?? null
}

/** A note that this program exported of this book, or as a standalone one, keeps its name. */
function idOf(
  note: BroughtNote,
  { book, taken }: NotesTarget,
  nameOf: (note: BroughtNote) => AnnotationId,
): AnnotationId {
  const { own, quotes } = note
  const home = isBroughtAlone(note) ? standaloneNotes : book
  const isOfBook = quotes.every(({ place }) => place?.bookId === book)
  return own && isOfBook && (taken.get(own.id) ?? home) === home ? own.id : nameOf(note)
}

/** Whether a file has a note as a standalone one, which can be of some kinds only. */
const isBroughtAlone = ({ own, quotes }: BroughtNote): boolean =>
  own !== null && own.isStandalone && quotes.length === 0 && canBe({ scope: 'book' }, own.kind.kind)

function annotationAt(
  id: AnnotationId,
  brought: BroughtNote,
  range: PlacedRange,
  { book, categories, now }: NotesTarget,
): Annotation {
  const { own, note, tags, category, colour, createdAt } = brought
  const isAlone = isBroughtAlone(brought)
  const chosen =
    categories.find(known => known.id === own?.category) ??
    categories.find(({ name }) => name !== null && name === category) ??
    categories.find(known => known.colour === colour) ??
    categories[0]
  const kind = own?.kind ?? (note.length > 0 ? kinds.note.made : kinds.highlight.made)
  return {
    id,
    bookId: isAlone ? standaloneNotes : book,
    ...kind,
    category: chosen?.id ?? own?.category ?? categoryId('category-1'),
    ...range,
    ...(isAlone ? { scope: 'book' } : aboutAt(range, own, kind)),
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
