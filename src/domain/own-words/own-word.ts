/**
 * Own words: what the reader says of the words of a language, as rows. A row is a gloss, a
 * correction of boundaries or of a reading, how well the reader knows a word, or that a word was
 * looked up.
 */
import type { Anchor } from '../anchor.ts'
import type { Stamped } from '../clock.ts'
import { ownWordId, type BookId, type OwnWordId } from '../ids.ts'

/** Where an own word counts: at one place, in one book, or in every text. */
export const wordScopes = ['here', 'book', 'everywhere'] as const
export type WordScope = (typeof wordScopes)[number]

/** How well the reader knows a word. A word that is ignored is no vocabulary, as a name. */
export const wordStatuses = ['known', 'learning', 'ignored'] as const
export type WordStatus = (typeof wordStatuses)[number]

/** The most UTF-16 code units of each text of an own word. */
export const ownWordLimits = {
  expression: 60,
  reading: 200,
  meaning: 2000,
  note: 4000,
  sentence: 400,
} as const

/** A place of the source, in the paragraphs as they were printed. */
export interface WordPlace {
  /** The place of the paragraph in the book, from 0. */
  readonly index: number
  readonly anchor: Anchor
}

interface OwnWordRow extends Stamped {
  readonly id: OwnWordId
  readonly scope: WordScope
  /** Null exactly if the scope is everywhere. */
  readonly bookId: BookId | null
  /** Where it was written or looked up. Never null if the scope is here. */
  readonly place: WordPlace | null
  /** The word as the text has it. */
  readonly expression: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly deletedAt: number | null
}

/** What the reader says of a word: shown before the dictionary. */
export interface Gloss extends OwnWordRow {
  readonly kind: 'gloss'
  /** As the reader wrote it. */
  readonly reading: string
  readonly meaning: string
  readonly note: string
}

/** `parts` are the words that the expression is: one if the reader joined it. */
export interface BoundaryCorrection extends OwnWordRow {
  readonly kind: 'boundary'
  readonly parts: readonly string[]
}

export interface ReadingCorrection extends OwnWordRow {
  readonly kind: 'reading'
  /** A syllable with the number of its tone for each character, separated by spaces: `chang2`. */
  readonly reading: string
}

export interface StatusOfWord extends OwnWordRow {
  readonly kind: 'status'
  readonly status: WordStatus
}

/** A word that the reader looked up in a book. */
export interface MetWord extends OwnWordRow {
  readonly kind: 'met'
  /** The sentence in which it was looked up last. */
  readonly sentence: string
  /** How often it was looked up. */
  readonly count: number
}

export type OwnWord = Gloss | BoundaryCorrection | ReadingCorrection | StatusOfWord | MetWord
export type OwnWordKind = OwnWord['kind']

/** Whether the fields of a row fit one another. Rows from a disk or a file may not. */
export function isSound(row: OwnWord): boolean {
  if ((row.scope === 'everywhere') !== (row.bookId === null)) return false
  if (row.scope === 'here' && row.place === null) return false
  if (row.kind === 'boundary')
    return row.parts.every(part => part !== '') && row.parts.join('') === row.expression
  return true
}

/**
 * The name of the one row of a kind that an expression has in a book, or everywhere. It is derived,
 * so two libraries that say something of the same word have one row when they are merged. There may
 * be several glosses of an expression, and several corrections here: these have names of their own.
 */
export const nameOfOwnWord = (
  kind: Exclude<OwnWordKind, 'gloss'>,
  book: BookId | null,
  expression: string,
): OwnWordId => ownWordId(`${kind}-${fingerprint(`${book ?? ''}\n${expression}`)}`)

/** The name of a correction: its own here, where there may be several of an expression. */
export function nameOfCorrection(
  kind: 'boundary' | 'reading',
  { scope, bookId, place, expression }: Pick<OwnWord, 'scope' | 'bookId' | 'place' | 'expression'>,
): OwnWordId {
  if (scope !== 'here' || !place) return nameOfOwnWord(kind, bookId, expression)
  const { paragraphId, start } = place.anchor
  return nameOfOwnWord(kind, bookId, `${paragraphId} ${start} ${expression}`)
}

/** 64 bits over UTF-16 code units: two runs of FNV-1a, the second over mixed units. */
function fingerprint(text: string): string {
  let [first, second] = [0x811c9dc5, 0x9e3779b9]
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    first = Math.imul(first ^ unit, 0x01000193)
    second = Math.imul(second ^ (unit + i), 0x85ebca6b)
    second ^= second >>> 13
  }
  const hex = (hash: number) => (hash >>> 0).toString(16).padStart(8, '0')
  return hex(first) + hex(second)
}
