/** Entries of the dictionary, words of a text and readings, as the rest of the program has them. */
import type { OwnDictionaryMatch } from '../dictionaries/open-dictionaries.ts'
import type { GlossMatch, ReadingMatch } from '../own-words/own-tools.ts'

/** One entry of the dictionary. */
export interface DictionaryEntry {
  /** The same as long as the dictionary is the same. It is never stored. */
  readonly id: number
  readonly simplified: string
  readonly traditional: string
  /**
   * A syllable for each character, with the number of its tone (5: neutral): `Zhong1`, `guo2`. A
   * name has a capital. `r5` is a 儿 that joins the syllable before it. Letters and signs of the
   * expression are there as they are.
   */
  readonly pinyin: readonly string[]
  /** In English, the most important first. */
  readonly senses: readonly string[]
  /**
   * How common the word is: the logarithm of how often it occurs in 1,000,000,000 words, from 0
   * (unknown) to 9. Words above 5 are known to every learner; words below 3 are rare.
   */
  readonly frequency: number
}

/** A range of a text, in UTF-16 code units. */
export interface WordRange {
  readonly start: number
  readonly end: number
}

/** A range of a text that is an expression of the dictionary. */
export interface WordMatch extends WordRange {
  /** At least one. Those that are written as in the text come first, then the commonest. */
  readonly entries: readonly DictionaryEntry[]
}

/** A word of a text that the dictionary lacks, as a name, with the reading of its characters. */
export interface UnlistedWord extends WordRange {
  readonly pinyin: readonly string[]
}

/** What the dictionary has for a place in a text. */
export interface WordLookup {
  /** The word of the text that contains the place; null beside words. */
  readonly word: WordRange | null
  /**
   * First what begins at the place, the longest first; then what begins before it and contains it,
   * the longest first. Empty if the dictionary has nothing.
   */
  readonly matches: readonly WordMatch[]
  /** The single characters of the first match, or of `unlisted`, if it has more than one. */
  readonly characters: readonly WordMatch[]
  /** The word, if it has more than one character and the dictionary lacks it; else null. */
  readonly unlisted: UnlistedWord | null
  /** What the reader says of ranges that contain the place, the longest first. */
  readonly glosses: readonly GlossMatch[]
  /** The readings that the reader has corrected there; the first counts. */
  readonly readings: readonly ReadingMatch[]
  /** What the reader's own dictionaries have there, by dictionary and then the longest first. */
  readonly dictionaries: readonly OwnDictionaryMatch[]
}

/**
 * How a query was understood: as Chinese; as words of a longer Chinese text that no entry contains;
 * as a pattern with `*` or `?`; as pinyin; or as English.
 */
export type WordSearchKind = 'chinese' | 'parts' | 'pattern' | 'pinyin' | 'english'

export interface WordSearchGroup {
  readonly kind: WordSearchKind
  /** The best first. */
  readonly entries: readonly DictionaryEntry[]
  /** Whether there are more entries than were asked for. */
  readonly hasMore: boolean
}

/** The reading of one character of a text. */
export interface CharacterReading extends WordRange {
  /** With the number of its tone, as in `DictionaryEntry`, and never with a capital. */
  readonly syllable: string
}
