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
 * Returns what a reader would call the same in two tags: case, width and form of letters do not
 * count.
 */
export const foldTag = (tag: string): string =>
  tag.normalize('NFKC').toLowerCase().normalize('NFKC')

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
