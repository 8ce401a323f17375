/** Replacements of found words. */
import type { Query } from './query.ts'

/**
 * Returns the replacement of `words`, which `query` found: `template` itself, or for a pattern with
 * `$1`, `$<name>` and `$&` filled in from the match.
 */
export function replacementFor(query: Query, words: string, template: string): string {
  if (query.kind === 'words') return template
  const { source, flags } = query.pattern
  // Matches the words alone: the context that the pattern looks at is missing here.
  const whole = new RegExp(`^(?:${source})$`, flags.replace('g', ''))
  return whole.test(words) ? words.replace(whole, template) : template
}
