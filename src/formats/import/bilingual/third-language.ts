import { languageOf } from '../language/language.ts'
import type { ImportedTranslation } from './imported-translation.ts'

/** Fewer paragraphs are not a text. */
const least = 3
/**
 * The least share of translated paragraphs that have two translations in a text in three languages.
 */
const mostly = 0.7

/**
 * Returns the number of paragraphs that have a second translation, in another language; 0 if it is
 * in one.
 */
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
