import type { PrintedLine } from '../printed-lines.ts'
import type { RemovalKind } from '../../findings.ts'

/** An offer to leave out lines that look as if they were not part of the text. */
export interface Offer {
  readonly id: string
  readonly kind: RemovalKind
  /** The indexes of the lines, in order. */
  readonly lines: readonly number[]
  /**
   * Whether the lines belong to the page, so that the text before and after may be one paragraph.
   */
  readonly isFurniture: boolean
}

/** Returns the offer of `lines`; empty if there are fewer than `least`. */
export function offered(
  kind: RemovalKind,
  lines: readonly number[],
  { id = `@${kind}`, isFurniture = false, least = 1 } = {},
): readonly Offer[] {
  return lines.length >= least ? [{ id, kind, lines, isFurniture }] : []
}

/** Returns the indexes of the lines for which `fits` returns true. */
export function lineNumbersOf(
  lines: readonly PrintedLine[],
  fits: (text: string, at: number) => boolean,
): readonly number[] {
  const found: number[] = []
  for (let at = 0; at < lines.length; at++) if (fits(lines[at]?.text ?? '', at)) found.push(at)
  return found
}
