import type { PrintedLine } from '../printed-lines.ts'
import type { RemovalKind } from '../../findings.ts'

/** Lines that look as if they were no part of the text. */
export interface Offer {
  readonly id: string
  readonly kind: RemovalKind
  /** Where they stand among the lines, in order. */
  readonly lines: readonly number[]
  /** They belong to the page: what stands on both sides of them may be one paragraph. */
  readonly isFurniture: boolean
}

/** The offer of `lines`, if there are as many as are needed to believe it. */
export function offered(
  kind: RemovalKind,
  lines: readonly number[],
  { id = `@${kind}`, isFurniture = false, least = 1 } = {},
): readonly Offer[] {
  return lines.length >= least ? [{ id, kind, lines, isFurniture }] : []
}

/** The places of the lines that `fits` says yes to. */
export const lineNumbersOf = (
  lines: readonly PrintedLine[],
  fits: (text: string, at: number) => boolean,
): readonly number[] => lines.flatMap(({ text }, at) => (fits(text, at) ? [at] : []))
