import type { Api } from '#contract/api'
import type { Outcome } from '#contract/answers'
import type { Paragraph, Section } from '#domain/book'
import type { BookId, ParagraphId } from '#domain/ids'
import type { Translation } from '#domain/translation'
import type { LibraryDb } from '#storage/db'
import { translationsFrom } from '#storage/translations'
import type { ReportDamage } from '../report.ts'

/** A section's paragraphs, and those translations that the database has. */
export interface StoredSection {
  readonly paragraphs: readonly Paragraph[]
  readonly translations: ReadonlyMap<ParagraphId, Translation>
}

/** Reads a section from its bundle and its translations from the database. */
export async function readSection(
  tools: {
    readonly api: Pick<Api, 'readSection'>
    readonly db: LibraryDb
    readonly report: ReportDamage
  },
  book: BookId,
  { chapter, offset, start, end }: Section,
): Promise<Outcome<StoredSection>> {
  const answer = await tools.api.readSection(book, chapter, start, end)
  if (!answer.ok) return answer
  const paragraphs = answer.value
  const { rows, damaged } = await translationsFrom(
    tools.db,
    book,
    offset,
    paragraphs.map(({ id }) => id),
  )
  tools.report('translations', damaged)
  const translations = new Map(rows.map(row => [row.paragraphId, row]))
  return { ok: true, value: { paragraphs, translations } }
}
