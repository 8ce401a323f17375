/** What comes into the place of words that were found. */
import type { Query } from './query.ts'

/**
 * What replaces `words`, which `query` found: `template` as it stands, or for a pattern with
 * `$1`, `$<name>` and `$&` filled in from the match.
 */
export function replacementFor(query: Query, words: string, template: string): string {
  if (query.kind === 'words') return template
  const { source, flags } = query.pattern
  // The words alone: what the pattern looks for around them is no longer there to see.
  const whole = new RegExp(`^(?:${source})$`, flags.replace('g', ''))
  return whole.test(words) ? words.replace(whole, template) : template
}
