/** Finds several translations of one text: each paragraph of the source has as many. */
import { wordsOf } from '#domain/align/words'
import type { RichText } from '#domain/rich-text'
import { languageOf } from '../language/language.ts'
import type { ImportedTranslation } from './imported-translation.ts'

/** Fewer paragraphs are not a text. */
const least = 3
/** The least share of translated paragraphs that have as many translations. */
const mostly = 0.7
/** The most translations of one text. */
const most = 6
/**
 * How much of the shorter of two translations into one language is in the other. The halves of one
 * translation share names and little else.
 */
const leastAlike = 0.3
/** The least length of the shorter one, as a share of the longer. */
const leastLength = 0.4

/**
 * Returns how many translations each paragraph has, one below the other; 1 if there is only one.
 * They are in different languages, or say the same in other words.
 */
export function translationsIn({
  texts,
  pairing,
}: Pick<ImportedTranslation, 'texts' | 'pairing'>): number {
  const paired = pairing.filter(({ start, end }) => end > start)
  const counts = new Map<number, number>()
  for (const { start, end } of paired) counts.set(end - start, (counts.get(end - start) ?? 0) + 1)
  const [usual, times] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0] as const)
  if (usual < 2 || usual > most || times < least || times < paired.length * mostly) return 1
  const rows = paired
    .filter(({ start, end }) => end - start === usual)
    .map(({ start, end }) => texts.slice(start, end))
  const first = columnOf(rows, 0)
  const others = Array.from({ length: usual - 1 }, (_, i) => columnOf(rows, i + 1))
  return others.every(other => areLanguages(first, other) || areAlike(first, other)) ? usual : 1
}

const columnOf = (rows: readonly (readonly RichText[])[], place: number): readonly string[] =>
  rows.map(row => row[place]?.text ?? '')

function areLanguages(first: readonly string[], other: readonly string[]): boolean {
  const [one, two] = [first, other].map(column => languageOf(undefined, column.join('\n')))
  return one !== two && one !== 'und' && two !== 'und'
}

/** Whether most texts say the same as the one beside them, and not the same as the next one. */
function areAlike(first: readonly string[], other: readonly string[]): boolean {
  const [here, there] = [first, other].map(column => column.map(text => wordsOf({ text })))
  const alike = (shift: number): number =>
    first.filter((text, i) => {
      const beside = other[i + shift] ?? ''
      const [shorter, longer] = [text.length, beside.length].sort((a, b) => a - b)
      return (
        (shorter ?? 0) >= (longer ?? 0) * leastLength &&
        shared(here?.[i] ?? none, there?.[i + shift] ?? none) >= leastAlike
      )
    }).length
  const found = alike(0)
  return found >= first.length * mostly && alike(1) * 2 <= found
}

const none: ReadonlySet<string> = new Set()

/** Returns how much of the smaller of two sets of words is in the other. */
function shared(one: ReadonlySet<string>, two: ReadonlySet<string>): number {
  const both = Array.from(one).filter(word => two.has(word)).length
  return both / Math.max(1, Math.min(one.size, two.size))
}
