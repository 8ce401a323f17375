/**
 * Two editions of one book, paragraph by paragraph: what became of each paragraph of the old one.
 * By its words first, in the order of the text; then by the words where the order has
 * changed; then by likeness, above a floor. What is like nothing is gone.
 */
import type { Range } from '../anchor.ts'
import type { ParagraphId } from '../ids.ts'
import { exactPairs, type NumberPair } from './exact.ts'
import { fuzzyMatches } from './fuzzy-matches.ts'

/** A paragraph of an edition. */
export interface EditionParagraph {
  readonly id: ParagraphId
  readonly text: string
}

/**
 * Paragraphs of the old edition and what they have become, by their numbers in the books, ascending,
 * none empty. `same`: to the letter, in its place; `moved`: to the letter, elsewhere;
 * `changed`: other words, or the same in more or fewer paragraphs.
 */
export interface Kin {
  readonly kind: 'same' | 'moved' | 'changed'
  readonly old: readonly number[]
  readonly fresh: readonly number[]
}

export interface EditionMatch {
  /** In the order of the new edition; no paragraph is in two. */
  readonly kin: readonly Kin[]
  /** Paragraphs of the old edition that are like nothing in the new one. */
  readonly gone: readonly number[]
  /** Paragraphs of the new edition that are like nothing in the old one. */
  readonly added: readonly number[]
}

/** A stretch of one paragraph of an edition; UTF-16 offsets. */
export interface EditionPlace extends Range {
  /** The paragraph's number in the book. */
  readonly index: number
}

/** What became of the paragraphs of `old` in `fresh`. */
export function matchEditions(
  old: readonly EditionParagraph[],
  fresh: readonly EditionParagraph[],
): EditionMatch {
  const texts = [old.map(({ text }) => text), fresh.map(({ text }) => text)] as const
  const { inOrder, moved } = exactPairs(...texts)
  const exact = (kind: 'same' | 'moved') => (pair: NumberPair) => ({
    kind,
    old: [pair.old],
    fresh: [pair.fresh],
  })
  const kin: Kin[] = [...inOrder.map(exact('same')), ...moved.map(exact('moved'))]
  const leftOld = left(old.length, kin, 'old')
  const leftFresh = left(fresh.length, kin, 'fresh')
  for (const kinship of fuzzyMatches(...texts, leftOld, leftFresh, inOrder)) {
    kin.push({ kind: 'changed', ...kinship })
  }
  return {
    kin: kin.sort((a, b) => (a.fresh[0] ?? 0) - (b.fresh[0] ?? 0)),
    gone: left(old.length, kin, 'old'),
    added: left(fresh.length, kin, 'fresh'),
  }
}

/** The numbers below `count` that no kin has on `side`. */
function left(count: number, kin: readonly Kin[], side: 'old' | 'fresh'): readonly number[] {
  const taken = new Uint8Array(count)
  for (const one of kin) for (const number of one[side]) taken[number] = 1
  return Array.from(taken.keys()).filter(number => taken[number] === 0)
}

/** How much of the new edition is the old one, to the letter: from 0 to 1, counted in UTF-16 code units. */
export function agreement(
  { kin }: EditionMatch,
  old: readonly EditionParagraph[],
  fresh: readonly EditionParagraph[],
): number {
  const lengthOf = (side: readonly EditionParagraph[]) =>
    side.reduce((sum, { text }) => sum + text.length, 0)
  const kept = kin
    .filter(({ kind }) => kind !== 'changed')
    .reduce((sum, one) => sum + (fresh[one.fresh[0] ?? 0]?.text.length ?? 0), 0)
  return kept / Math.max(1, lengthOf(old), lengthOf(fresh))
}
