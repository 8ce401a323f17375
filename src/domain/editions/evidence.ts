/**
 * Decides whether two paragraphs of two editions are the same paragraph, or only have the same
 * words.
 */
import { itemNumberOf } from './item-number.ts'
import type { EditionPair, EditionParagraph, ParagraphMatch } from './match.ts'

/**
 * The shortest paragraph, in UTF-16 code units, that its words alone identify if it occurs once in
 * each edition.
 */
const tellingToTheLetter = 10
/** The shortest such paragraph that begins with the number of an item or a chapter, as before. */
const tellingWithNumber = 6
/** The shortest changed paragraph that its words alone identify. */
const tellingWhenChanged = 24

/** What says that a match is right: what is on both sides of it, or mostly its own words. */
export type Evidence = 'neighbours' | 'words'

/**
 * Returns the matches that rest on more than a line any dialogue may have.
 *
 * Beside the paragraph it was beside, ignoring what was added or removed between them, any match is
 * believed. Otherwise an identical paragraph must occur once in each edition and be in its place or
 * long enough, and a changed paragraph must be long enough.
 */
export function believable({
  match,
  old,
  fresh,
}: Pick<EditionPair, 'match' | 'old' | 'fresh'>): ReadonlyMap<ParagraphMatch, Evidence> {
  const { matches } = match
  const isOnce = onceIn(old, fresh)
  const stayed = matches.filter(({ kind }) => kind !== 'moved')
  const isBeside = inCompany(matches, old.length, fresh.length)
  const isBesideWhatStayed = inCompany(stayed, old.length, fresh.length)
  const isTelling = (one: ParagraphMatch): boolean => {
    const [before, after] = [textsOf(one.old, old), textsOf(one.fresh, fresh)]
    const length = Math.min(before.length, after.length)
    if (one.kind === 'changed') return length >= tellingWhenChanged
    const least = itemNumberOf(after) === '' ? tellingToTheLetter : tellingWithNumber
    return (one.kind === 'same' || length >= least) && isOnce(after)
  }
  return new Map(
    matches.flatMap((one): readonly (readonly [ParagraphMatch, Evidence])[] => {
      const sides = Math.max(isBeside(one), isBesideWhatStayed(one))
      if (sides === 2) return [[one, 'neighbours']]
      return sides > 0 || isTelling(one) ? [[one, 'words']] : []
    }),
  )
}

const textsOf = (numbers: readonly number[], paragraphs: readonly EditionParagraph[]) =>
  numbers.map(number => paragraphs[number]?.text ?? '').join('')

/** Returns a test of whether a text is exactly one paragraph of each edition. */
function onceIn(...editions: readonly (readonly EditionParagraph[])[]): (text: string) => boolean {
  const counts = editions.map(paragraphs => {
    const count = new Map<string, number>()
    for (const { text } of paragraphs) count.set(text, (count.get(text) ?? 0) + 1)
    return count
  })
  return text => counts.every(count => count.get(text) === 1)
}

/**
 * Returns a function that gives on how many sides of a match the nearest paragraphs that both
 * editions have are the same.
 */
function inCompany(
  matches: readonly ParagraphMatch[],
  oldCount: number,
  freshCount: number,
): (one: ParagraphMatch) => number {
  const [before, after] = [
    matchesOn('old', matches, oldCount),
    matchesOn('fresh', matches, freshCount),
  ]
  return one =>
    Number(before.previous(one.old[0] ?? 0) === after.previous(one.fresh[0] ?? 0)) +
    Number(before.next(one.old.at(-1) ?? 0) === after.next(one.fresh.at(-1) ?? 0))
}

/** The nearest matches before and after a paragraph; null at an end of the book. */
function matchesOn(side: 'old' | 'fresh', matches: readonly ParagraphMatch[], count: number) {
  const own = Array.from({ length: count }, (): ParagraphMatch | null => null)
  for (const one of matches) for (const number of one[side]) own[number] = one
  const previous: (ParagraphMatch | null)[] = []
  const next: (ParagraphMatch | null)[] = []
  for (const [number] of own.entries())
    previous.push(number === 0 ? null : (own[number - 1] ?? previous[number - 1] ?? null))
  for (let number = count - 1; number >= 0; number--)
    next[number] = number === count - 1 ? null : (own[number + 1] ?? next[number + 1] ?? null)
  return {
    previous: (number: number) => previous[number] ?? null,
    next: (number: number) => next[number] ?? null,
  }
}

/** A quote that is mostly a number is another quote if the number is another. */
export const isNumberKept = (exact: string, words: string): boolean =>
  shareOfNumber(exact) <= 0.5 || digitsOf(exact) === digitsOf(words)

/** The share of a quote's letters that are digits and numerals, from 0 to 1: all of （四）. */
export const shareOfNumber = (words: string): number =>
  digitsOf(words).length / Math.max(1, words.match(/[\p{L}\p{N}]/gu)?.length ?? 0)

const digitsOf = (text: string): string =>
  (text.match(/[\p{N}零〇一二三四五六七八九十百千]/gu) ?? []).join('')
