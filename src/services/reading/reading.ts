import type { Api } from '#contract/api'
import type { Outcome } from '#contract/answers'
import type { Book, Paragraph, Section } from '#domain/book'
import type { BookId } from '#domain/ids'
import type { Position } from '#domain/progress'
import { untranslated, type TranslationText } from '#domain/translation'
import type { LibraryDb } from '#storage/db'
import { readPosition } from '#storage/positions'
import type { Live } from '../live.ts'
import type { RecentAnswers } from './recent.ts'
import type { ReportDamage } from '../report.ts'
import { readSection, type StoredSection } from './stored-section.ts'
import type { BookProgress, Tallies } from './tallies.ts'
import type { Texts } from '../saving/texts.ts'
import type { Writer } from '../saving/writer.ts'

export type { BookProgress } from './tallies.ts'

/** A section with the reader's own text: what an editor is opened with. */
export interface SectionContent {
  readonly section: Section
  readonly paragraphs: readonly Paragraph[]
  /** One for every paragraph, in the same order. */
  readonly translations: readonly TranslationText[]
}

/** Reading one book. */
export interface Reading {
  /** With what the reader wrote last, saved or not. Rejects if the database cannot be read. */
  readonly section: (book: Book, section: Section) => Promise<Outcome<SectionContent>>
  readonly position: (book: BookId) => Promise<Position | null>
  /** Kept at most every half second; the last one always. */
  readonly keepPosition: (position: Omit<Position, 'updatedAt'>) => void
  /** How far each chapter has come; changes as translations change. */
  readonly progress: (book: Book) => Live<BookProgress>
}

/** Sections kept in memory: enough to scroll to and fro, few enough for any book. */
export const keptSections = 20

/** Reading over the shell's bundles and the reader's library. */
export function createReading(tools: {
  readonly api: Api
  readonly db: LibraryDb
  readonly writer: Writer
  readonly texts: Texts
  readonly tallies: Tallies
  readonly sections: RecentAnswers<Outcome<StoredSection>>
  readonly report: ReportDamage
  readonly now: () => number
  /** Whether anything may be written into the database now. */
  readonly mayWrite: () => boolean
}): Reading {
  const { db, writer, texts, tallies, sections, now, mayWrite } = tools

  async function load(book: Book, section: Section): Promise<Outcome<StoredSection>> {
    const answer = await readSection(tools, book.id, section)
    if (!answer.ok) return answer
    const { paragraphs, translations } = answer.value
    const waiting = new Set(
      writer
        .waiting()
        .flatMap(({ table, row }) =>
          table === 'translations' && row.bookId === book.id ? [row.paragraphId] : [],
        ),
    )
    for (const { id } of paragraphs) {
      texts.learn(book.id, id, translations.get(id) ?? untranslated, !waiting.has(id))
    }
    return answer
  }

  async function section(book: Book, section: Section): Promise<Outcome<SectionContent>> {
    const answer = await sections.get(`${book.id}/${section.id}`, {
      load: () => load(book, section),
      worthKeeping: ({ ok }) => ok,
      dropped: dropped => {
        if (!dropped.ok) return
        for (const { id } of dropped.value.paragraphs) texts.forget(book.id, id)
      },
    })
    if (!answer.ok) return answer
    const { paragraphs, translations } = answer.value
    const newest = paragraphs.map(
      ({ id }) => texts.get(book.id, id) ?? translations.get(id) ?? untranslated,
    )
    return { ok: true, value: { section, paragraphs, translations: newest } }
  }

  async function position(book: BookId): Promise<Position | null> {
    for (const { table, row } of writer.waiting()) {
      if (table === 'positions' && row.bookId === book) return row
    }
    return readPosition(db, book)
  }

  return {
    section,
    position,
    keepPosition: position => {
      // Who only reads a library that may not be written has no need to be told that it is not.
      if (db.access === 'read-only' || !mayWrite()) return
      writer.put([{ table: 'positions', row: { ...position, updatedAt: now() } }], 'reading')
    },
    progress: tallies.of,
  }
}
