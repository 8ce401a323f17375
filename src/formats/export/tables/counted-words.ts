import type { WordStatus } from '#domain/own-words/own-word'
import type { CountedWord } from '#domain/vocabulary/book-tally'
import { perMillion } from '#domain/vocabulary/known-share'
import { writtenSyllable } from '#domain/words/syllable'
import { csvLine, csvMark } from './csv-cell.ts'

export interface CountedEntry {
  readonly counted: CountedWord
  readonly status: WordStatus | null
  /** The reader's own, or what the dictionary has. */
  readonly meaning: string
}

/** The columns by their names, which stay the same in every language. */
const columns = ['word', 'reading', 'meaning', 'count', 'per million', 'status', 'paragraph']

/** Writes the words of a book as CSV, in small parts. */
export function* countedWordsCsv(rows: readonly CountedEntry[]): Generator<string> {
  yield csvMark + csvLine(columns)
  for (const { counted, status, meaning } of rows) {
    const { word, pinyin, count, frequency, place } = counted
    yield csvLine([
      word,
      pinyin.map(syllable => writtenSyllable(syllable, 'pinyin')).join(' '),
      meaning,
      String(count),
      frequency === null ? '' : perMillion(frequency).toPrecision(3),
      status ?? '',
      String(place.index + 1),
    ])
  }
}
