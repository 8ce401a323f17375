import type { Outcome } from '#contract/answers'
import type { Book } from '#domain/book'
import type { WordsOfBook } from '#domain/own-words/words-of-book'
import type { CountedBook } from '#domain/vocabulary/book-tally'
import { countedWordsCsv } from '#formats/export/tables/counted-words'
import { encodedInSlices } from '../library/encoded-in-slices.ts'
import { exportFileName } from '../library/file-name.ts'
import { saveInParts } from '../save-in-parts.ts'
import { shownFile } from '../searching/shown-file.ts'
import type { BookVocabulary, BookVocabularyTools, CountOptions } from './book-words.ts'

/** As `BookVocabulary`. */
export function createBookVocabulary(tools: BookVocabularyTools): BookVocabulary {
  let last: { readonly key: string; readonly counted: CountedBook } | null = null
  return {
    async count(book, options) {
      const key = await keyOf(tools, book)
      if (last?.key === key) return { ok: true, value: last.counted }
      const outcome = await count(tools, book, options)
      if (outcome.ok) last = { key, counted: outcome.value }
      return outcome
    },
    save: (rows, title) =>
      saveInParts(tools, exportFileName(title, 'csv'), encodedInSlices(countedWordsCsv(rows))),
  }
}

/** What decides the words of a book: its text, how it is divided, and what is said of words. */
async function keyOf({ ownWords, structures }: BookVocabularyTools, book: Book): Promise<string> {
  const { glosses, boundaries }: WordsOfBook = await ownWords.of(book.id)
  const said = [...glosses, ...boundaries].map(({ id, updatedAt }) => `${id} ${updatedAt}`)
  const division = structures.get(book.id) ?? (await structures.open(book))
  const shape = division.sections.map(({ shape: one = '' }) => one)
  const text = book.chapters.map(({ sha256 }) => sha256)
  return JSON.stringify([book.id, text, shape, said.toSorted()])
}

async function count(
  { api, newId, words, structures }: BookVocabularyTools,
  { id: book }: Pick<Book, 'id'>,
  { signal, onProgress }: CountOptions,
): Promise<Outcome<CountedBook>> {
  const division = structures.get(book)
  const { chapters } = division?.shown ?? { chapters: [] }
  const [starts, printed] = [startsOf(chapters), startsOf(division?.printed.chapters ?? [])]
  const id = newId()
  for (let next = 0; next < chapters.length;) {
    signal.throwIfAborted()
    onProgress(next / chapters.length)
    const outcome = await api.readChapters(book, next)
    if (!outcome.ok) return outcome
    const parts = outcome.value.map((bytes, i) => {
      const first = starts[next + i] ?? 0
      const file = { bytes, first, paragraphs: chapters[next + i]?.paragraphs ?? 0 }
      const shown = division ? shownFile(division, file, printed[next + i] ?? 0) : file
      return { bytes: shown.bytes, first, chapter: titledAt(chapters, next + i) }
    })
    await words.tally(id, parts, { signal, in: { book, paragraphs: [] } })
    next += Math.max(1, parts.length)
  }
  onProgress(1)
  return { ok: true, value: await words.tallied(id) }
}

/** The entry of the chapter that an entry continues, or itself. */
function titledAt(chapters: Book['chapters'], number: number): number {
  let at = number
  while (at > 0 && chapters[at]?.continues) at--
  return at
}

/** The number of paragraphs before each chapter. */
function startsOf(chapters: Book['chapters']): readonly number[] {
  let sum = 0
  return chapters.map(({ paragraphs }) => (sum += paragraphs) - paragraphs)
}
