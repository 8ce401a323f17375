import type { Outcome, SaveOutcome } from '#contract/answers'
import type { Api } from '#contract/api'
import type { BookId, ParagraphId } from '#domain/ids'
import { wordTableFormats } from '#formats/export/tables/word-table'
import type { LibraryDb } from '#storage/db'
import { translationsOf } from '#storage/translations'
import { encodedInSlices } from '../library/encoded-in-slices.ts'
import { exportFileName } from '../library/file-name.ts'
import type { Writer } from '../saving/writer.ts'
import { saveInParts } from '../save-in-parts.ts'
import type { WordToExport, WordTableFormat } from './own-words.ts'

interface ExportWordsTools {
  readonly api: Api
  readonly db: LibraryDb
  readonly newId: () => string
  readonly writer: Pick<Writer, 'write'>
}

/** As `OwnWordActs.export`. */
export async function exportWords(
  tools: ExportWordsTools,
  words: readonly WordToExport[],
  { title, format }: { readonly title: string; readonly format: WordTableFormat },
): Promise<Outcome<SaveOutcome>> {
  // What was typed last may wait to be written.
  await tools.writer.write()
  const translations = await translationsAt(tools.db, words)
  const rows = words.map(word => {
    const { bookId, place } = word.row
    const translation = bookId && place && translations.get(bookId)?.get(place.anchor.paragraphId)
    return { ...word, translation: translation ?? '' }
  })
  const { extension, write } = wordTableFormats[format]
  return saveInParts(tools, exportFileName(title, extension), encodedInSlices(write(rows)))
}

/** The translations of the paragraphs where the words are, by book. */
async function translationsAt(
  db: LibraryDb,
  words: readonly WordToExport[],
): Promise<ReadonlyMap<BookId, ReadonlyMap<ParagraphId, string>>> {
  const wanted = new Map<BookId, Set<ParagraphId>>()
  for (const { row } of words) {
    if (row.bookId === null || !row.place) continue
    const ids = wanted.get(row.bookId) ?? new Set()
    wanted.set(row.bookId, ids.add(row.place.anchor.paragraphId))
  }
  const found = new Map<BookId, ReadonlyMap<ParagraphId, string>>()
  for (const [book, ids] of wanted) {
    const { rows } = await translationsOf(db, book, [...ids])
    found.set(book, new Map(rows.map(row => [row.paragraphId, row.content.text])))
  }
  return found
}
