/** Decides which languages of a document with several are the source and the translation. */
import { isChinese, languageKey } from '../bilingual/sides.ts'

/** A text in one language. */
export interface InLanguage<T> {
  /** As the file writes it. */
  readonly language: string
  readonly text: T
}

export interface ChosenLanguages {
  readonly source: string
  /** Null if there is only one language. */
  readonly translation: string | null
}

/**
 * Returns the languages of the two sides: Chinese is the source, whichever way the file
 * translates, because it is what a reader of this program reads. Without Chinese, `declared` is.
 * Another kind of Chinese is the translation only if there is no other language.
 * `counts` has the number of texts of each language, in the order in which they first occur.
 */
export function chosenLanguages(
  counts: ReadonlyMap<string, number>,
  declared: string | undefined,
): ChosenLanguages | null {
  const all = [...counts.keys()]
  const own = all.find(language => isLike(language, declared))
  const commonest = (some: readonly string[]): string | undefined =>
    some.reduce<string | undefined>(
      (best, one) =>
        best === undefined || (counts.get(one) ?? 0) > (counts.get(best) ?? 0) ? one : best,
      undefined,
    )
  const chinese = all.filter(isChinese)
  const source =
    own !== undefined && isChinese(own) ? own : (commonest(chinese) ?? own ?? commonest(all))
  if (source === undefined) return null
  const others = all.filter(language => !isLike(language, source))
  const isFromOther = own !== undefined && others.includes(own)
  const foreign = others.filter(language => !isChinese(language))
  return {
    source,
    translation: isFromOther ? own : (commonest(foreign) ?? commonest(others) ?? null),
  }
}

/** Whether both tags are the same, or one is the other without a region or a script. */
export function isLike(tag: string, other: string | undefined): boolean {
  if (other === undefined) return false
  const [one, two] = [tag, other].map(it => it.trim().toLowerCase().replaceAll('_', '-'))
  if (one === two) return true
  if (languageKey(one ?? '') !== languageKey(two ?? '')) return false
  return isChinese(one ?? '') || !one?.includes('-') || !two?.includes('-')
}
