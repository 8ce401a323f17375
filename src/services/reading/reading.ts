import type { Api } from '#contract/api'
import type { Outcome } from '#contract/answers'
import type { Book, Paragraph, Section } from '#domain/book'
import type { Printed } from '#domain/structure/shown-paragraphs'
import type { BookSelection } from '#domain/text/book-selection'
import type { BookId, ParagraphId } from '#domain/ids'
import type { Position } from '#domain/progress'
import { untranslated, type TranslationText } from '#domain/translation'
import type { LibraryDb } from '#storage/db'
import { readPosition } from '#storage/positions'
import type { Live } from '../live.ts'
import type { RangeText, RangeTextOptions } from './range-text.ts'
import type { HeadingWords, TranslatedHeadings } from './heading-words.ts'
import type { RecentAnswers } from './recent.ts'
import type { ReportDamage } from '../report.ts'
import { readSection, type StoredSection } from './stored-section.ts'
import type { Structures } from '../structure/structures.ts'
import type { BookProgress, Tallies } from './tallies.ts'
import type { Texts } from '../saving/texts.ts'
import type { Writer } from '../saving/writer.ts'

export type { BookProgress } from './tallies.ts'

/** A section with the reader's own text: the content of an editor. */
export interface SectionContent {
  readonly section: Section
  readonly paragraphs: readonly Paragraph[]
  /** One for each paragraph, in the same order. */
  readonly translations: readonly TranslationText[]
  /** The printed paragraphs that it was made of; absent if the book is not open. */
  readonly print?: Printed
}

/** Reading one book. */
export interface Reading {
  /**
   * A section with the reader's latest text, saved or not. Rejects if the database cannot be read.
   */
  readonly section: (book: Book, section: Section) => Promise<Outcome<SectionContent>>
  /**
   * The text of a selection, for the clipboard, with the reader's latest words. Resolves to null
   * once the signal is aborted. Rejects if the database cannot be read.
   */
  readonly text: (
    book: Book,
    selection: BookSelection,
    options: RangeTextOptions,
  ) => Promise<Outcome<RangeText> | null>
  readonly position: (book: BookId) => Promise<Position | null>
  /** Saves the position, at most every 350 ms. The last one is always saved. */
  readonly keepPosition: (position: Omit<Position, 'updatedAt'>) => void
  /** The progress in each chapter. It follows the translations. */
  readonly progress: (book: Book) => Live<BookProgress>
  /** The translations of the book's headings. They follow the translations. */
  readonly headings: (book: Book) => Live<HeadingWords>
}

/**
 * How many sections stay in memory: enough for scrolling in both directions, and few enough for any
 * book.
 */
export const keptSections = 20

interface ReadingTools {
  readonly api: Api
  readonly db: LibraryDb
  readonly writer: Writer
  readonly texts: Texts
  readonly tallies: Tallies
  readonly headings: TranslatedHeadings
  readonly sections: RecentAnswers<Outcome<StoredSection>>
  readonly structures: Structures
  readonly report: ReportDamage
  readonly now: () => number
  /** Whether anything may be written into the database now. */
  readonly mayWrite: () => boolean
}

/** Reading over the shell's bundles and the reader's library. */
export function createReading(tools: ReadingTools): Reading {
  const { tallies, headings } = tools
  return {
    section: (book, section) => sectionContent(tools, book, section),
    // Loaded when it is needed first, because a start does not need it.
    text: async (...wanted) => (await import('./range-text.ts')).rangeText(tools, ...wanted),
    ...createPositions(tools),
    progress: tallies.of,
    headings: headings.of,
  }
}

/** The reader's positions, which are stored as places of the print. */
function createPositions({
  db,
  writer,
  structures,
  now,
  mayWrite,
}: ReadingTools): Pick<Reading, 'position' | 'keepPosition'> {
  async function stored(book: BookId): Promise<Position | null> {
    for (const { table, row } of writer.waiting()) {
      if (table === 'positions' && row.bookId === book) return row
    }
    return readPosition(db, book)
  }

  return {
    position: async book => {
      const position = await stored(book)
      return position && (structures.get(book)?.shownPosition(position) ?? position)
    },
    keepPosition: position => {
      // A reader who only reads a read-only library need not be warned that it is read-only.
      if (db.access === 'read-only' || !mayWrite()) return
      const division = structures.get(position.bookId)
      const row = { ...(division?.printedPosition(position) ?? position), updatedAt: now() }
      writer.put([{ table: 'positions', row }], 'reading')
    },
  }
}

async function sectionContent(
  tools: ReadingTools,
  book: Book,
  section: Section,
): Promise<Outcome<SectionContent>> {
  const { texts, sections, structures } = tools
  const division = structures.get(book.id)
  const wanted = division?.printedSection(section) ?? section
  const stored = await sections.get(`${book.id}/${section.id} ${wanted.start}-${wanted.end}`, {
    load: () => load(tools, book, wanted),
    worthKeeping: ({ ok }) => ok,
    dropped: dropped => {
      if (!dropped.ok) return
      for (const { id } of dropped.value.paragraphs) texts.forget(book.id, id)
    },
  })
  if (!stored.ok) return stored
  const { paragraphs, translations } = stored.value
  const newest = (id: ParagraphId) => texts.get(book.id, id) ?? translations.get(id) ?? untranslated
  if (!division) {
    const all = paragraphs.map(({ id }) => newest(id))
    return { ok: true, value: { section, paragraphs, translations: all } }
  }
  const printed = { first: wanted.offset, paragraphs }
  const wrong = division.divided?.againstPrint(printed) ?? []
  if (wrong.length > 0) {
    await structures.refuse(book.id, wrong)
    const now = division.sections.find(({ id }) => id === section.id)
    if (now) return sectionContent(tools, book, now)
  }
  return { ok: true, value: division.content(section, { wanted, paragraphs, newest }) }
}

async function load(
  tools: ReadingTools,
  book: Book,
  section: Section,
): Promise<Outcome<StoredSection>> {
  const { writer, texts, structures } = tools
  const divided = structures.get(book.id)?.structure
  const stored = await readSection(tools, book.id, section)
  if (!stored.ok) return stored
  // Another range with these paragraphs may have been read before what the database has now.
  const isOnly = structures.get(book.id)?.structure === divided
  const { paragraphs, translations } = stored.value
  const waiting = new Set(
    writer
      .waiting()
      .flatMap(({ table, row }) =>
        table === 'translations' && row.bookId === book.id ? [row.paragraphId] : [],
      ),
  )
  for (const { id } of paragraphs) {
    texts.learn(book.id, id, translations.get(id) ?? untranslated, isOnly && !waiting.has(id))
  }
  return stored
}
