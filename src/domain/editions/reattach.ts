/**
 * Anchors of an old edition's source in a new one. An anchor follows its words: exactly if the
 * paragraph is the same, by the difference if the paragraph changed, and by words and context if
 * they are elsewhere now. Without such evidence it is an orphan. The same words alone are no
 * evidence.
 */
import { anchorAt, type Anchor, type Range } from '../anchor.ts'
import type { ParagraphId } from '../ids.ts'
import { difference, type Change } from '../text/difference.ts'
import { findByLetters, findInOrder, rivalled, type Crossed } from './by-letters.ts'
import { findElsewhere } from './elsewhere.ts'
import { believable, isNumberKept, shareOfNumber } from './evidence.ts'
import { Letters, type BothLetters } from './letters.ts'
import type { EditionPair, EditionParagraph, EditionPlace, Fold, ParagraphMatch } from './match.ts'

/**
 * The least share of an anchor's words that must remain, in UTF-16 code units of the longer of old
 * and new.
 */
const floor = 0.75
/** Half of the context within this many code units must remain. */
const beside = 8

/**
 * Returns where each of `anchors` is in the new edition, in the order of the text and at most one
 * range per paragraph. There are several if the paragraph was split, and none for an orphan.
 */
export function reattach(
  anchors: readonly Anchor[],
  { fold, ...editions }: Omit<EditionPair, 'book'>,
): readonly (readonly EditionPlace[])[] {
  return fold
    ? reattachAsWritten(
        anchors.map(one => foldedAnchor(one, fold)),
        {
          ...editions,
          old: editions.old.map(one => ({ ...one, text: fold(one.text) })),
          fresh: editions.fresh.map(one => ({ ...one, text: fold(one.text) })),
        },
      )
    : reattachAsWritten(anchors, editions)
}

const foldedAnchor = (anchor: Anchor, fold: Fold): Anchor => ({
  ...anchor,
  quote: {
    exact: fold(anchor.quote.exact),
    prefix: fold(anchor.quote.prefix),
    suffix: fold(anchor.quote.suffix),
  },
})

function reattachAsWritten(
  anchors: readonly Anchor[],
  editions: Omit<EditionPair, 'book' | 'fold'>,
): readonly (readonly EditionPlace[])[] {
  const { old, fresh, match } = editions
  const numbers = new Map<ParagraphId, number>(old.map(({ id }, number) => [id, number]))
  const matchOf = new Map(
    match.matches.flatMap(one => one.old.map(number => [number, one] as const)),
  )
  const isWhole = (anchor: Anchor) => isTrue(anchor, old[numbers.get(anchor.paragraphId) ?? -1])
  const evidence = believable(editions)
  const bridges = new Map<ParagraphMatch, Bridge>()
  const toCheck: Crossed[] = []
  const first = anchors.map((anchor): readonly EditionPlace[] => {
    const number = numbers.get(anchor.paragraphId)
    const matched = number === undefined ? undefined : matchOf.get(number)
    if (number === undefined || !matched || !evidence.has(matched)) return []
    if (!isTrue(anchor, old[number])) return []
    const bridge = bridges.get(matched) ?? bridgeOver(matched, editions)
    bridges.set(matched, bridge)
    const places = cross(bridge, number, anchor, fresh)
    if (places.length > 0 && matched.kind === 'changed')
      toCheck.push({ anchor, places, isBeside: evidence.get(matched) === 'neighbours' })
    return places
  })
  const both = { before: new Letters(old), after: new Letters(fresh) }
  const doubtful = rivalled(toCheck, editions, both)
  const checked = new Set(toCheck.map(({ anchor }) => anchor))
  const inOrder = findInOrder(anchors.filter(isWhole), editions, both)
  const crossed = first.map((places, k) => {
    const anchor = anchors[k]
    if (!anchor) return places
    const there = inOrder.get(anchor)
    const isCertain = places.length > 0 && !doubtful.has(anchor)
    if (isCertain && (!checked.has(anchor) || !there?.isSure)) return places
    if (there?.isSure && areTogether(places, there.places)) return places
    return there?.places ?? []
  })
  const lost = anchors.filter((anchor, k) => crossed[k]?.length === 0 && !isNumber(anchor))
  const elsewhere = surelyElsewhere(lost, editions, both)
  const byLetters = findByLetters(
    lost.filter(anchor => !elsewhere.has(anchor) && isWhole(anchor)),
    editions,
    both,
  )
  return crossed.map((places, k) => {
    const anchor = anchors[k]
    if (places.length > 0 || !anchor) return places
    return elsewhere.get(anchor) ?? byLetters.get(anchor) ?? []
  })
}

/** Whether an anchor is mostly on a number, which is in many places. */
const isNumber = ({ quote }: Anchor): boolean => shareOfNumber(quote.exact) >= 0.5

/** Whether two ranges, which may be in several paragraphs, have words in common. */
const areTogether = (some: readonly EditionPlace[], others: readonly EditionPlace[]): boolean =>
  some.some(one =>
    others.some(
      other => one.index === other.index && one.start < other.end && one.end > other.start,
    ),
  )

/** Returns the places of words that have left their paragraph, without those that have a rival. */
function surelyElsewhere(
  lost: readonly Anchor[],
  editions: Pick<EditionPair, 'old' | 'fresh' | 'match'>,
  both: BothLetters,
): ReadonlyMap<Anchor, readonly EditionPlace[]> {
  const found = Array.from(findElsewhere(lost, editions), ([anchor, place]) => ({
    anchor,
    places: [place],
    isBeside: true,
  }))
  const unsure = rivalled(found, editions, both)
  return new Map(
    found.filter(({ anchor }) => !unsure.has(anchor)).map(one => [one.anchor, one.places]),
  )
}

/** Whether the anchor is on its words. An anchor that was wrong before is not followed. */
const isTrue = ({ start, end, quote }: Anchor, paragraph: EditionParagraph | undefined): boolean =>
  quote.exact !== '' && paragraph?.text.slice(start, end) === quote.exact

/**
 * The paragraphs of a match, each side joined without anything between: a split changes no words.
 */
interface Bridge {
  readonly before: Joined
  readonly after: Joined
  readonly changes: readonly Change[]
}

interface Joined {
  readonly text: string
  /** Where each paragraph begins in the text, by its number. */
  readonly starts: ReadonlyMap<number, number>
}

function bridgeOver(
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

function cross(
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
