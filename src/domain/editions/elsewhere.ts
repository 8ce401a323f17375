/** Finds words that have left their paragraph by their context. */
import type { Anchor } from '../anchor.ts'
import type { EditionPair, EditionParagraph, EditionPlace } from './match.ts'

/** How much of the context must be there too, in UTF-16 code units. */
const context = 8
/**
 * The length, in code units, of the beginning by which a text is looked up. No sought text is
 * shorter.
 */
const head = 10

interface Sought {
  readonly anchor: Anchor
  /** The words with the context before or after them. */
  readonly text: string
  /** How many code units of `text` are before the words. */
  readonly lead: number
}

/**
 * Returns where the words of `anchors` are now, together with the context before or after them.
 * Searches what is new in the new edition, and accepts only text that occurs once there and once in
 * the whole old edition: a repeated phrase is no evidence.
 */
export function findElsewhere(
  anchors: readonly Anchor[],
  { old, fresh, match }: Pick<EditionPair, 'old' | 'fresh' | 'match'>,
): ReadonlyMap<Anchor, EditionPlace> {
  const sought = anchors.flatMap(soughtFor)
  if (sought.length === 0) return new Map()
  const { matches, added } = match
  const changed = matches.filter(({ kind }) => kind === 'changed')
  const now = placesIn(fresh, [...added, ...changed.flatMap(one => one.fresh)], sought)
  const there = sought.filter(({ text }) => now.get(text)?.length === 1)
  const then = placesIn(old, [...old.keys()], there)
  const found = new Map<Anchor, EditionPlace>()
  for (const { anchor, text, lead } of there) {
    const [place] = now.get(text) ?? []
    if (!place || (then.get(text)?.length ?? 0) > 1) continue
    if (found.has(anchor)) continue
    const start = place.start + lead
    found.set(anchor, { index: place.index, start, end: start + anchor.quote.exact.length })
  }
  return found
}

function soughtFor(anchor: Anchor): readonly Sought[] {
  const { exact, prefix, suffix } = anchor.quote
  const before = prefix.slice(-context)
  const texts = [
    { anchor, text: before + exact, lead: before.length },
    { anchor, text: exact + suffix.slice(0, context), lead: 0 },
  ]
  const [first, second] = texts
  return [
    ...(first && before.length === context ? [first] : []),
    ...(second && suffix.length >= context ? [second] : []),
  ].filter(({ text }) => exact !== '' && text.length >= head)
}

/** Returns where each sought text is in the paragraphs `numbers`, two places at most. */
function placesIn(
  paragraphs: readonly EditionParagraph[],
  numbers: readonly number[],
  sought: readonly Sought[],
): ReadonlyMap<string, readonly EditionPlace[]> {
  if (sought.length === 0) return new Map()
  const byHead = new Map<string, Set<string>>()
  const beginnings = new Set<number>()
  for (const { text } of sought) {
    const those = byHead.get(text.slice(0, head)) ?? new Set()
    byHead.set(text.slice(0, head), those.add(text))
    beginnings.add(beginning(text, 0))
  }
  const places = new Map<string, EditionPlace[]>()
  for (const index of numbers) {
    const text = paragraphs[index]?.text ?? ''
    for (let start = 0; start + head <= text.length; start++) {
      if (!beginnings.has(beginning(text, start))) continue
      for (const one of byHead.get(text.slice(start, start + head)) ?? []) {
        if (!text.startsWith(one, start)) continue
        const there = places.get(one) ?? []
        places.set(one, there)
        if (there.length < 2) there.push({ index, start, end: start + one.length })
      }
    }
  }
  return places
}

/**
 * The first two code units from `start` on as one number, which is quicker to look up than a text.
 */
const beginning = (text: string, start: number): number =>
  (text.charCodeAt(start) << 16) | text.charCodeAt(start + 1)
