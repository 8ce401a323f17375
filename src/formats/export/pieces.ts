import type { Range } from '#domain/anchor'

/** A stretch of a text over which nothing begins or ends. */
export interface Piece<T extends Range> {
  readonly text: string
  /** UTF-16 offsets into the whole text. */
  readonly start: number
  readonly end: number
  /** Of the stretches given, those that lie over it, in the order given. */
  readonly over: readonly T[]
}

/**
 * `text` cut wherever one of `stretches` begins or ends; together the pieces are the text,
 * none empty. A stretch of nothing cuts nothing.
 */
export function piecesOf<T extends Range>(
  text: string,
  stretches: readonly T[],
): readonly Piece<T>[] {
  const within = (offset: number) => Math.min(Math.max(offset, 0), text.length)
  const cuts = new Set([0, text.length])
  for (const { start, end } of stretches) {
    if (start < end) cuts.add(within(start)).add(within(end))
  }
  const edges = [...cuts].sort((a, b) => a - b)
  return edges.slice(1).map((end, i) => {
    const start = edges[i] ?? 0
    const over = stretches.filter(stretch => stretch.start <= start && stretch.end >= end)
    return { text: text.slice(start, end), start, end, over }
  })
}
