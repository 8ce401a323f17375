/** A text in two languages as a list of paragraphs, each with its side. */
import type { SideOfText } from './sides.ts'

/** A paragraph of such a text. */
export interface Sided {
  readonly side: SideOfText
  readonly text: string
  readonly level?: number
  /** In a table of several columns: whether the paragraph is the first of its row. */
  readonly row?: 'first' | 'rest'
}

/** The paragraphs of the source and of the translation, without the others. */
export const inTwoLanguages = (paragraphs: readonly Sided[]): readonly Sided[] =>
  paragraphs.filter(({ side }) => side === 'source' || side === 'translation')

/** Separates the paragraphs of the source from those of the translation. */
export const bySide = (sided: readonly Sided[]) =>
  [
    sided.filter(({ side }) => side === 'source'),
    sided.filter(({ side }) => side === 'translation'),
  ] as const

/** The total length of `paragraphs`, in UTF-16 code units. */
export const lengthOf = (paragraphs: readonly Sided[]): number =>
  paragraphs.reduce((sum, { text }) => sum + text.length, 0)

/** Fewer paragraphs in a language are not a text. */
const least = 3
/**
 * The fewest letters of the translation for each character of the source, gaps included. With
 * fewer, the other language is headings, names and single words.
 */
const leastRatio = 0.4

/** Whether `paragraphs` are a text and its translation. */
export function isBilingual(paragraphs: readonly Sided[]): boolean {
  const sided = inTwoLanguages(paragraphs)
  const [source, translation] = bySide(sided)
  const [s, t] = [source.length, translation.length]
  if (s < least || t < least || t * 2 < s || t > s * 4) return false
  const ratio = lengthOf(translation) / Math.max(1, lengthOf(source))
  if (ratio < leastRatio) return false
  const turns = sided.filter(({ side }, i) => i > 0 && side !== sided[i - 1]?.side).length
  if (turns >= Math.min(s, t)) return true
  // Long blocks of each language are a text and its translation only if their lengths match.
  return t * 2 >= s && t <= s * 2 && ratio > 1.8 && ratio < 5.5
}
