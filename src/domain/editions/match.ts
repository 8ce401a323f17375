/**
 * Matches two editions of a book paragraph by paragraph: first identical paragraphs in the order of
 * the text, then identical ones in another order, then similar ones above a floor. A paragraph that
 * is similar to nothing is gone.
 */
import type { Range } from '../anchor.ts'
import type { BookId, ParagraphId } from '../ids.ts'
import { exactPairs, type NumberPair } from './exact.ts'
import { noProgress, progressPart, type OnProgress } from '../progress-share.ts'
import { fuzzyMatches } from './fuzzy-matches.ts'

/** A paragraph of an edition. */
export interface EditionParagraph {
  readonly id: ParagraphId
  readonly text: string
}

/**
 * What paragraphs of the old edition became, as ascending numbers in the books; neither side is
 * empty. `same`: identical but for its script, in its place; `moved`: the same, elsewhere;
 * `changed`: other words, or the same words in more or fewer paragraphs.
 */
export interface ParagraphMatch {
  readonly kind: 'same' | 'moved' | 'changed'
  readonly old: readonly number[]
  readonly fresh: readonly number[]
}

export interface EditionMatch {
  /** In the order of the new edition; no paragraph is in two matches. */
  readonly matches: readonly ParagraphMatch[]
  /** Paragraphs of the old edition that nothing in the new one resembles. */
  readonly gone: readonly number[]
  /** Paragraphs of the new edition that nothing in the old one resembles. */
  readonly added: readonly number[]
}

/** Two editions of a book, and how their paragraphs belong together. */
export interface EditionPair {
  readonly old: readonly EditionParagraph[]
  readonly fresh: readonly EditionParagraph[]
  readonly match: EditionMatch
  /** The numbers of the new edition's paragraphs that begin its chapters. */
  readonly starts?: readonly number[]
  /** The new edition's book. */
  readonly book: BookId
  /** The BCP 47 tag that words are found by. */
  readonly language: string
  /** Without it, only the same character is the same. */
  readonly fold?: Fold
}

/**
 * Returns a text of the same length in which characters that are ways of writing one another are
 * the same: an edition in the other script has the same words.
 */
export type Fold = (text: string) => string

/** A range of one paragraph of an edition; UTF-16 offsets. */
export interface EditionPlace extends Range {
  /** The paragraph's number in the book. */
  readonly index: number
}

/** The share of the work after which identical paragraphs are matched; for progress only. */
const exactDone = 0.05

/** Returns what became of the paragraphs of `old` in `fresh`. */
export function matchEditions(
  old: readonly EditionParagraph[],
  fresh: readonly EditionParagraph[],
  fold: Fold = text => text,
  onProgress: OnProgress = noProgress,
): EditionMatch {
  const texts = [old.map(({ text }) => fold(text)), fresh.map(({ text }) => fold(text))] as const
  const { inOrder, moved } = exactPairs(...texts)
  const exact = (kind: 'same' | 'moved') => (pair: NumberPair) => ({
    kind,
    old: [pair.old],
    fresh: [pair.fresh],
  })
  const matches: ParagraphMatch[] = [...inOrder.map(exact('same')), ...moved.map(exact('moved'))]
  const unmatched = {
    old: unmatchedOf(old.length, matches, 'old'),
    fresh: unmatchedOf(fresh.length, matches, 'fresh'),
  }
  const rest = { old: texts[0], fresh: texts[1], unmatched, inOrder }
  for (const fuzzy of fuzzyMatches(rest, progressPart(onProgress, exactDone, 1))) {
    matches.push({ kind: 'changed', ...fuzzy })
  }
  return {
    matches: matches.sort((a, b) => (a.fresh[0] ?? 0) - (b.fresh[0] ?? 0)),
    gone: unmatchedOf(old.length, matches, 'old'),
    added: unmatchedOf(fresh.length, matches, 'fresh'),
  }
}

/** The numbers below `count` that no match has on `side`. */
function unmatchedOf(
  count: number,
  matches: readonly ParagraphMatch[],
  side: 'old' | 'fresh',
): readonly number[] {
  const taken = new Uint8Array(count)
  for (const one of matches) for (const number of one[side]) taken[number] = 1
  return Array.from(taken.keys()).filter(number => taken[number] === 0)
}
