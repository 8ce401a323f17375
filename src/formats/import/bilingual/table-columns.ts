/** Finds the columns of a table that hold a text and its translation, and a first row of names. */
import { lettersIn } from '#domain/text/letters'
import { endsSentence } from '#domain/text/sentence'
import type { NamedVersion } from '../draft.ts'
import { columnsOfOneText } from './chinese-columns.ts'
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
    const translation = areRomanized(cells) ? 0 : share('translation')
    return { column, length, source: share('source'), translation }
  })
  const inLanguage = (side: 'source' | 'translation') =>
    columns
      .filter(one => one[side] >= mostly)
      .toSorted((a, b) => b.length - a.length)
      .map(({ column }) => column)
  const isVersion = (column: number) => versionName.test(rows[0]?.[column] ?? '')
  // 今译 is in Chinese too, and longer than its 原文.
  const chinese = inLanguage('source').toSorted(
    (a, b) => Number(isVersion(a)) - Number(isVersion(b)),
  )
  const [translation] = inLanguage('translation')
  const [first = -1] = chinese
  const unnamed = chinese.filter(column => !isVersion(column))
  const [source = first] = columnsOfOneText(rows, unnamed.includes(first) ? unnamed : [first])
  return source < 0 || translation === undefined ? null : [source, translation]
}

/** A column that is read. */
export interface ReadColumn {
  readonly column: number
  /** Present if there are several translations, or if the column holds notes. */
  readonly version?: NamedVersion
}

const noteName =
  /^(?:注|註|注释|注釋|註釋|注解|註解|备注|備註|备註|批注|说明|說明|评注|評注|赏析|賞析|notes?|comments?|remarks?|annotations?|commentary|anmerkung(?:en)?)$/i
const versionName = /译|譯|白话|白話|今文|现代文|現代文|translation|version/i

/** Fewer rows prove nothing. */
const leastRows = 3
/** The most further translations. */
const mostVersions = 3
/** A translation is at most this many times as long as another of the same row. */
const longestShare = 2
/** The least share of cells that differ from all others. Names of speakers return. */
const mostlyOnce = 0.8

/**
 * Returns the columns of `rows` that belong to the text in `columns`: its own, the translations and
 * the notes. `head` names the columns. A further translation has such a name, or it is in letters
 * and about as long as the other, row by row.
 */
export function columnsToRead(
  rows: readonly (readonly string[])[],
  columns: readonly [number, number],
  head: readonly string[] = [],
): readonly ReadColumn[] {
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0)
  const others = Array.from({ length: width }, (_, column) => column).filter(
    column => !columns.includes(column) && rows.some(row => /\p{L}/u.test(row[column] ?? '')),
  )
  const notes = others.filter(column => noteName.test(head[column]?.trim() ?? ''))
  const versions = others.filter(
    column =>
      rows.length >= leastRows &&
      !notes.includes(column) &&
      isFull(rows, column) &&
      !areRomanized(rows.map(row => row[column] ?? '')) &&
      (versionName.test(head[column] ?? '') ||
        isAsLong(rows, column, columns[1]) ||
        columnsOfOneText(rows, [columns[0], column]).length > 1),
  )
  const translations = [columns[1], ...versions.slice(0, mostVersions)].toSorted((a, b) => a - b)
  return [
    { column: columns[0] },
    ...translations.map((column): ReadColumn =>
      versions.length === 0 ? { column } : { column, version: { translation: String(column) } },
    ),
    ...notes.map(column => ({ column, version: 'note' as const })),
  ]
}

/** Whether most rows have words in the column, and hardly any the same. */
function isFull(rows: readonly (readonly string[])[], column: number): boolean {
  const cells = rows.map(row => row[column] ?? '').filter(cell => cell !== '')
  return cells.length >= rows.length * mostly && new Set(cells).size >= cells.length * mostlyOnce
}

/** Whether a column is in letters, and most of its cells are about as long as their neighbours. */
function isAsLong(
  rows: readonly (readonly string[])[],
  column: number,
  neighbour: number,
): boolean {
  const cells = rows.flatMap(row => {
    const [own = '', other = ''] = [row[column], row[neighbour]]
    return own === '' || other === '' ? [] : [{ own, share: weightOf(own) / weightOf(other) }]
  })
  const fit = cells.filter(
    ({ own, share }) =>
      sideOf(own) === 'translation' && share <= longestShare && share * longestShare >= 1,
  )
  return fit.length >= cells.length * mostly
}

/** One Han character or kana says as much as this many letters, and a Korean syllable as this. */
const [hanWeight, hangulWeight] = [3, 2]

/** How much a text says, in Latin letters. */
function weightOf(text: string): number {
  const { letters, han, kana } = lettersIn(text)
  const hangul = text.match(/\p{Script=Hangul}/gu)?.length ?? 0
  return Math.max(1, letters + (han + kana) * (hanWeight - 1) + hangul * (hangulWeight - 1))
}

/** Words with the tones of Chinese, which no other language in letters has. */
const toned = /[āǎēěīǐōǒūǔǖǘǚǜ]|\b[a-zü]{1,6}[1-5]\b/i
/** A syllable of Pinyin. */
const syllable = /^(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?[aeiouü]{1,4}(?:ng?|r)?$/i
/** A word of such syllables, without its tones. */
const syllables = /^(?:(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?[aeiou]{1,4}(?:ng?|r)?){1,6}$/i
/** The cells that are examined. */
const sample = 100

/** Whether most of `cells` are the pronunciation of Chinese words in letters. */
function areRomanized(cells: readonly string[]): boolean {
  const written = cells.filter(cell => cell !== '').slice(0, sample)
  const romanized = written.filter(cell => {
    if (toned.test(cell)) return true
    const marked = cell.normalize('NFD')
    const plain = marked.replaceAll(/\p{M}/gu, '')
    const words = plain.match(/\p{L}+/gu) ?? []
    const areAll = (form: RegExp) =>
      words.filter(word => form.test(word)).length >= words.length * 0.9
    return plain === marked ? words.length > 1 && areAll(syllable) : areAll(syllables)
  })
  return romanized.length * 2 > written.length
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
