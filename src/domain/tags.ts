/** Tags: the reader's own words on a mark. */

import { withoutControls } from './text/control-characters.ts'
import { atMost } from './text/limit.ts'

/** The most characters (code points) of a tag. */
export const longestTag = 100

/**
 * Returns `text` as a tag: without control characters and surrounding space, shortened if it is too
 * long. Returns null if nothing is left.
 */
export function tidyTag(text: string): string | null {
  const tag = atMost(withoutControls(text).trim(), longestTag).trim()
  return tag === '' ? null : tag
}

/**
 * Returns what a reader would call the same in two tags: case, width and form of letters and space
 * around a `/` do not count.
 */
export const foldTag = (tag: string): string =>
  tag
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll(/\s*\/\s*/g, '/')

/** Whether `tags` has `tag` in any spelling. */
export const hasTag = (tags: readonly string[], tag: string): boolean =>
  tags.some(other => foldTag(other) === foldTag(tag))

/**
 * Returns `tags` with `text`, tidied, at the end; the same array if it is there already or is
 * blank.
 */
export function withTag(tags: readonly string[], text: string): readonly string[] {
  const tag = tidyTag(text)
  return tag === null || hasTag(tags, tag) ? tags : [...tags, tag]
}

/** Returns `tags` without `tag`. */
export const withoutTag = (tags: readonly string[], tag: string): readonly string[] =>
  tags.filter(other => other !== tag)

/** In a tag, `/` or its wide form is between what it is under and its own name: 教育/女子. */
const slash = /[/／]/

/**
 * Returns the tags that `tag` is under, the highest first, and `tag` itself: 教育, 教育/女子. A tag
 * with a part that is empty is under none.
 */
export function tagLine(tag: string): readonly string[] {
  const parts = tag.split(slash)
  if (parts.some(part => part.trim() === '')) return [tag]
  let end = 0
  return parts.map(part => {
    const line = tag.slice(0, end + part.length).trim()
    end += part.length + 1
    return line
  })
}

/**
 * Returns `tags` and what they are under, each once, by the tag as `foldTag` returns it. A mark
 * counts for all of these.
 */
export const tagLines = (tags: readonly string[]): ReadonlyMap<string, string> =>
  new Map(tags.flatMap(tagLine).map(tag => [foldTag(tag), tag]))

/** Returns the last part of `tag`: 女子 of 教育/女子. */
export function tagLeaf(tag: string): string {
  const above = tagLine(tag).at(-2)
  return above === undefined ? tag : restUnder(tag, above).slice(1).trimStart()
}

/**
 * Returns a function that returns whether a tag is `parent`, in any spelling, or under it. Make it
 * once for many tags.
 */
export function underTag(parent: string): (tag: string) => boolean {
  const wanted = foldTag(parent)
  return tag => {
    const folded = foldTag(tag)
    if (!folded.startsWith(wanted)) return false
    return folded === wanted || (folded[wanted.length] === '/' && tagLine(tag).length > 1)
  }
}

/** Which tags change: each of `from`, and the tags under it, becomes `to` or a tag under `to`. */
export interface Retagging {
  readonly from: readonly string[]
  /** Null to remove them. */
  readonly to: string | null
}

/**
 * Returns `tags` after `retagging`, each once by `foldTag`; the same array if that changes none. A
 * tag that is under `to` already stays if `to` is itself under the one that changes.
 */
export function retagged(tags: readonly string[], { from, to }: Retagging): readonly string[] {
  // A tag that is under two of them is the nearer one's.
  const nearest = from.toSorted((a, b) => tagLine(b).length - tagLine(a).length)
  const after = tags.map(tag => {
    const old = nearest.find(one => underTag(one)(tag))
    if (old === undefined) return tag
    if (to === null) return null
    const isMovedDown = foldTag(old) !== foldTag(to) && underTag(old)(to)
    return isMovedDown && underTag(to)(tag) ? tag : to + restUnder(tag, old)
  })
  if (after.every((tag, at) => tag === tags[at])) return tags
  const kept: string[] = []
  for (const tag of after) if (tag !== null && !hasTag(kept, tag)) kept.push(tag)
  return kept
}

/** What `tag`, which is `old` or under it, has after `old`. */
function restUnder(tag: string, old: string): string {
  const line = tagLine(tag)
  const wanted = foldTag(old)
  const same = line.find(one => foldTag(one) === wanted) ?? tag
  return tag.slice(same.length).trimStart()
}
