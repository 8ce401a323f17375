/**
 * Decides whether a paragraph whose words are also those of others (法律规定的其他情形, “是。”) is where
 * it seems to be: between the same neighbours, and nothing like it between them.
 */
import { itemNumberOf } from '../item-number.ts'
import { lettersOf } from '../letters.ts'
import type { EditionPair, EditionParagraph } from '../match.ts'
import { shinglesOf } from '../shingles.ts'

/** How many paragraphs away the neighbours may be. */
const farthest = 8
/** The least share of the words that makes another paragraph like them. */
const alike = 0.5
/** How many paragraphs on each side may not have lost one with the same words. */
const lostNear = 3

/**
 * Returns a test of whether the paragraph `number` of the old edition may be another one than the
 * paragraph `index` of the new edition, because its words are repeated and its neighbours do not
 * prove which one it is.
 */
export function refrainsIn({
  old,
  fresh,
  match,
}: Pick<EditionPair, 'old' | 'fresh' | 'match'>): (number: number, index: number) => boolean {
  const [before, after] = [old.map(wordsIn), fresh.map(wordsIn)]
  const [lettersBefore, lettersAfter] = [old, fresh].map(all => all.map(one => lettersOf(one.text)))
  const counts = [countsOf(before), countsOf(after)]
  const isRepeated = (words: string) => counts.some(count => (count.get(words) ?? 0) > 1)
  const [now, then] = [partners(match, 'old', 'fresh'), partners(match, 'fresh', 'old')]
  const isTelling = (k: number) => !isRepeated(before[k] ?? '') && now.has(k)
  const like = (all: readonly string[], { start, end }: Span, words: string) =>
    between({ start, end }).filter(k => isLike(all[k] ?? '', words))

  /** Whether the paragraph is the only one like it between the neighbours, or all are the same. */
  function isProven(number: number, index: number, { from, to }: Neighbours): boolean {
    if (Math.max(index - to.start, to.end - index) > farthest) return false
    const words = before[number] ?? ''
    const [here, there] = [like(before, from, words), like(after, to, words)]
    if (here.length !== there.length || here.indexOf(number) !== there.indexOf(index)) return false
    const textsBetween = (all: readonly string[], span: Span) =>
      between(span)
        .map(k => all[k])
        .join('')
    const isWhole = [
      [before, after],
      [lettersBefore, lettersAfter],
    ].some(([one = [], other = []]) => textsBetween(one, from) === textsBetween(other, to))
    if (here.length > 1) {
      // Equal items that changed places look the same. They stayed only if all around them did.
      const ends = [from.start, from.end].map(k => before[k]).join('\n')
      return isWhole && ends === [to.start, to.end].map(k => after[k]).join('\n')
    }
    if (isWhole) return true
    const isClose = from.end - from.start === 2 && to.end - to.start === 2
    for (let k = number - lostNear; k <= number + lostNear; k++) {
      const place = now.get(k)?.[0]
      const isLost = place === undefined || (!isClose && Math.abs(place - index) > farthest)
      if (k !== number && before[k] === words && isLost) return false
    }
    return true
  }

  /** The nearest neighbours in the old edition, and those in the new one. */
  const neighboursOf = (number: number, index: number) => [
    neighbours(number, index, { counts: [old.length, fresh.length], now, isTelling }),
    turned(
      neighbours(index, number, {
        counts: [fresh.length, old.length],
        now: then,
        isTelling: k => (then.get(k) ?? []).some(isTelling),
      }),
    ),
  ]

  return (number, index) =>
    before[number] !== '' &&
    isRepeated(before[number] ?? '') &&
    !neighboursOf(number, index).some(one => one !== null && isProven(number, index, one))
}

/** The paragraphs between two others, which are not among them. */
interface Span {
  readonly start: number
  readonly end: number
}

/** The nearest paragraphs on both sides that both editions have. */
interface Neighbours {
  readonly from: Span
  readonly to: Span
}

const between = ({ start, end }: Span): readonly number[] =>
  Array.from({ length: Math.max(0, end - start - 1) }, (_, k) => start + 1 + k)

interface Side {
  /** How many paragraphs this edition has, and the other one. */
  readonly counts: readonly [number, number]
  readonly now: ReadonlyMap<number, readonly number[]>
  readonly isTelling: (k: number) => boolean
}

/** Returns the nearest neighbours of a paragraph; null if they are too far away. */
function neighbours(
  number: number,
  index: number,
  { counts: [count, other], now, isTelling }: Side,
): Neighbours | null {
  const [previous, next] = [-1, 1].map(step => {
    for (let far = 1; far <= farthest; far++) {
      const k = number + far * step
      if (k < 0) return { here: -1, there: -1 }
      if (k >= count) return { here: count, there: other }
      const [there = index] = now.get(k) ?? []
      if (isTelling(k) && (there - index) * step > 0) return { here: k, there }
    }
    return null
  })
  return previous && next
    ? {
        from: { start: previous.here, end: next.here },
        to: { start: previous.there, end: next.there },
      }
    : null
}

const turned = (one: Neighbours | null): Neighbours | null => one && { from: one.to, to: one.from }

const partners = (
  { matches }: EditionPair['match'],
  from: 'old' | 'fresh',
  to: 'old' | 'fresh',
): ReadonlyMap<number, readonly number[]> =>
  new Map(matches.flatMap(one => one[from].map(number => [number, one[to]] as const)))

/**
 * Returns a test of whether the paragraph `index` of the new edition has the words of an old one to
 * the letter that is not the paragraph `number`.
 */
export function othersIn({
  old,
  fresh,
  match,
}: Pick<EditionPair, 'old' | 'fresh' | 'match'>): (number: number, index: number) => boolean {
  const owners = partners(match, 'fresh', 'old')
  const counts = countsOf(old.map(wordsIn))
  return (number, index) => {
    const [owner, ...more] = owners.get(index) ?? []
    const [own, there] = [old[owner ?? -1], fresh[index]]
    if (!own || !there || more.length > 0 || owner === number) return false
    const words = wordsIn(own)
    return words === wordsIn(there) && counts.get(words) === 1
  }
}

/** The letters of a paragraph without the number of its item. */
const wordsIn = ({ text }: EditionParagraph): string =>
  lettersOf(text.slice(itemNumberOf(text).length))

function countsOf(all: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const words of all) counts.set(words, (counts.get(words) ?? 0) + 1)
  return counts
}

function isLike(one: string, words: string): boolean {
  if (one.includes(words)) return true
  const [own, other] = [shinglesOf(words), shinglesOf(one)]
  const shared = Array.from(own).filter(shingle => other.has(shingle)).length
  return shared >= alike * own.size
}
