/** Reads what is exported of a book, with the reader's latest text, saved or not. */
import type { Api } from '#contract/api'
import type { Outcome } from '#contract/answers'
import type { Annotation, Category } from '#domain/annotation'
import type { Book, Paragraph, Section } from '#domain/book'
import type { ExportChoices } from '#domain/exporting/export-choices'
import type { BookId, ParagraphId } from '#domain/ids'
import { halvesOf } from '#domain/marking/halves'
import { endsOf, type BookSelection } from '#domain/text/book-selection'
import type { TranslationText } from '#domain/translation'
import type { Project } from '#formats/export/exporter'
import type { LibraryDb } from '#storage/db'
import type { Live } from '../live.ts'
import type { MarkingParts } from '../marking/marking.ts'
import { storedAnnotations } from '../marking/stored-annotations.ts'
import type { Division } from '../structure/division.ts'
import { readShownSection } from '../structure/read-shown-section.ts'
import type { Structures } from '../structure/structures.ts'
import type { ReportDamage } from '../report.ts'
import type { Texts } from '../saving/texts.ts'
import type { Writer } from '../saving/writer.ts'

export interface GatheringTools {
  readonly api: Api
  readonly db: LibraryDb
  readonly writer: Writer
  readonly texts: Texts
  readonly report: ReportDamage
  readonly categories: Live<readonly Category[]>
  readonly present: MarkingParts['present']
  readonly structures: Pick<Structures, 'get' | 'open'>
}

/** A part of a book, in paragraphs counted from 0; `end` is after the last one. */
export interface ExportRange {
  readonly first: number
  readonly end: number
}

export interface GatheringOptions {
  readonly range: ExportRange
  readonly signal: AbortSignal
  /** Called with the number of sections that have been read, and of all there are. */
  readonly onProgress?: (done: number, total: number) => void
  /** Called once with each section that has been read. Returns whether no more is needed. */
  readonly isEnough?: (section: readonly ReadParagraph[]) => boolean
}

export type GatheredProject = Omit<Project, 'leads' | 'sides' | 'hasLinks'>

/** Returns the paragraphs that the reader has chosen. */
export function exportRangeOf(
  book: Book,
  { range, fromChapter, toChapter }: ExportChoices,
  selection: BookSelection | undefined,
): ExportRange {
  if (range === 'selection' && selection) {
    const { from, to } = endsOf(selection)
    return { first: from.index, end: to.index + 1 }
  }
  if (range !== 'chapters') return { first: 0, end: Infinity }
  const before = (chapter: number): number =>
    book.chapters.slice(0, chapter).reduce((sum, { paragraphs }) => sum + paragraphs, 0)
  const [from, to] = [Math.min(fromChapter, toChapter), Math.max(fromChapter, toChapter)]
  // A chapter that was too long for one file goes on in the entries after it.
  let after = to + 1
  while (book.chapters[after]?.continues === true) after++
  return { first: before(from), end: before(after) }
}

/** The first and the last paragraph of a range as a part of a file name. */
export function placeOfRange(book: Book, { first, end }: ExportRange): string {
  const total = book.chapters.reduce((sum, { paragraphs }) => sum + paragraphs, 0)
  const last = Math.min(end, total)
  return last === first + 1 ? `${last}` : `${first + 1}–${last}`
}

/** Resolves to null if the signal is aborted. */
export async function gather(
  tools: GatheringTools,
  given: Book,
  { range, signal, onProgress = () => {}, isEnough }: GatheringOptions,
): Promise<Outcome<GatheredProject> | null> {
  const division = tools.structures.get(given.id) ?? (await tools.structures.open(given))
  const book = { ...given, chapters: division.shown.chapters }
  const chapters = book.chapters.map((): Paragraph[] => [])
  const translations = new Map<ParagraphId, TranslationText>()
  const numbers = new Map<ParagraphId, number>()
  const { first, end } = range
  const wanted = division.sections.filter(
    ({ offset, start, end: after }) => offset < end && offset + after - start > first,
  )
  const sections = isEnough || division.divided ? wanted : joinedSections(wanted)
  const readOne = async (section: Section) => ({
    chapter: chapters[section.chapter],
    read: await partOf(tools, division, section, range),
  })
  const reads = readAhead(sections, readOne, isEnough ? 1 : manyAtOnce)
  let done = 0
  for await (const { chapter, read } of reads) {
    if (signal.aborted) return null
    onProgress(done++, sections.length)
    if (!read.ok) return read
    for (const { paragraph, number, text } of read.value) {
      chapter?.push(paragraph)
      numbers.set(paragraph.id, number)
      if (text) translations.set(paragraph.id, text)
    }
    if (isEnough?.(read.value) === true) break
  }
  const annotations = await marksOn(tools, division, numbers)
  if (signal.aborted) return null
  onProgress(sections.length, sections.length)
  const value = {
    book,
    chapters,
    numberOf: (id: ParagraphId) => numbers.get(id) ?? 0,
    translations,
    annotations,
    categories: new Map(tools.categories.get().map(category => [category.id, category])),
  }
  return { ok: true, value }
}

/** The most paragraphs of joined sections, which are read in a few milliseconds. */
const mostTogether = 400

/**
 * Joins sections that follow each other in a chapter. A request for each section is most of what it
 * costs to read a long book.
 */
function joinedSections(sections: readonly Section[]): readonly Section[] {
  const joined: Section[] = []
  for (const section of sections) {
    const { chapter, start, end } = section
    const last = joined.at(-1)
    const isNext = last?.chapter === chapter && last.end === start
    if (last && isNext && end - last.start <= mostTogether)
      joined[joined.length - 1] = { ...last, end }
    else joined.push(section)
  }
  return joined
}

/** How many sections of a whole range are read at once: most of the time is spent waiting. */
const manyAtOnce = 4

/** Yields what `read` resolves to for each of `items`, in order. `atOnce` is at least 1. */
async function* readAhead<Of, T>(
  items: readonly Of[],
  read: (item: Of) => Promise<T>,
  atOnce: number,
): AsyncGenerator<T> {
  const begun: Promise<T>[] = []
  for (const item of items) {
    const reading = read(item)
    // Only the one that is waited for reports a failure.
    reading.catch(() => {})
    begun.push(reading)
    if (begun.length === atOnce) yield* begun.splice(0, 1)
  }
  yield* begun
}

export interface ReadParagraph {
  readonly paragraph: Paragraph
  readonly number: number
  /** Undefined if it was never translated. */
  readonly text: TranslationText | undefined
}

/** The paragraphs of a section that are in the range. */
async function partOf(
  tools: GatheringTools,
  division: Division,
  section: Section,
  { first, end }: ExportRange,
): Promise<Outcome<readonly ReadParagraph[]>> {
  const answer = await readShownSection(tools, division, section)
  if (!answer.ok) return answer
  const { paragraphs, translations } = answer.value
  const from = Math.max(0, first - section.offset)
  const some = paragraphs.slice(from, Math.max(0, end - section.offset))
  const value = some.map((paragraph, i) => ({
    paragraph,
    number: section.offset + from + i + 1,
    text: written(translations[from + i]),
  }))
  return { ok: true, value }
}

/** A paragraph that was never translated has no translation. */
const written = (text: TranslationText | undefined): TranslationText | undefined =>
  text?.state === 'empty' && text.content.text === '' ? undefined : text

/** All marks of a book as they are now, also deleted ones. */
export const marksOf = async (
  tools: GatheringTools,
  book: BookId,
): Promise<readonly Annotation[]> =>
  tools.present(book) ?? [...(await storedAnnotations(tools, book)).values()]

/** The marks on the paragraphs in `numbers`; of a whole book, all. */
async function marksOn(
  tools: GatheringTools,
  division: Division,
  numbers: ReadonlyMap<ParagraphId, number>,
): Promise<readonly Annotation[]> {
  const { id, chapters } = division.shown
  const all = await marksOf(tools, id)
  const total = chapters.reduce((sum, { paragraphs }) => sum + paragraphs, 0)
  const isWhole = numbers.size >= total
  const isThere = (annotation: Annotation) =>
    isWhole ||
    halvesOf(annotation).some(({ anchors }) =>
      anchors.some(({ paragraphId }) => numbers.has(paragraphId)),
    )
  return all
    .filter(({ deletedAt }) => deletedAt === null)
    .map(annotation => division.shownMark(annotation))
    .filter(isThere)
    .sort((a, b) => a.index - b.index || (a.id < b.id ? -1 : 1))
}
