/** Editions for tests: an old book and a new one. */
import { bookId, paragraphId } from '../ids.ts'
import type { BookWork } from './carry-over.ts'
import { matchEditions, type EditionPair } from './match.ts'

export const [oldBook, newBook] = [bookId('old'), bookId('new')]

/** A book without any work of the reader. */
export const nothing: BookWork = {
  translations: [],
  annotations: [],
  history: [],
  position: null,
  record: null,
  structure: [],
  sentences: [],
  ownWords: [],
}

/** Paragraphs with the ids o0, o1 … in the old edition, and f0, f1 … in the new one. */
export const named = (name: 'o' | 'f', texts: readonly string[]) =>
  texts.map((text, i) => ({ id: paragraphId(`${name}${i}`), kind: 'body' as const, text }))

/** Two editions, matched. `starts` has the first paragraphs of the chapters of the new one. */
export function editions(
  oldTexts: readonly string[],
  freshTexts: readonly string[],
  starts: readonly number[] = [0],
): EditionPair {
  const [old, fresh] = [named('o', oldTexts), named('f', freshTexts)]
  const match = matchEditions(old, fresh)
  return { old, fresh, match, book: newBook, language: 'zh-Hans', starts }
}
