/** What a place says, for a look at it before the reader goes there. */
import type { Annotation } from '#domain/annotation'
import type { Book } from '#domain/book'
import type { LibraryPlace } from '#domain/notes/place'
import type { Reading } from '../reading/reading.ts'
import type { Dividing } from '../structure/structure.ts'
import type { Division } from '../structure/division.ts'
import type { LibraryPlaces, LostPlace, PlaceInBook } from './places.ts'

/** A passage, its translation, and where it is. */
export interface FoundPreview {
  readonly ok: true
  /** The book as it is shown. */
  readonly book: Book
  readonly isOtherEdition: boolean
  /** The place in the shown book, from 0, of the paragraph; null if the place is the book. */
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

/**
 * Reads what is at `place`, as it is now and as it is shown. It looks in no other book than that of
 * the place: a look must not read the library. Rejects if it cannot be read.
 */
export async function readPreview(
  {
    places,
    reading,
    structure,
  }: {
    readonly places: LibraryPlaces
    readonly reading: Reading
    readonly structure: Pick<Dividing, 'open'>
  },
  place: LibraryPlace,
  signal: AbortSignal,
): Promise<PlacePreview> {
  const found = await places.find(place, signal, 'book')
  if (!found.ok) return found
  const { at, isOtherEdition } = found
  const division = await structure.open(found.book)
  const { index, mark } = shownAt(division, at)
  const texts = index === null ? null : await textsAt(reading, division, index)
  const start = (side: Annotation['side']) =>
    mark?.side === side && mark.scope === undefined ? (mark.anchors[0]?.start ?? 0) : 0
  return {
    ok: true,
    book: division.shown,
    isOtherEdition,
    index,
    mark,
    source: passage(texts?.source ?? '', start('source')),
    translation: passage(texts?.translation ?? '', start('translation')),
  }
}

/** Where a place of the print is shown; `index` is null if it is the book. */
function shownAt(division: Division, at: PlaceInBook): Pick<FoundPreview, 'index' | 'mark'> {
  switch (at.kind) {
    case 'book':
      return { index: null, mark: null }
    case 'words':
      return { index: at.index, mark: null }
    case 'paragraph':
      return { index: division.shownIndex(at.index, at.offset), mark: null }
    case 'mark': {
      const mark = division.shownMark(at.mark)
      return { index: mark.scope === 'book' ? null : mark.index, mark }
    }
  }
}

async function textsAt(reading: Reading, { shown, sections }: Division, index: number) {
  const section = sections.findLast(({ offset }) => offset <= index)
  if (!section) return null
  const content = await reading.section(shown, section)
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
