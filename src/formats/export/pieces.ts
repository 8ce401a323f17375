import type { Range } from '#domain/anchor'

/** A range of a text inside which no given range begins or ends. */
export interface Piece<T extends Range> {
  readonly text: string
  /** Offsets into the whole text, in UTF-16 code units. */
  readonly start: number
  readonly end: number
  /** The given ranges that cover the piece, in the order given. */
  readonly over: readonly T[]
}

/**
 * Divides `text` wherever one of `ranges` begins or ends. No piece is empty, and together they are
 * the text. Empty ranges divide nothing.
 */
export function piecesOf<T extends Range>(text: string, ranges: readonly T[]): readonly Piece<T>[] {
  const within = (offset: number) => Math.min(Math.max(offset, 0), text.length)
  const cuts = new Set([0, text.length])
  for (const { start, end } of ranges) {
    if (start < end) cuts.add(within(start)).add(within(end))
  }
  const edges = [...cuts].sort((a, b) => a - b)
  return edges.slice(1).map((end, i) => {
    const start = edges[i] ?? 0
    const over = ranges.filter(range => range.start <= start && range.end >= end)
    return { text: text.slice(start, end), start, end, over }
  })
}
