/** What a place says, for a look at it before the reader goes there. */
import type { Annotation } from '#domain/annotation'
import { sectionsOf, type Book } from '#domain/book'
import type { LibraryPlace } from '#domain/notes/place'
import type { Reading } from '../reading/reading.ts'
import type { LibraryPlaces, LostPlace } from './places.ts'

/** A passage, its translation, and where it is. */
export interface FoundPreview {
  readonly ok: true
  readonly book: Book
  readonly isOtherEdition: boolean
  /** The place in the book, from 0, of the paragraph; null if the place is the book. */
  readonly index: number | null
  /** Null if the place is a paragraph or the book. */
  readonly mark: Annotation | null
  /** Both are shortened, and empty if there is nothing to show. */
  readonly source: string
  readonly translation: string
}

export type PlacePreview = FoundPreview | LostPlace

/** The most UTF-16 units of a passage. */
const longest = 240
/** How much of a passage precedes the words of a mark, at least if it is there. */
const before = 40

/** Reads what is at `place`, as it is now. Rejects if it cannot be read. */
export async function readPreview(
  { places, reading }: { readonly places: LibraryPlaces; readonly reading: Reading },
  place: LibraryPlace,
  signal: AbortSignal,
): Promise<PlacePreview> {
  const found = await places.find(place, signal)
  if (!found.ok) return found
  const { book, at, isOtherEdition } = found
  const mark = at.kind === 'mark' ? at.mark : null
  const about = mark?.scope === 'book' || at.kind === 'book'
  const index = about ? null : at.kind === 'paragraph' ? at.index : (mark?.index ?? null)
  const texts = index === null ? null : await textsAt(reading, book, index)
  const start = (side: Annotation['side']) =>
    mark?.side === side && mark.scope === undefined ? (mark.anchors[0]?.start ?? 0) : 0
  return {
    ok: true,
    book,
    isOtherEdition,
    index,
    mark,
    source: passage(texts?.source ?? '', start('source')),
    translation: passage(texts?.translation ?? '', start('translation')),
  }
}

async function textsAt(reading: Reading, book: Book, index: number) {
  const section = sectionsOf(book).findLast(({ offset }) => offset <= index)
  if (!section) return null
  const content = await reading.section(book, section)
  if (!content.ok) return null
  const { paragraphs, translations } = content.value
  const at = index - section.offset
  return {
    source: paragraphs[at]?.text ?? '',
    translation: translations[at]?.content.text ?? '',
  }
}

/** Returns as much of `text` as is shown, from a little before `start`. */
function passage(text: string, start: number): string {
  const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  const from =
    start + before <= longest
      ? 0
      : (characters.segment(text).containing(start - before)?.index ?? 0)
  const end = from + longest
  const to =
    end >= text.length ? text.length : (characters.segment(text).containing(end)?.index ?? end)
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
}
