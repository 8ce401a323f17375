/** Decides whether translations come before or after their source in a text in two languages. */
import { align } from '#domain/align/align'
import { groupsIn } from './groups.ts'
import { bySide, lengthOf, type Sided } from './sided.ts'

/** The number of paragraphs that are examined to find the order. */
const orderSample = 300
/** The least surplus of pairs in one order that is not chance. */
const overruling = 3
/** The largest ratio of length differences at which the better order is not chance. */
const nearer = 0.7

interface Order {
  /** Whether translations follow their source. */
  readonly isSourceFirst: boolean
  readonly isSure: boolean
}

/**
 * Returns the order of the languages in a text's pairs. A line about the file may precede the first
 * pair, and a note may follow the last. So the first and last paragraphs decide only if those
 * between them do not, and they prove nothing if both are in one language.
 */
export function languageOrder(sided: readonly Sided[]): Order {
  const [first, last] = [sided[0]?.side, sided.at(-1)?.side]
  const after = pairsAfter(sided.slice(0, orderSample))
  if (Math.abs(after) >= overruling) return { isSourceFirst: after > 0, isSure: true }
  const [before, behind] = [unlikeness(sided, false), unlikeness(sided, true)]
  const byLength = behind < before * nearer ? true : before < behind * nearer ? false : null
  if (first !== last) return { isSourceFirst: byLength ?? first === 'source', isSure: true }
  const byLinks = after === 0 ? null : after > 0
  return {
    isSourceFirst: byLinks ?? byLength ?? first === 'source',
    isSure: byLength !== null && (byLinks ?? byLength) === byLength,
  }
}

/**
 * The total difference in length between groups of the source and their translations in this order.
 */
function unlikeness(sided: readonly Sided[], isSourceFirst: boolean): number {
  const [source, translation] = bySide(sided)
  const ratio = lengthOf(translation) / Math.max(1, lengthOf(source))
  return groupsIn(sided, isSourceFirst).reduce(
    (sum, { sources, translations }) =>
      sum + Math.abs(lengthOf(translations) - lengthOf(sources) * ratio),
    0,
  )
}

/** The number of translations right after their source, minus the number right before it. */
function pairsAfter(sided: readonly Sided[]): number {
  const [source, translation] = bySide(sided)
  const order = new Map(sided.map((paragraph, at) => [paragraph, at]))
  let after = 0
  for (const link of align(source, translation)) {
    const [here, there] = [source[link.source.start], translation[link.translation.start]]
    if (!here || !there || link.sure < 0.5) continue
    const distance = (order.get(there) ?? 0) - (order.get(here) ?? 0)
    if (Math.abs(distance) === 1) after += distance
  }
  return after
}
