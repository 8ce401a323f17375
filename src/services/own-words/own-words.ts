/** What the reader says of words: glosses, corrections, and how well they know them. */
import type { BookId, OwnWordId } from '#domain/ids'
import type { Anchor } from '#domain/anchor'
import type { Outcome, SaveOutcome } from '#contract/answers'
import type { WordInTable } from '#formats/export/tables/word-table'
import type { OwnWordKind, WordScope, WordStatus } from '#domain/own-words/own-word'
import type { ListedRow } from '#domain/own-words/word-list'
import type { WordsOfBook } from '#domain/own-words/words-of-book'

/** A change of what the reader says of words. */
export interface OwnWordsChange {
  /** The book in which it counts; null for all texts. */
  readonly book: BookId | null
  /** A term that a mark has counts as a gloss. */
  readonly kinds: ReadonlySet<OwnWordKind>
}

/** Where the reader says something of a word, in the paragraphs as they are shown. */
export interface SaidAt {
  /** Null outside books. */
  readonly book: BookId | null
  readonly scope: WordScope
  /** The place of the source where the word is; null if it is in no text. */
  readonly place: { readonly index: number; readonly anchor: Anchor } | null
}

/** The reader's words of a gloss. */
export interface GlossWords {
  readonly expression: string
  readonly reading: string
  readonly meaning: string
  readonly note: string
}

/**
 * Why something was not said: the scope needs a place in a text; the words are empty, too long or
 * not what they should be; or the row is gone.
 */
export type OwnWordsFault = 'no-place' | 'empty' | 'too-long' | 'not-a-reading' | 'gone'
export type OwnWordsOutcome =
  | { readonly ok: true; readonly id: OwnWordId }
  | { readonly ok: false; readonly why: OwnWordsFault }

/** The formats in which a list of words can be saved. */
export const wordTableNames = ['csv', 'tsv', 'anki'] as const
export type WordTableFormat = (typeof wordTableNames)[number]

export type WordToExport = Omit<WordInTable, 'translation'>

/** The reader's words of books. */
export interface OwnWords {
  /**
   * What counts in `book`: the same object until it changes. Rejects if the database cannot be
   * read.
   */
  readonly of: (book: BookId | null) => Promise<WordsOfBook>
  /**
   * All that the reader has said of words, in any book, with the terms that marks are: the same
   * array until it changes. Rejects if the database cannot be read.
   */
  readonly all: () => Promise<readonly ListedRow[]>
  /** Calls `listener` after each change, also by undoing or restoring. Returns what ends that. */
  readonly follow: (listener: (change: OwnWordsChange) => void) => () => void
  /** What the reader can do, loaded at the first call. */
  readonly acts: () => Promise<OwnWordActs>
}

/**
 * Every act that changes what is said, but `meet`, is a step of undoing. Acts reject if the
 * database cannot be read.
 */
export interface OwnWordActs {
  readonly addGloss: (at: SaidAt, words: GlossWords) => Promise<OwnWordsOutcome>
  /** Changes a gloss, but no term: the mark has its words. */
  readonly changeGloss: (id: OwnWordId, at: SaidAt, words: GlossWords) => Promise<OwnWordsOutcome>
  /** Says which words an expression is: one part if it is one word. */
  readonly correctWords: (at: SaidAt, parts: readonly string[]) => Promise<OwnWordsOutcome>
  /** Says how an expression is read: pinyin with tone marks or numbers. */
  readonly correctReading: (
    at: SaidAt,
    expression: string,
    reading: string,
  ) => Promise<OwnWordsOutcome>
  /** Says how well the reader knows words, in every text; null for nothing. */
  readonly setStatus: (expressions: readonly string[], status: WordStatus | null) => Promise<void>
  /** Removes rows, in one step. */
  readonly remove: (ids: readonly OwnWordId[]) => Promise<void>
  /**
   * Keeps that a word was looked up in a book, with its sentence and its place: one row for each
   * word and book. Does nothing while nothing may be written.
   */
  readonly meet: (at: SaidAt, expression: string, sentence: string) => Promise<void>
  /** Saves words, with the translations of their paragraphs, where the reader chooses. */
  readonly exportWords: (
    words: readonly WordToExport[],
    file: { readonly title: string; readonly format: WordTableFormat },
  ) => Promise<Outcome<SaveOutcome>>
}
