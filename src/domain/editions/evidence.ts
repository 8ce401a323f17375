/**
 * Decides whether two paragraphs of two editions are the same paragraph, or only have the same
 * words.
 */
import type { EditionPair, EditionParagraph, ParagraphMatch } from './match.ts'

/**
 * The shortest paragraph, in UTF-16 code units, that its words alone identify if it occurs once in
 * each edition.
 */
const tellingToTheLetter = 10
/** The shortest changed paragraph that its words alone identify. */
const tellingWhenChanged = 24

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
}: Pick<EditionPair, 'match' | 'old' | 'fresh'>): ReadonlySet<ParagraphMatch> {
  const { matches } = match
  const isOnce = onceIn(old, fresh)
  const stayed = matches.filter(({ kind }) => kind !== 'moved')
  const isBeside = inCompany(matches, old.length, fresh.length)
  const isBesideWhatStayed = inCompany(stayed, old.length, fresh.length)
  return new Set(
    matches.filter(one => {
      if (isBeside(one) || isBesideWhatStayed(one)) return true
      const [before, after] = [textsOf(one.old, old), textsOf(one.fresh, fresh)]
      const length = Math.min(before.length, after.length)
      if (one.kind === 'changed') return length >= tellingWhenChanged
      return (one.kind === 'same' || length >= tellingToTheLetter) && isOnce(after)
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
 * Returns a test of whether the nearest paragraphs that both editions have are the same, on one
 * side at least.
 */
function inCompany(
  matches: readonly ParagraphMatch[],
  oldCount: number,
  freshCount: number,
): (one: ParagraphMatch) => boolean {
  const [before, after] = [
    matchesOn('old', matches, oldCount),
    matchesOn('fresh', matches, freshCount),
  ]
  return one =>
    before.previous(one.old[0] ?? 0) === after.previous(one.fresh[0] ?? 0) ||
    before.next(one.old.at(-1) ?? 0) === after.next(one.fresh.at(-1) ?? 0)
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
