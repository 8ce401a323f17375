/** Whether two paragraphs of two editions are the same one, or only say the same. */
import type { EditionPair, EditionParagraph, ParagraphMatch } from './match.ts'

/** A paragraph of so many UTF-16 code units, that stands once in each edition, is told by its words alone. */
const tellingToTheLetter = 10
/** One of so many, if other words are in it now. */
const tellingWhenChanged = 24

/**
 * Those of `match` whose paragraphs were told by more than what any line of a dialogue says: nowhere else and in their place, or
 * nowhere else and long enough, where they are the same to the letter; or long, where they changed; or
 * else beside what they stood beside, past all that came and went.
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

/** Tells whether a text is one paragraph of each edition and no more. */
function onceIn(...editions: readonly (readonly EditionParagraph[])[]): (text: string) => boolean {
  const counts = editions.map(paragraphs => {
    const count = new Map<string, number>()
    for (const { text } of paragraphs) count.set(text, (count.get(text) ?? 0) + 1)
    return count
  })
  return text => counts.every(count => count.get(text) === 1)
}

/** Tells whether the nearest paragraphs that both editions have, on one side at least, are the same ones. */
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

/** The kin nearest to a paragraph on either side; null at an end of the book. */
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
