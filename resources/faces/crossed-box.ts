import { readTables, writeTables } from './remap.ts'

/**
 * Returns a font that draws every character as missing: it has no glyph but that of `font` for a
 * character without one, which is the first. `small` is a subset of `font` with one character, and
 * lends the other tables. Neither is compressed.
 */
export function crossedBox(font: Buffer, small: Buffer): Buffer {
  const from = tablesOf(font)
  const isLong = from('head').readInt16BE(50) === 1
  const loca = from('loca')
  const [start, end] = isLong
    ? [loca.readUInt32BE(0), loca.readUInt32BE(4)]
    : [2 * loca.readUInt16BE(0), 2 * loca.readUInt16BE(2)]
  if (start === end) throw new Error('The font draws nothing for a missing character')
  const outline = Buffer.alloc(Math.ceil((end - start) / 4) * 4)
  from('glyf').copy(outline, 0, start, end)

  const tables = readTables(small)
  const count = tablesOf(small)('maxp').readUInt16BE(4)
  const places = Buffer.alloc(4 * (count + 1))
  for (let glyph = 1; glyph <= count; glyph++) places.writeUInt32BE(outline.length, 4 * glyph)
  const head = Buffer.from(tablesOf(small)('head'))
  head.writeInt16BE(1, 50)
  tables.set('glyf', outline).set('loca', places).set('head', head)
  return writeTables(small.readUInt32BE(0), tables)
}

function tablesOf(font: Buffer): (tag: string) => Buffer {
  const tables = readTables(font)
  return tag => {
    const table = tables.get(tag)
    if (!table) throw new Error(`The font has no table ${tag}`)
    return table
  }
}
