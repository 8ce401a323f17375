/** Suggests joins and splits in a book, and makes those that the reader accepts. */
import type { Book, Paragraph } from '#domain/book'
import type { ParagraphId } from '#domain/ids'
import { matchingCut } from '#domain/structure/cut-places'
import { insideName, placeName, placeOfName } from '#domain/structure/paragraph-change'
import { suggestedRepairs, type SuggestedRepair } from '#domain/structure/suggest-repairs'
import type { LibraryDb } from '#storage/db'
import type { ReportDamage } from '../report.ts'
import {
  change,
  refused,
  type DividedOutcome,
  type DividingTools,
  type Moving,
  type Wish,
} from './change-paragraphs.ts'
import { prepared, writtenPart } from './dividing.ts'
import type { Division } from './division.ts'
import { changeablePlace, readPrint, type PlaceToChange } from './read-print.ts'
import { readShownSection } from './read-shown-section.ts'

/** A repair that the program suggests, with the words on both sides of the place. */
export interface Suggestion {
  readonly repair: SuggestedRepair['repair']
  /** The name of the place in the print. */
  readonly place: ParagraphId
  /** The place in the book, from 0, of the printed paragraph. */
  readonly printed: number
  readonly before: string
  readonly after: string
}

export interface RepairTools extends DividingTools {
  readonly db: LibraryDb
  readonly report: ReportDamage
}

/** How many words are shown on each side, in UTF-16 code units. */
const shownWords = 40
/** The most suggestions that are listed. More would be no help. */
const mostSuggestions = 1000

/**
 * Returns what the program would repair in a book, in the order of the text; null if it cannot be
 * read or the signal is aborted.
 */
export async function suggestions(
  tools: RepairTools,
  book: Book,
  signal: AbortSignal,
): Promise<readonly Suggestion[] | null> {
  const division = await tools.structures.open(book)
  const found: Suggestion[] = []
  let chapter: { readonly number: number; readonly paragraphs: Paragraph[]; first: number } = {
    number: -1,
    paragraphs: [],
    first: 0,
  }
  for (const section of division.sections) {
    if (signal.aborted) return null
    if (section.chapter !== chapter.number) {
      found.push(...suggestedIn(division, chapter))
      chapter = { number: section.chapter, paragraphs: [], first: section.offset }
    }
    const read = await readShownSection(tools, division, section)
    if (!read.ok) return null
    chapter.paragraphs.push(...read.value.paragraphs)
  }
  found.push(...suggestedIn(division, chapter))
  return found.slice(0, mostSuggestions)
}

function suggestedIn(
  division: Division,
  { paragraphs, first }: { readonly paragraphs: readonly Paragraph[]; readonly first: number },
): readonly Suggestion[] {
  return suggestedRepairs(paragraphs).flatMap((one): readonly Suggestion[] => {
    const paragraph = paragraphs[one.pair]
    // A part of a printed paragraph was split off by the reader.
    if (!paragraph || paragraph.id.includes(insideName)) return []
    const printed = division.printedIndex(first + one.pair)
    const offset = one.repair === 'split' ? one.offset : 0
    const before = offset > 0 ? paragraph.text.slice(0, offset) : paragraphs[one.pair - 1]?.text
    return [
      {
        repair: one.repair,
        place: placeName({ paragraph: paragraph.id, offset }),
        printed,
        before: (before ?? '').slice(-shownWords),
        after: paragraph.text.slice(offset, offset + shownWords),
      },
    ]
  })
}

/** Makes suggested repairs, as one step. Those whose places have changed since are left out. */
export async function acceptRepairs(
  tools: RepairTools,
  book: Book,
  accepted: readonly Suggestion[],
): Promise<DividedOutcome> {
  const division = await prepared(tools, book.id)
  if (!division) return refused('notOpen')
  const { structure } = division
  const rows: Wish['rows'][number][] = []
  const moves: NonNullable<Wish['moves']>[number][] = []
  for (const { repair, place, printed } of accepted) {
    const { paragraph: id, offset } = placeOfName(place)
    const print = await readPrint(tools, division, printed)
    const cut = print && changeablePlace(division, print, printed, offset)
    const paragraph = print?.paragraphs[printed - print.first]
    if (cut?.place !== place || paragraph?.id !== id) continue
    rows.push({ cut, fields: { begins: repair === 'split' } })
    if (repair === 'split') moves.push(...(await movesBy(tools, division, cut, paragraph.text)))
  }
  const [only] = rows
  if (!only) return refused('changed')
  const name = rows.length > 1 ? 'repairParagraphs' : onlyName(accepted)
  const isSame = () => division.structure === structure
  return change(tools, division, { name, rows, isSame, moves })
}

/** What a split at a place of the print does to the translation; nothing if it was split before. */
export async function movesBy(
  tools: RepairTools,
  division: Division,
  cut: PlaceToChange,
  text: string,
): Promise<readonly Moving[]> {
  const { structure } = division
  if (structure.rows.has(cut.place)) return []
  const { paragraph: id, offset } = placeOfName(cut.place)
  // The reader may have split or joined the paragraph since the split was suggested.
  const part = structure.partsOf.get(id)?.findLast(({ start }) => start <= offset)
  const { id: from, start, end } = part ?? { id, start: 0, end: Infinity }
  const written = await writtenPart(tools, division, from)
  return [{ from, to: cut, at: matchingCut(text.slice(start, end), offset - start, written) }]
}

const onlyName = (accepted: readonly Suggestion[]) =>
  accepted[0]?.repair === 'split' ? 'splitParagraph' : 'joinParagraphs'
