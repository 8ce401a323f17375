import type { TagUse } from '#services/marking/library-tags'
import { foldTag, tagLeaf, tagLine } from '#domain/tags'

/** A row of the list of tags. */
export interface TagRow {
  readonly tag: string
  /** The last part of the tag. */
  readonly leaf: string
  /** As `foldTag` returns it. */
  readonly key: string
  /** How many tags it is under. */
  readonly depth: number
  /** How many marks of the open book, and of all books, have it or a tag under it. */
  readonly here: number
  readonly all: number
}

/** By the tag as `foldTag` returns it. */
export type TagUses = ReadonlyMap<string, TagUse>

export const noUses: TagUses = new Map()

/**
 * Returns a row for each of `listed`, those under a tag after it, in the order of names that
 * `compare` has.
 */
export function tagRows(
  listed: TagUses,
  { here, all }: { readonly here: TagUses; readonly all: TagUses },
  compare: (a: string, b: string) => number,
): readonly TagRow[] {
  return [...listed]
    .map(([key, { tag }]) => ({ key, tag, line: tagLine(tag) }))
    .toSorted((a, b) => inTree(a.line, b.line, compare))
    .map(({ key, tag, line }) => ({
      tag,
      key,
      leaf: tagLeaf(tag),
      depth: line.length - 1,
      here: here.get(key)?.count ?? 0,
      all: all.get(key)?.count ?? 0,
    }))
}

/** Compares two tags part by part, so that a tag is before those under it. */
function inTree(
  a: readonly string[],
  b: readonly string[],
  compare: (a: string, b: string) => number,
): number {
  for (const [at, one] of a.entries()) {
    const other = b[at]
    if (other === undefined) return 1
    const [mine, theirs] = [foldTag(one), foldTag(other)]
    if (mine !== theirs) return compare(tagLeaf(mine), tagLeaf(theirs)) || (mine < theirs ? -1 : 1)
  }
  return a.length - b.length
}

/** Returns the rows that are found, with those that they are under. */
export function withRowsAbove(
  rows: readonly TagRow[],
  isFound: (at: number) => boolean,
): readonly TagRow[] {
  const wanted = new Set(
    rows.flatMap(({ tag }, at) => (isFound(at) ? tagLine(tag).map(foldTag) : [])),
  )
  return rows.filter(({ key }) => wanted.has(key))
}
