import { foldTag, hasTag } from '#domain/tags'

/** How many tags are suggested at once. */
const offered = 8

/** The commas of western and Chinese keyboards. */
const separators = /[,，、\n]/

/**
 * Splits what was typed into a field for tags: the tags that a comma has ended, and the beginning
 * of the next.
 */
export function partedTags(text: string): {
  readonly whole: readonly string[]
  readonly rest: string
} {
  const parts = text.split(separators)
  return { whole: parts.slice(0, -1), rest: parts.at(-1) ?? '' }
}

/**
 * Returns the tags of `inUse`, most used first, that contain `typed` and are not in `given`. Those
 * that begin with it come first.
 */
export function suggestedTags(
  inUse: readonly string[],
  given: readonly string[],
  typed: string,
): readonly string[] {
  const wanted = foldTag(typed.trim())
  const fits = inUse.filter(tag => foldTag(tag).includes(wanted) && !hasTag(given, tag))
  const begins = (tag: string) => foldTag(tag).startsWith(wanted)
  return [...fits.filter(begins), ...fits.filter(tag => !begins(tag))].slice(0, offered)
}
