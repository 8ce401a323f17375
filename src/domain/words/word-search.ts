/** One box for every way to look for a word: Chinese, a pattern, pinyin or English. */
import type { WordDictionary } from './dictionary.ts'
import { createEnglishSearch } from './english-search.ts'
import { createExpressionSearch } from './expression-search.ts'
import { PinyinSearch } from './pinyin-search.ts'
import type { DictionaryEntry, WordSearchGroup } from './word.ts'

/** The longest query, in UTF-16 code units. What follows is ignored. */
const longestQuery = 200

export interface WordSearch {
  /**
   * Returns groups of at most `limit` entries, the likeliest meaning of the query first; none if
   * nothing is found.
   */
  readonly find: (query: string, limit: number) => readonly WordSearchGroup[]
}

/** `segment` returns the boundaries of the words of a text. */
export function createWordSearch(
  dictionary: WordDictionary,
  segment: (text: string) => ArrayLike<number>,
): WordSearch {
  const expressions = createExpressionSearch(dictionary)
  const pinyin = new PinyinSearch(dictionary)
  const english = createEnglishSearch(dictionary)

  function inChinese(query: string, limit: number): readonly WordSearchGroup[] {
    const ids = expressions.containing(dictionary.folding.text(query))
    if (ids.length > 0) return [writtenFirst(groupOf(dictionary, 'chinese', ids, limit), query)]
    const bounds = Array.from(segment(query))
    const parts = bounds.slice(1).flatMap((end, i) => {
      const [longest] = dictionary.from(query.slice(0, end), bounds[i] ?? 0)
      return longest ? [...dictionary.match(query, longest).entries] : []
    })
    return parts.length > 0
      ? [{ kind: 'parts', entries: parts.slice(0, limit), hasMore: parts.length > limit }]
      : []
  }

  function inLetters(query: string, limit: number): readonly WordSearchGroup[] {
    const { isWhole, hasTones, ...spoken } = pinyin.find(query, limit)
    const byPinyin: WordSearchGroup = { kind: 'pinyin', ...spoken }
    if (hasTones && byPinyin.entries.length > 0) return [byPinyin]
    const meant = english.find(query, limit + 1)
    const byMeaning: WordSearchGroup = {
      kind: 'english',
      entries: meant.slice(0, limit),
      hasMore: meant.length > limit,
    }
    const groups = isWhole ? [byPinyin, byMeaning] : [byMeaning, byPinyin]
    return groups.filter(({ entries }) => entries.length > 0)
  }

  return {
    find(given, limit) {
      const query = given
        .slice(0, longestQuery)
        .replace(/[\r\n\t]+/g, ' ')
        .trim()
      if (query === '') return []
      const pattern = query.replaceAll('＊', '*').replaceAll('？', '?')
      if (/[*?]/.test(pattern)) {
        const ids = expressions.matching(dictionary.folding.text(pattern))
        return ids.length > 0 ? [groupOf(dictionary, 'pattern', ids, limit)] : []
      }
      // A word such as T恤 has letters and Chinese.
      return /^[\p{ASCII}\p{Script=Latin}\p{M}’]*$/u.test(query)
        ? inLetters(query, limit)
        : inChinese(query, limit)
    },
  }
}

const groupOf = (
  dictionary: WordDictionary,
  kind: WordSearchGroup['kind'],
  ids: readonly number[],
  limit: number,
): WordSearchGroup => ({
  kind,
  entries: ids.slice(0, limit).map(id => dictionary.entry(id)),
  hasMore: ids.length > limit,
})

/** What is written as in the query comes first: 乾 finds 乾 before 干. */
function writtenFirst(found: WordSearchGroup, query: string): WordSearchGroup {
  const isWritten = ({ simplified, traditional }: DictionaryEntry) =>
    simplified === query || traditional === query
  const others = found.entries.filter(entry => !isWritten(entry))
  return { ...found, entries: [...found.entries.filter(isWritten), ...others] }
}
