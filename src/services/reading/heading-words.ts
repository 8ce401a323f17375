import type { Book } from '#domain/book'
import type { BookId, ParagraphId } from '#domain/ids'
import type { LibraryDb } from '#storage/db'
import { translationsOf } from '#storage/translations'
import { live, type Live, type Settable } from '../live.ts'
import type { Writer } from '../saving/writer.ts'
import type { Structures } from '../structure/structures.ts'

/** The translations of headings, by paragraph. Headings without one are missing. */
export type HeadingWords = ReadonlyMap<ParagraphId, string>

/**
 * The translated headings of each open book. They are read when they are first needed, and then
 * follow what the reader does.
 */
export interface TranslatedHeadings {
  /** Empty until the database has been read, and stays so if it cannot be read. */
  readonly of: (book: Book) => Live<HeadingWords>
  readonly change: (book: BookId, paragraph: ParagraphId, text: string) => void
  /** Reads them again, because the database or the division of a book is another. */
  readonly reread: () => Promise<void>
}

interface OpenHeadings {
  readonly book: BookId
  paragraphs: ReadonlySet<ParagraphId>
  /** What was typed, which is newer than what the database returns later. */
  readonly typed: Map<ParagraphId, string>
  readonly words: Settable<HeadingWords>
}

interface HeadingTools {
  readonly db: LibraryDb
  readonly structures: Pick<Structures, 'get'>
  readonly writer: Pick<Writer, 'waiting'>
}

/** The translated headings of no book yet. */
export function createHeadings(tools: HeadingTools): TranslatedHeadings {
  const { writer, structures } = tools
  const all = new Map<BookId, OpenHeadings>()

  function of(book: Book): Live<HeadingWords> {
    const open = all.get(book.id)
    if (open) return open.words
    const opened = {
      book: book.id,
      paragraphs: headingsOf(book),
      typed: new Map<ParagraphId, string>(),
      words: live<HeadingWords>(new Map()),
    }
    all.set(book.id, opened)
    takeWaiting()
    void readInto(tools, opened)
    return opened.words
  }

  function takeWaiting(): void {
    for (const { table, row } of writer.waiting())
      if (table === 'translations') change(row.bookId, row.paragraphId, row.content.text)
  }

  function change(book: BookId, part: ParagraphId, written: string): void {
    const open = all.get(book)
    const division = structures.get(book)
    const divided = division?.structure.byPart.get(part)
    const paragraph = divided?.id ?? part
    if (!open?.paragraphs.has(paragraph)) return
    const text = division?.translationOf(divided)?.content.text ?? written
    open.typed.set(paragraph, text)
    open.words.set(withWords(open.words.get(), [[paragraph, text]]))
  }

  async function reread(): Promise<void> {
    for (const open of all.values()) {
      open.typed.clear()
      const shown = structures.get(open.book)?.shown
      if (shown) open.paragraphs = headingsOf(shown)
    }
    // The database does not have it yet.
    takeWaiting()
    await Promise.all([...all.values()].map(open => readInto(tools, open)))
  }

  return { of, change, reread }
}

const headingsOf = ({ chapters }: Book): ReadonlySet<ParagraphId> =>
  new Set(chapters.flatMap(({ headings }) => headings.map(({ paragraph }) => paragraph)))

async function readInto({ db, structures }: HeadingTools, open: OpenHeadings): Promise<void> {
  // If this fails, reading the book's sections fails too, and that is reported.
  const stored = await translationsOf(db, open.book, [...open.paragraphs]).catch(() => null)
  const rows = stored?.rows ?? []
  const read = rows.map(({ paragraphId, content }) => [paragraphId, content.text] as const)
  const division = structures.get(open.book)
  const joined = (division?.structure.divided ?? []).flatMap(one =>
    open.paragraphs.has(one.id)
      ? [[one.id, division?.translationOf(one)?.content.text ?? ''] as const]
      : [],
  )
  open.words.set(withWords(new Map(), [...read, ...joined, ...open.typed]))
}

/** `words` with those of `changes`, each on one line. A blank one is removed. */
function withWords(words: HeadingWords, changes: Iterable<readonly [ParagraphId, string]>) {
  const next = new Map(words)
  for (const [paragraph, text] of changes) {
    const line = text.replaceAll('\n', ' ').trim()
    if (line) next.set(paragraph, line)
    else next.delete(paragraph)
  }
  return next
}
