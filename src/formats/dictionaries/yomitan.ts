/**
 * Reads dictionaries of Yomitan (and Yomichan): `index.json` and term banks, versions 1 to 3.
 * Structured content becomes plain text; pictures are left out and counted.
 */
import type { Zip } from '../zip/open-zip.ts'
import { DictionaryError, type DictionaryWriter } from './dictionary-writer.ts'
import { tidyLines } from './plain-text.ts'

export const isYomitan = (names: ReadonlySet<string>): boolean =>
  names.has('index.json') && [...names].some(name => bank.test(name))

const bank = /^term_bank_(\d+)\.json$/
/** Content deeper than this is left out. */
const deepest = 60

/** Adds the entries of all banks. Returns the title. Throws `DictionaryError` or `ZipError`. */
export function readYomitan(zip: Zip, writer: DictionaryWriter): string {
  const index = parsed(zip, 'index.json')
  const version = Number(fieldOf(index, 'format') ?? fieldOf(index, 'version') ?? 1)
  if (!(version >= 1 && version <= 3)) throw new DictionaryError('unknown', `version ${version}`)
  const banks = [...zip.names]
    .filter(name => bank.test(name))
    .toSorted((a, b) => Number(bank.exec(a)?.[1]) - Number(bank.exec(b)?.[1]))
  let place = 0
  for (const name of banks) {
    const rows = parsed(zip, name)
    if (!Array.isArray(rows)) throw new DictionaryError('damaged', name)
    for (const row of rows) addRow(row, version, writer, ++place)
  }
  const title = fieldOf(index, 'title')
  return typeof title === 'string' ? title : ''
}

function addRow(row: unknown, version: number, writer: DictionaryWriter, place: number): void {
  const cells: readonly unknown[] = Array.isArray(row) ? row : []
  const [expression, reading] = cells
  if (typeof expression !== 'string') return writer.leaveOut('form', place)
  // In version 1 the senses are the rest of the row.
  const given = version === 1 ? cells.slice(5) : cells[5]
  const glossary: readonly unknown[] = Array.isArray(given) ? given : []
  const senses = glossary.map(sense => senseText(sense, writer))
  writer.add({ expression, reading: typeof reading === 'string' ? reading : '', senses }, place)
}

function senseText(sense: unknown, writer: DictionaryWriter): string {
  // A form that leads to another word: [the word, the rules].
  if (Array.isArray(sense)) return typeof sense[0] === 'string' ? `→ ${sense[0]}` : ''
  const parts: string[] = []
  const kind = fieldOf(sense, 'type')
  if (kind === 'text') addContent(fieldOf(sense, 'text'), 0)
  else if (kind === 'image') writer.media++
  else addContent(kind === 'structured-content' ? fieldOf(sense, 'content') : sense, 0)
  return tidyLines(parts.join(''))

  function addContent(content: unknown, depth: number): void {
    if (typeof content === 'string') return void parts.push(content)
    if (depth > deepest) return
    if (Array.isArray(content)) {
      for (const each of content) addContent(each, depth + 1)
      return
    }
    const tag = fieldOf(content, 'tag')
    if (typeof tag !== 'string') return
    if (tag === 'img') return void writer.media++
    const isBlock = blocks.has(tag)
    if (isBlock) parts.push(tag === 'li' ? '\n• ' : '\n')
    if (tag === 'rt') parts.push('（')
    addContent(fieldOf(content, 'content'), depth + 1)
    if (tag === 'rt') parts.push('）')
    else if (tag === 'td' || tag === 'th') parts.push(' ')
    else if (isBlock) parts.push('\n')
  }
}

const blocks = new Set(['br', 'div', 'p', 'li', 'ol', 'ul', 'table', 'tr', 'details', 'summary'])

/** A field of plain data. Inherited fields, such as `constructor`, are no data. */
function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return Object.getOwnPropertyDescriptor(value, name)?.value
}

function parsed(zip: Zip, name: string): unknown {
  const text = new TextDecoder('utf-8').decode(zip.read(name))
  try {
    return JSON.parse(text)
  } catch {
    throw new DictionaryError('damaged', name)
  }
}
