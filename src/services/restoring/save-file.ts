import type { Api } from '#contract/api'
import type { Outcome, SaveOutcome } from '#contract/answers'
import type { Book } from '#domain/book'
import type { BookId } from '#domain/ids'
import type { Work } from '#domain/work'
import { backupExtension, type BackupBook } from '#formats/backup/backup'
import { bookOfRow } from '#formats/backup/layout'
import type { LibraryDb } from '#storage/db'
import { readWholeWork } from '#storage/whole'
import { exportFileName } from '../library/file-name.ts'
import type { Importing } from '../library/importing.ts'
import type { Packing } from './packing.ts'
import { inParts, saveInParts } from '../save-in-parts.ts'
import type { Shelf } from '../library/shelf.ts'
import { bundleOf } from './bundle-of.ts'

/** Packs the present work on all books or one, and saves it where the reader chooses. */
export async function saveBackupFile(
  tools: {
    readonly api: Api
    readonly db: LibraryDb
    readonly importing: Importing
    readonly packing: Packing
    readonly shelf: Shelf
    readonly now: () => number
    readonly newId: () => string
  },
  { book, withTexts }: { readonly book: BookId | null; readonly withTexts: boolean },
): Promise<Outcome<SaveOutcome>> {
  const { api, db, packing, shelf, now } = tools
  const [{ version }, listing, work] = await Promise.all([
    api.appInfo(),
    shelf.read(),
    readWholeWork(db),
  ])
  const madeAt = now()
  const inScope = listing.books.filter(one => book === null || one.book.id === book)
  const books: BackupBook[] = []
  for (const one of inScope) {
    // The bundle is the text as it was printed. What the reader calls the book is in a row.
    const text = withTexts ? await bundleOf(tools, one.printed) : { ok: true as const, value: [] }
    if (!text.ok) return text
    books.push({ ...aboutOf(one.book), text: text.value })
  }
  const packed = await packing.pack({
    of: book === null ? 'library' : 'book',
    program: version,
    madeAt,
    books,
    work: { ...(book === null ? work : workOn(work, book)), at: madeAt },
  })
  const day = dayOf(madeAt)
  const title = book === null ? '' : inScope[0]?.book.title
  const name = exportFileName(title ?? '', backupExtension, day)
  if (packed.ok) return saveInParts(tools, name, inParts(packed.value))
  return { ok: false, fault: { ...packed.fault, file: name } }
}

/** The local date. In China it differs from the UTC date before eight in the morning. */
function dayOf(time: number): string {
  const date = new Date(time)
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  return parts.map(part => String(part).padStart(2, '0')).join('-')
}

const aboutOf = ({ id, title, author }: Book) => ({
  id,
  title,
  ...(author !== undefined && { author }),
})

/** The rows of one book, and the categories that its marks may have. */
function workOn({ rows, ...moment }: Work, book: BookId): Work {
  const annotations = rows.annotations.filter(row => row.bookId === book)
  const used = new Set(annotations.map(({ category }) => category))
  return {
    ...moment,
    rows: {
      ...rows,
      translations: rows.translations.filter(row => row.bookId === book),
      annotations,
      categories: rows.categories.filter(
        ({ id, bookId }) => bookId === null || bookId === book || used.has(id),
      ),
      positions: rows.positions.filter(row => row.bookId === book),
      history: rows.history.filter(row => bookOfRow.history(row) === book),
      settings: [],
      books: rows.books.filter(row => row.bookId === book),
      structure: rows.structure.filter(row => row.bookId === book),
      ownWords: rows.ownWords.filter(({ bookId }) => bookId === null || bookId === book),
      outline: rows.outline.filter(row => row.bookId === book),
      sentences: rows.sentences.filter(row => row.bookId === book),
    },
  }
}
