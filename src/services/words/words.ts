/**
 * The dictionary, word boundaries and readings of Chinese text. Nothing of it is loaded before it
 * is asked for.
 */
import type { OwnDictionaryGroup } from '#domain/dictionaries/open-dictionaries'
import type { BookId, ParagraphId } from '#domain/ids'
import type { WordWithStatus } from '#domain/own-words/own-tools'
import type { WordStatus } from '#domain/own-words/own-word'
import type { KnownGloss } from '#domain/own-words/words-of-book'
import type { CountedBook } from '#domain/vocabulary/book-tally'
import type { LensGloss, LensLevel } from '#domain/vocabulary/lens'
import type { ToneChanges } from '#domain/words/tone-changes'
import type { CharacterReading, WordLookup, WordSearchGroup } from '#domain/words/word'

/** Where a text is, so that what the reader says of words counts there. */
export interface TextOfBook {
  /** Null for a text of no book, where only counts what counts everywhere. */
  readonly book: BookId | null
  /** The shown paragraphs that the text is; none if what counts in one place is not wanted. */
  readonly paragraphs: readonly ParagraphId[]
}

/** The file of a chapter of a bundle, whose first paragraph is number `first` of the book. */
export interface ChapterPart {
  readonly chapter: number
  readonly first: number
  readonly bytes: Uint8Array
}

export interface WordOptions {
  /** How a caller cancels a question whose answer is no longer wanted. */
  readonly signal?: AbortSignal | undefined
  /** Without it, what the reader says of words does not count. */
  readonly in?: TextOfBook | undefined
}

/**
 * Each function rejects if the dictionary cannot be read, or with the signal's reason. The next
 * call tries again. Offsets are UTF-16 code units.
 */
export interface ChineseWords {
  /** Loads the dictionary, so that the first question need not wait for it. */
  readonly prepare: () => Promise<void>
  /** Returns what the dictionary has for the character at `offset`, or before a caret there. */
  readonly lookUp: (text: string, offset: number, options?: WordOptions) => Promise<WordLookup>
  /**
   * Finds entries by Chinese (自由), pinyin (`zi4you2`, `ziyou`, `zy`), English or a pattern
   * (`*会主义`, `?由`). The likeliest group comes first, and each has at most `limit` entries.
   */
  readonly search: (
    query: string,
    options?: WordOptions & { readonly limit?: number },
  ) => Promise<readonly WordSearchGroup[]>
  /** Returns the boundaries of the words of a text: 0, the end of each word, its length at last. */
  readonly segment: (text: string, options?: WordOptions) => Promise<Uint32Array>
  /**
   * Returns the reading of each Chinese character that has one, in order, with the tones of the
   * dictionary or, if `changes` are given, as they are spoken.
   */
  readonly pinyin: (
    text: string,
    options?: WordOptions & { readonly changes?: ToneChanges },
  ) => Promise<readonly CharacterReading[]>
  /** Returns the words of a text that are known, being learnt or ignored, in order. */
  readonly statuses: (text: string, options: WordsIn) => Promise<readonly WordWithStatus[]>
  /**
   * Counts the words of chapters. What is counted under the same `id` is summed up; another one
   * begins again.
   */
  readonly tally: (id: string, parts: readonly ChapterPart[], options: WordsIn) => Promise<void>
  /** Returns what was counted under `id`, and forgets it. */
  readonly tallied: (id: string) => Promise<CountedBook>
  /** Returns how well the reader knows each of `words`. */
  readonly statusesOf: (
    words: readonly string[],
    options: WordsIn,
  ) => Promise<readonly (WordStatus | null)[]>
  /** Returns the glosses of the words of a text that the reader may not know, in order. */
  readonly lens: (text: string, level: LensLevel, options: WordsIn) => Promise<readonly LensGloss[]>
  /** Returns what the reader's own dictionaries have for a query, if they have something. */
  readonly ownEntries: (
    query: string,
    options?: WordOptions & { readonly limit?: number },
  ) => Promise<readonly OwnDictionaryGroup[]>
  /** Returns the reader's glosses whose expression, reading or meaning has `query`. */
  readonly glosses: (query: string, options: WordsIn) => Promise<readonly KnownGloss[]>
}

export type WordsIn = WordOptions & { readonly in: TextOfBook }

/** How many entries a group has unless another limit is given. */
export const usualLimit = 50

const refuse = () => Promise.reject(new Error('there is no dictionary'))

/** Without a dictionary, as in tests. */
export const noChineseWords: ChineseWords = {
  prepare: refuse,
  lookUp: refuse,
  search: refuse,
  segment: refuse,
  pinyin: refuse,
  statuses: refuse,
  tally: refuse,
  tallied: refuse,
  statusesOf: refuse,
  lens: refuse,
  glosses: refuse,
  ownEntries: refuse,
}
