/** Finds several translations of one text: each paragraph of the source has as many. */
import type { RichText } from '#domain/rich-text'
import type { Draft } from '../draft.ts'
import { languageOf } from '../language/language.ts'
import type { ImportedTranslation } from './imported-translation.ts'

/** Fewer paragraphs are not a text. */
const least = 3
/** The least share of translated paragraphs that have as many translations. */
const mostly = 0.7
/** The most translations of one text. */
const most = 6
/** A label that names a translation by a number, a letter or the translator's name. */
const label =
  /^\s*[【〔［[(（]?\s*((?:译文|譯文|译本|譯本|译|譯|版本|translation|version)\s*(?:[\d一二三四五六甲乙丙丁]|[A-F](?![a-z]))|\p{Lu}\p{L}{1,20}(?:['’]s)? (?:translation|version)|\p{Script=Han}{2,6}[译譯])\s*(?:[】〕］\])）]\s*[：:]?|[：:])/iu

/**
 * Returns how many translations each paragraph has, one below the other; 1 if there is only one.
 * They are in different languages, or labelled as translations. Words that two passages share are
 * no evidence: a commentary, an answer and the next stanza share them too, and must stay in sight.
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
  const columns = Array.from({ length: usual }, (_, i) => columnOf(rows, i))
  return areDistinct(columns.map(languageIn)) || areDistinct(columns.map(labelIn)) ? usual : 1
}

/**
 * Returns how many translations most translated paragraphs have, if columns or labels name them;
 * null if they do not.
 */
export function versionsIn(drafts: readonly Draft[]): number | null {
  const translated = drafts.flatMap(({ beside }) => (beside ? [beside] : []))
  const named = translated.filter(({ areVersions }) => areVersions)
  if (named.length < least || named.length * 2 < translated.length) return null
  const counts = new Map<number, number>()
  for (const { texts } of named) counts.set(texts.length, (counts.get(texts.length) ?? 0) + 1)
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0]
}

const columnOf = (rows: readonly (readonly RichText[])[], place: number): readonly string[] =>
  rows.map(row => row[place]?.text ?? '')

const areDistinct = (names: readonly (string | null)[]): boolean =>
  names.every(name => name !== null) && new Set(names).size === names.length

function languageIn(column: readonly string[]): string | null {
  const language = languageOf(undefined, column.join('\n'))
  return language === 'und' ? null : language
}

/** Returns the label that all texts of a column have; null if they have none in common. */
function labelIn(column: readonly string[]): string | null {
  const [first, ...others] = column.map(text => label.exec(text)?.[1]?.toLowerCase() ?? null)
  return first !== undefined && others.every(other => other === first) ? first : null
}
