import type { Api } from '#contract/api'
import type { Book, Paragraph } from '#domain/book'
import { apparatusInSteps } from '#domain/collation/apparatus'
import { chineseFold } from '#domain/editions/fold'
import type { EditionParagraph } from '#domain/editions/match'
import { noProgress, progressPart } from '#domain/progress-share'
import { apparatusTable } from '#formats/export/tables/apparatus-table'
import { likelyEditions } from '../editions/likely-editions.ts'
import { readWholeText } from '../editions/read-text.ts'
import { encodedInSlices } from '../library/encoded-in-slices.ts'
import { exportFileName } from '../library/file-name.ts'
import type { Importing } from '../library/importing.ts'
import type { Shelf } from '../library/shelf.ts'
import { finished } from '../in-slices.ts'
import type { TaskOptions } from '../in-worker.ts'
import { saveInParts } from '../save-in-parts.ts'
import type { Collation, OtherEdition } from './collation.ts'

export interface CollationTools {
  readonly api: Api
  readonly newId: () => string
  readonly importing: Importing
  readonly shelf: Shelf
}

/** The share of a comparison that reading the texts is. It was measured, for progress only. */
const readShare = 0.15

/** Returns what compares two books of the library. Their texts are read as they were printed. */
export function createCollation(tools: CollationTools): Collation {
  return {
    editionsOf: book => editionsOf(tools, book),
    async collate(here, there, options, task) {
      const part = (from: number, to: number): TaskOptions => ({
        ...task,
        onProgress: progressPart(task.onProgress ?? noProgress, from, to),
      })
      const own = await readWholeText(tools.api, here, part(0, readShare / 2))
      if (!own.ok) return own
      const other = await readWholeText(tools.api, there, part(readShare / 2, readShare))
      if (!other.ok) return other
      const texts = { here: own.value.map(bare), there: other.value.map(bare) }
      const rows = await tools.importing.collate({ ...texts, options }, part(readShare, 1))
      // A large collation has 100,000 entries: made in one go, they would hold the page up.
      const entries = await finished(apparatusInSteps(rows, texts))
      return { ok: true, value: { ...texts, rows, entries } }
    },
    async save({ entries, book, witness, signal }) {
      const name = exportFileName(book.title, 'csv', witness)
      const parts = encodedInSlices(apparatusTable(entries, { book: book.id, witness }))
      try {
        return await saveInParts(tools, name, parts, signal)
      } catch (error) {
        if (signal.aborted) return { ok: true, value: 'cancelled' }
        throw error
      }
    },
    kept: null,
  }
}

const bare = ({ id, text }: Paragraph): EditionParagraph => ({ id, text })

async function editionsOf({ shelf }: CollationTools, book: Book): Promise<readonly OtherEdition[]> {
  const { books } = await shelf.read()
  const here = books.find(({ printed }) => printed.id === book.id)
  const others = books.filter(({ printed }) => printed.id !== book.id)
  const { chineseVariants } = await import('../searching/chinese-variants.ts')
  const fold = chineseFold(chineseVariants())
  const titles = [book, ...others.map(one => one.book)].map(({ title }) => fold(title))
  const likely = likelyEditions(others, here?.printed ?? book, titles)
  const isLikely = new Set(likely.map(one => one.printed.id))
  const rest = others.filter(({ printed }) => !isLikely.has(printed.id))
  return [...likely, ...rest].map(one => ({
    book: one.book,
    name: nameOf(one.book, [book, ...others.map(other => other.book)]),
    isLikely: isLikely.has(one.printed.id),
  }))
}

/** The title of a book, with its file if another one of `books` has the same title. */
function nameOf(book: Book, books: readonly Book[]): string {
  const isShared = books.some(({ id, title }) => id !== book.id && title === book.title)
  return isShared ? `${book.title} (${book.provenance.file})` : book.title
}
