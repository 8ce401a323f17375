/**
 * Follows words through a match of paragraphs: exactly if they are the same, and by the difference
 * if they changed.
 */
import { anchorAt, type Anchor, type Range } from '../anchor.ts'
import { difference, type Change } from '../text/difference.ts'
import { isNumberKept } from './evidence.ts'
import type { EditionPair, EditionParagraph, EditionPlace, ParagraphMatch } from './match.ts'

/**
 * The least share of an anchor's words that must remain, in UTF-16 code units of the longer of old
 * and new.
 */
const floor = 0.75
/** Half of the context within this many code units must remain. */
const beside = 8

/**
 * The paragraphs of a match, each side joined without anything between: a split changes no words.
 */
export interface Bridge {
  readonly before: Joined
  readonly after: Joined
  readonly changes: readonly Change[]
}

interface Joined {
  readonly text: string
  /** Where each paragraph begins in the text, by its number. */
  readonly starts: ReadonlyMap<number, number>
}

/** Returns the bridge over a match. */
export function bridgeOver(
  { kind, old, fresh }: ParagraphMatch,
  editions: Pick<EditionPair, 'old' | 'fresh' | 'language'>,
): Bridge {
  const [before, after] = [joined(old, editions.old), joined(fresh, editions.fresh)]
  return {
    before,
    after,
    changes:
      kind === 'changed'
        ? toTheLetter(difference(before.text, after.text, editions.language))
        : [{ kind: 'same', text: before.text }],
  }
}

/**
 * Splits replaced words that begin or end alike: when one letter of a word was corrected, the
 * others remain.
 */
function toTheLetter(changes: readonly Change[]): readonly Change[] {
  return changes.flatMap((change, k): readonly Change[] => {
    const [last, next] = [changes[k - 1], changes[k + 1]]
    if (change.kind === 'removed' && next?.kind === 'added') return []
    if (change.kind !== 'added' || last?.kind !== 'removed') return [change]
    const [old, fresh] = [Array.from(last.text), Array.from(change.text)]
    const most = Math.min(old.length, fresh.length)
    let head = 0
    while (head < most && old[head] === fresh[head]) head++
    let tail = 0
    while (tail < most - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++
    const between = (letters: readonly string[]) =>
      letters.slice(head, letters.length - tail).join('')
    const parts: readonly Change[] = [
      { kind: 'same', text: old.slice(0, head).join('') },
      { kind: 'removed', text: between(old) },
      { kind: 'added', text: between(fresh) },
      { kind: 'same', text: old.slice(old.length - tail).join('') },
    ]
    return parts.filter(({ text }) => text !== '')
  })
}

function joined(numbers: readonly number[], paragraphs: readonly EditionParagraph[]): Joined {
  const starts = new Map<number, number>()
  let text = ''
  for (const number of numbers) {
    starts.set(number, text.length)
    text += paragraphs[number]?.text ?? ''
  }
  return { text, starts }
}

/**
 * Returns where an anchor in the paragraph `number` is on the other side; nothing if too little of
 * it is there.
 */
export function cross(
  { before, after, changes }: Bridge,
  number: number,
  anchor: Anchor,
  fresh: readonly EditionParagraph[],
): readonly EditionPlace[] {
  const offset = before.starts.get(number) ?? 0
  const there = { start: anchor.start + offset, end: anchor.end + offset }
  const range = carried(changes, there)
  if (!range || !areNeighboursKept(before.text, there, after.text, range)) return []
  if (!isNumberKept(anchor.quote.exact, after.text.slice(range.start, range.end))) return []
  return [...after.starts].flatMap(([index, from]): readonly EditionPlace[] => {
    const paragraph = fresh[index]
    const start = Math.max(range.start - from, 0)
    const end = Math.min(range.end - from, paragraph?.text.length ?? 0)
    if (!paragraph || start >= end) return []
    // A difference may end inside a character, if both texts have its first half.
    const whole = anchorAt(paragraph.id, paragraph.text, start, end)
    return [{ index, start: whole.start, end: whole.end }]
  })
}

/**
 * Returns where the range of the old text is in the new one; null if too little of it or of its
 * context remained.
 */
function carried(changes: readonly Change[], range: Range): Range | null {
  let before = 0
  let after = 0
  let around = 0
  const pieces: Piece[] = []
  const near = { start: range.start - beside, end: range.end + beside }
  for (const { kind, text } of changes) {
    if (kind === 'same') {
      const inside = overlap(range, before, text.length)
      if (inside > 0) {
        const into = Math.max(range.start - before, 0)
        pieces.push({ before: before + into, after: after + into, length: inside })
      }
      around += overlap(near, before, text.length) - inside
    }
    if (kind !== 'added') before += text.length
    if (kind !== 'removed') after += text.length
  }
  const best = fullest(pieces)
  if (!best) return null
  const longer = Math.max(range.end - range.start, best.end - best.start)
  const neighbours = Math.min(beside, range.start) + Math.min(beside, before - range.end)
  return best.kept >= floor * longer && around * 2 >= neighbours ? best : null
}

/** Words that remained, with their old and new offsets. */
interface Piece {
  readonly before: number
  readonly after: number
  readonly length: number
}

/** A range of the new text. */
interface Kept extends Range {
  readonly kept: number
  /** `kept`, less the text inserted between the pieces. */
  readonly weight: number
}

/**
 * Returns the range that keeps most with the least inserted between: a sentence inserted into words
 * separates them.
 */
function fullest(pieces: readonly Piece[]): Kept | null {
  let best: Kept | null = null
  let here: Kept | null = null
  let last: Piece | null = null
  for (const piece of pieces) {
    const { before, after, length } = piece
    const between = last ? after - last.after - (before - last.before) : 0
    const end = after + length
    const weight: number = (here?.weight ?? 0) - Math.max(0, between)
    here =
      here && weight >= 0
        ? { start: here.start, end, kept: here.kept + length, weight: weight + length }
        : { start: after, end, kept: length, weight: length }
    if (!best || here.weight >= best.weight) best = here
    last = piece
  }
  return best
}

/** A range of fewer UTF-16 code units is believed only between its old neighbours. */
const short = 4

/**
 * Whether a short range still has one code unit of context on both sides, or `short` code units on
 * one.
 */
function areNeighboursKept(before: string, from: Range, after: string, to: Range): boolean {
  if (from.end - from.start >= short) return true
  const alike = (length: number) => ({
    left:
      before.slice(Math.max(0, from.start - length), from.start) ===
      after.slice(Math.max(0, to.start - length), to.start),
    right: before.slice(from.end, from.end + length) === after.slice(to.end, to.end + length),
  })
  const [one, several] = [alike(1), alike(short)]
  return (one.left && one.right) || several.left || several.right
}

/** How many of the `length` code units from `from` on are in `range`. */
const overlap = ({ start, end }: Range, from: number, length: number): number =>
  Math.max(0, Math.min(end, from + length) - Math.max(start, from))
