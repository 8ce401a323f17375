/**
 * Recognizes a plain text whose lines take turns in three: an original, a modern version in Chinese
 * and a translation in another language, in any order.
 */
import type { PrintedLine } from '../plain-text/printed-lines.ts'
import { columnsOfOneText } from './chinese-columns.ts'
import type { SideOfText } from './sides.ts'

/** Fewer rounds prove nothing. */
const least = 6
/** How many lines may precede the first round, such as a title. */
const mostBefore = 4
/** The least share of lines that are in the language of their turn. */
const mostly = 0.9

/** The lines before the first round, and whose turn it is in each round. */
export interface LineTurns {
  readonly before: number
  /** The places of the original and of its versions, from 0 to 2. */
  readonly original: number
  readonly versions: readonly number[]
}

/** Returns how `lines`, whose sides are `own`, take turns in three; null if they do not. */
export function turnsOfThree(
  lines: readonly PrintedLine[],
  own: readonly SideOfText[],
): LineTurns | null {
  const before = lines.length % 3
  const rounds = (lines.length - before) / 3
  if (rounds < least || before > mostBefore) return null
  const isIn = (turn: number, side: SideOfText) => {
    const sides = own.filter(
      (one, at) => at >= before && (at - before) % 3 === turn && one !== 'either',
    )
    return (
      sides.length * 2 > rounds && sides.filter(one => one === side).length >= sides.length * mostly
    )
  }
  const turns = [0, 1, 2]
  const chinese = turns.filter(turn => isIn(turn, 'source'))
  const [foreign, ...more] = turns.filter(turn => isIn(turn, 'translation'))
  if (chinese.length !== 2 || foreign === undefined || more.length > 0) return null
  const rows = Array.from({ length: rounds }, (_, k) =>
    turns.map(turn => lines[before + 3 * k + turn]?.text ?? ''),
  )
  const [original, modern] = columnsOfOneText(rows, chinese)
  return original === undefined || modern === undefined
    ? null
    : { before, original, versions: turns.filter(turn => turn !== original) }
}
