import type { Annotation } from '../annotation.ts'
import { halfOn } from './halves.ts'

/** The longest expression that is looked for, in UTF-16 units. */
const longest = 100

/**
 * Returns the words of the source that a term is about; null if `annotation` is no term or is
 * deleted or covers no words, or if its words are in several paragraphs or too long to occur again.
 */
export function expressionOf(annotation: Annotation | null): string | null {
  if (annotation?.kind !== 'term' || annotation.deletedAt !== null || annotation.scope) return null
  const [anchor, ...more] = halfOn(annotation, 'source')?.anchors ?? []
  const words = anchor?.quote.exact.trim() ?? ''
  return more.length > 0 || words === '' || words.length > longest ? null : words
}
