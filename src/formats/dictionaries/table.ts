/** Reads dictionaries that are tables: CSV or TSV, with or without names of columns. */
import { tableRows } from '../import/bilingual/table-rows.ts'
import { DictionaryError, type DictionaryWriter } from './dictionary-writer.ts'
import { hasMarkup } from './plain-text.ts'

type Column = 'expression' | 'other' | 'reading' | 'senses'

/** The names of columns, in lower case. */
const names: Readonly<Record<Column, RegExp>> = {
  expression:
    /^(?:expression|word|term|headword|simplified|hanzi|chinese|front|词|词语|词条|詞|詞語|詞條|简体|簡體|汉字|漢字)$/,
  other: /^(?:traditional|other|other script|variant|繁体|繁體|异体|異體)$/,
  reading: /^(?:reading|pinyin|pronunciation|zhuyin|bopomofo|拼音|读音|讀音|注音)$/,
  senses:
    /^(?:meaning|meanings|sense|senses|definition|definitions|translation|english|back|释义|釋義|意思|解释|解釋|译文|譯文)$/,
}

/** What the columns are if they have no names, by how many there are. */
const usual: readonly (readonly Column[])[] = [
  [],
  [],
  ['expression', 'senses'],
  ['expression', 'reading', 'senses'],
  ['expression', 'other', 'reading', 'senses'],
]

/** Adds the entries of a table. Throws `DictionaryError` if it has only one column. */
export function readTable(text: string, writer: DictionaryWriter): void {
  const whole = text.replaceAll(/\r\n?/g, '\n')
  const separator = separatorOf(whole)
  if (separator === null) throw new DictionaryError('unknown')
  const rows = tableRows(whole, separator)
  const named = columnsOf(rows[0] ?? [])
  const width = Math.max(0, ...rows.slice(0, 50).map(row => row.length))
  const columns = named ?? usual[Math.min(width, usual.length - 1)] ?? []
  if (columns.length < 2) throw new DictionaryError('unknown')
  for (const [i, row] of rows.entries()) {
    if ((i === 0 && named) || row[0]?.startsWith('#')) continue
    const cells = (wanted: Column) =>
      row.filter((_, at) => (columns[at] ?? (named ? null : 'senses')) === wanted)
    const [expression = ''] = cells('expression')
    const senses = cells('senses').flatMap(sensesOf)
    const isMarkup = senses.some(hasMarkup)
    const [other = ''] = cells('other')
    const [reading = ''] = cells('reading')
    if (row.length < 2) writer.leaveOut('form', i + 1)
    else writer.add({ expression, other, reading, senses, isMarkup }, i + 1)
  }
}

/** The sign that parts cells: the one that most of the first lines have; null if none has one. */
function separatorOf(text: string): string | null {
  const lines = text.slice(0, 50_000).split('\n').slice(0, 100)
  const filled = lines.filter(line => line.trim() !== '' && !line.startsWith('#'))
  const has = (sign: string) => filled.filter(line => line.includes(sign)).length
  return ['\t', ',', ';'].find(sign => has(sign) > 0 && has(sign) * 2 >= filled.length) ?? null
}

function columnsOf(row: readonly string[]): readonly (Column | null)[] | null {
  const columns = row.map(cell => {
    const name = cell.trim().toLowerCase()
    return (Object.keys(names) as Column[]).find(column => names[column].test(name)) ?? null
  })
  return columns.includes('expression') && columns.includes('senses') ? columns : null
}

/** `/a/b/` are two senses, as in CC-CEDICT and in what `write-dictionary.ts` writes. */
const sensesOf = (cell: string): readonly string[] =>
  cell.startsWith('/') && cell.endsWith('/') && cell.length > 1 && !hasMarkup(cell)
    ? cell.slice(1, -1).split('/')
    : [cell]
