import { languageOf } from '../language/language.ts'
import type { ImportedTranslation } from './imported-translation.ts'

/** Fewer are no text. */
const least = 3
/** In a text in three languages so many of the paragraphs that have a translation have two. */
const mostly = 0.7

/** How many paragraphs of `translation` stand there as a second one, in a language of their own; 0 where it is in one language. */
export function inThirdLanguage({
  texts,
  pairing,
}: Pick<ImportedTranslation, 'texts' | 'pairing'>): number {
  const paired = pairing.filter(({ start, end }) => end > start)
  const twice = paired.filter(({ start, end }) => end - start > 1)
  if (twice.length < least || twice.length < paired.length * mostly) return 0
  const [first, second] = [0, 1].map(place =>
    languageOf(undefined, twice.map(({ start }) => texts[start + place]?.text ?? '').join('\n')),
  )
  return first === second || first === 'und' || second === 'und' ? 0 : twice.length
}
