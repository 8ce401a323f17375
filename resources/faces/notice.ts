import { readTables, writeTables } from './remap.ts'

/** The names of a font that stay: copyright, family, style, full name, version, PostScript name. */
const kept = new Set([0, 1, 2, 4, 5, 6])
const [description, licence] = [10, 13]
const [headerSize, recordSize] = [6, 12]
/** Names in UTF-16 for Windows, in the English of the United States. */
const [platform, encoding, language] = [3, 1, 0x0409]

/**
 * Returns `font` with the names that it has in English, `changes` as its description and `terms`
 * as its licence. The Arphic Public License wants in each changed file a notice how and when it was
 * changed. The font is TrueType and not compressed.
 */
export function withNotice(font: Buffer, changes: string, terms: string): Buffer {
  const tables = readTables(font)
  const names = readNames(tables.get('name') ?? Buffer.alloc(headerSize))
  names.set(description, utf16(changes)).set(licence, utf16(terms))
  tables.set('name', writeNames(names))
  return writeTables(font.readUInt32BE(0), tables)
}

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()

function readNames(table: Buffer): Map<number, Buffer> {
  const names = new Map<number, Buffer>()
  const storage = table.readUInt16BE(4)
  for (let index = 0; index < table.readUInt16BE(2); index++) {
    const at = headerSize + index * recordSize
    const field = (number: number) => table.readUInt16BE(at + 2 * number)
    const isEnglish = field(0) === platform && field(1) === encoding && field(2) === language
    if (!isEnglish || !kept.has(field(3))) continue
    const start = storage + field(5)
    names.set(field(3), table.subarray(start, start + field(4)))
  }
  return names
}

function writeNames(names: ReadonlyMap<number, Buffer>): Buffer {
  const sorted = [...names].toSorted(([a], [b]) => a - b)
  const records = Buffer.alloc(headerSize + sorted.length * recordSize)
  records.writeUInt16BE(sorted.length, 2)
  records.writeUInt16BE(records.length, 4)
  let offset = 0
  sorted.forEach(([name, text], index) => {
    const at = headerSize + index * recordSize
    const fields = [platform, encoding, language, name, text.length, offset]
    fields.forEach((field, number) => records.writeUInt16BE(field, at + 2 * number))
    offset += text.length
  })
  return Buffer.concat([records, ...sorted.map(([, text]) => text)])
}
