/** Finds the columns of a table that hold a text and its translation, and a first row of names. */
import { endsSentence } from '#domain/text/sentence'
import { sideOf } from './sides.ts'

/** The least share of a column's cells that must be in its language. */
const mostly = 0.7

/**
 * Returns the indexes of the source's column and the translation's; null if the table does not have
 * both. Other columns hold row numbers, names of translators and the like.
 */
export function languageColumns(
  rows: readonly (readonly string[])[],
): readonly [number, number] | null {
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0)
  const columns = Array.from({ length: width }, (_, column) => {
    const cells = rows.map(row => row[column] ?? '').filter(cell => cell !== '')
    const share = (side: string) =>
      cells.filter(cell => sideOf(cell) === side).length / Math.max(1, cells.length)
    const length = cells.join('').length
    return { column, length, source: share('source'), translation: share('translation') }
  })
  const longest = (side: 'source' | 'translation') =>
    columns.filter(one => one[side] >= mostly).toSorted((a, b) => b.length - a.length)[0]?.column
  const [source, translation] = [longest('source'), longest('translation')]
  return source === undefined || translation === undefined ? null : [source, translation]
}

/** The usual names of columns. */
export const names =
  /^(?:source|target|translation|original|text|chinese|english|zh|en|zh[-_]\w+|en[-_]\w+|中文|汉语|漢語|英文|英语|英語|原文|译文|譯文|源文|目标|目標|翻译|翻譯|日文|日语|日語|日本語|中国語|俄文|俄语|俄語|法文|法语|法語|德文|德语|德語|韩文|韩语|韓語|西班牙语|chinesisch|deutsch|englisch|chinois|français|anglais|chino|español|inglés|japanese|russian|french|german|korean|spanish|китайский|русский|английский)$/i

const longestName = 12

/**
 * Whether the first row names the columns: one name is known, and the other may be a name too. In a
 * vocabulary list the words begin in lower case, so they are not names: 翻译, to translate.
 */
export const isHead = (
  cells: readonly string[] | undefined,
  columns: readonly [number, number],
): boolean => {
  const heads = columns.map(column => cells?.[column] ?? '')
  const mayBeName = (name: string) =>
    name.length <= longestName && /^[^\p{Ll}\s]/u.test(name) && !endsSentence(name)
  return (
    heads.every(name => names.test(name) || mayBeName(name)) && heads.some(name => names.test(name))
  )
}
