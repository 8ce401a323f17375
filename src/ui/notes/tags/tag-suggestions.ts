import { foldTag, hasTag, tagLine } from '#domain/tags'

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

/** Returns `tags` with those that they are under, each once in any spelling. */
export function withParents(tags: readonly string[]): readonly string[] {
  const all = new Map<string, string>()
  for (const tag of tags)
    for (const line of tagLine(tag).toReversed()) {
      const folded = foldTag(line)
      if (!all.has(folded)) all.set(folded, line)
    }
  return [...all.values()]
}

/**
 * Returns the tags of `inUse`, most used first, that contain `typed`, or that `isNamed` says are
 * named so, and that are not in `given`. Those that begin with it come first, then those with a
 * part that does.
 */
export function suggestedTags(
  inUse: readonly string[],
  given: readonly string[],
  typed: string,
  isNamed: (at: number) => boolean = () => false,
): readonly string[] {
  const wanted = foldTag(typed.trim())
  const folded = inUse.map(foldTag)
  const rank = (at: number) => {
    const tag = folded[at] ?? ''
    if (tag.startsWith(wanted)) return 0
    if (tag.includes(`/${wanted}`)) return 1
    return 2
  }
  return Array.from(inUse.keys())
    .filter(at => folded[at]?.includes(wanted) === true || isNamed(at))
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap(at => inUse[at] ?? [])
    .filter(tag => !hasTag(given, tag))
    .slice(0, offered)
}
