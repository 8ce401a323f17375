import { foldTag, hasTag } from '#domain/tags'

/** How many tags are offered at once. */
const offered = 8

/** The comma of every keyboard a reader of Chinese has. */
const separators = /[,，、\n]/

/** What was typed into a field for tags: those that a comma has ended, and the beginning of the next. */
export function partedTags(text: string): {
  readonly whole: readonly string[]
  readonly rest: string
} {
  const parts = text.split(separators)
  return { whole: parts.slice(0, -1), rest: parts.at(-1) ?? '' }
}

/** Those of `inUse`, most used first, that `typed` may become; what begins like it comes first, and none that is `given`. */
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
