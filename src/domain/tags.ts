/** The reader's own words on a mark, as many as they like. */

import { withoutControls } from './text/control-characters.ts'
import { atMost } from './text/limit.ts'

/** How long a tag may be, in characters (code points). */
export const longestTag = 100

/** `text` as a tag: without control characters and the space around it, cut where it is too long; null if nothing is left. Otherwise as it was typed. */
export function tidyTag(text: string): string | null {
  const tag = atMost(withoutControls(text).trim(), longestTag).trim()
  return tag === '' ? null : tag
}

/** What two tags have in common that a reader would call the same: capitals, widths and forms of a letter make no other tag. */
export const foldTag = (tag: string): string =>
  tag.normalize('NFKC').toLowerCase().normalize('NFKC')

/** Whether a reader would call `tag` one of `tags`. */
export const hasTag = (tags: readonly string[], tag: string): boolean =>
  tags.some(other => foldTag(other) === foldTag(tag))

/** `tags` and `text` after them, tidied; the same array if it is there already or says nothing. */
export function withTag(tags: readonly string[], text: string): readonly string[] {
  const tag = tidyTag(text)
  return tag === null || hasTag(tags, tag) ? tags : [...tags, tag]
}

/** `tags` but for `tag`. */
export const withoutTag = (tags: readonly string[], tag: string): readonly string[] =>
  tags.filter(other => other !== tag)
