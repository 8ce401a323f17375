/** Where work that has no certain place in a book may have its places. */
import type { Api } from '#contract/api'
import type { Outcome } from '#contract/answers'
import type { Anchor } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import type { Book } from '#domain/book'
import type { AnnotationId, BookId, ParagraphId, SentenceChangeId } from '#domain/ids'
import type { SentenceChange } from '#domain/sentences/sentence-change'
import { placesForSentence, soughtSentence } from '#domain/sentences/waiting-sentence'
import { placeForChange, soughtAnchor } from '#domain/structure/waiting-change'
import type { LibraryDb } from '#storage/db'
import { bookTranslations } from '#storage/translations'
import type { Importing } from '../library/importing.ts'
import type { Shelf } from '../library/shelf.ts'
import type { Writer } from '../saving/writer.ts'
import type { WaitingDivision } from '../structure/structure.ts'
import type { OfferedPlace, PlaceForChange, PlaceForSentence } from './editions.ts'
import { readWholeText } from './read-text.ts'

/** What finding places needs. */
interface OfferTools {
  readonly api: Pick<Api, 'readChapters'>
  readonly db: LibraryDb
  readonly writer: Pick<Writer, 'flush'>
  readonly importing: Importing
  readonly shelf: Shelf
}

/** Returns where the words of marks may be, as `Editions.offerPlaces`. */
export async function offerMarkPlaces(
  tools: OfferTools,
  book: BookId,
  orphans: readonly Annotation[],
): Promise<Outcome<ReadonlyMap<AnnotationId, readonly OfferedPlace[]>>> {
  const found = await placesIn(
    tools,
    book,
    orphans.map(({ anchors }) => anchors),
  )
  if (!found.ok) return found
  const { places } = found.value
  return { ok: true, value: new Map(orphans.map(({ id }, k) => [id, places[k] ?? []])) }
}

/** Returns where joins, splits and kinds may be, as `Editions.offerDivisions`. */
export async function offerDivisions(
  tools: OfferTools,
  book: BookId,
  waiting: readonly WaitingDivision[],
): Promise<Outcome<ReadonlyMap<ParagraphId, readonly PlaceForChange[]>>> {
  const found = await placesIn(
    tools,
    book,
    waiting.map(({ row }) => [soughtAnchor(row)]),
  )
  if (!found.ok) return found
  const { places, paragraphs, starts } = found.value
  const offered = ({ row }: WaitingDivision, k: number) =>
    (places[k] ?? []).flatMap(({ index, anchors: [first] }) => {
      const at = { printed: index, start: first?.start ?? 0 }
      return placeForChange(row, at, paragraphs, starts) ?? []
    })
  return { ok: true, value: new Map(waiting.map((one, k) => [one.place, offered(one, k)])) }
}

/** Returns where corrected sentences may be, as `Editions.offerSentences`. */
export async function offerSentences(
  tools: OfferTools,
  book: BookId,
  waiting: readonly SentenceChange[],
): Promise<Outcome<ReadonlyMap<SentenceChangeId, readonly PlaceForSentence[]>>> {
  if (waiting.length === 0) return { ok: true, value: new Map() }
  await tools.writer.flush()
  const found = await placesIn(tools, book, waiting.map(soughtSentence))
  if (!found.ok) return found
  const { places, paragraphs } = found.value
  const translations = (await bookTranslations(tools.db, book)).map(
    ({ paragraphId, index, content: { text } }) => ({ paragraphId, index, text }),
  )
  const offered = (row: SentenceChange, k: number) =>
    placesForSentence(row, places[k] ?? [], paragraphs, translations)
  return { ok: true, value: new Map(waiting.map((row, k) => [row.id, offered(row, k)])) }
}

/** Where some anchors may be in a book, with its text. */
async function placesIn(
  { api, importing, shelf }: OfferTools,
  book: BookId,
  orphans: readonly (readonly Anchor[])[],
) {
  const { books } = await shelf.read()
  const there = books.find(({ printed }) => printed.id === book)
  if (!there) return notFound(book)
  const text = await readWholeText(api, there.printed)
  if (!text.ok) return text
  const paragraphs = text.value.map(({ id, text: words }) => ({ id, text: words }))
  const places = await importing.offerPlaces({ orphans, paragraphs })
  return { ok: true, value: { places, paragraphs, starts: chapterStarts(there.printed) } } as const
}

export const notFound = (book: BookId) =>
  ({ ok: false, fault: { code: 'bundle.not-found', file: book, place: '' } }) as const

/** The places in the book of the first paragraphs of its chapters. */
export function chapterStarts({ chapters }: Book): readonly number[] {
  let start = 0
  return chapters.map(({ paragraphs }) => (start += paragraphs) - paragraphs)
}
