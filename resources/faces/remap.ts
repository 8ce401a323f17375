/**
 * A character can be drawn with the glyph of another: the table `cmap` of a font is replaced, and
 * nothing else. Text keeps its characters in copy, search and offsets. Fonts are TrueType here, and
 * not compressed.
 */

const headerSize = 12
const recordSize = 16

/**
 * Returns a font like `font` that draws what `drawnAs` says: each key, a code point, with the glyph
 * of its value, and all other characters of `kept` with their own. Throws if a glyph is missing.
 */
export function remap(
  font: Buffer,
  kept: Iterable<number>,
  drawnAs: ReadonlyMap<number, number>,
): Buffer {
  const tables = readTables(font)
  const glyphs = readCmap(tables.get('cmap') ?? Buffer.alloc(0))
  const wanted = new Map<number, number>()
  for (const point of kept) wanted.set(point, glyphOf(glyphs, point))
  for (const [point, other] of drawnAs) wanted.set(point, glyphOf(glyphs, other))
  tables.set('cmap', writeCmap([...wanted].sort(([a], [b]) => a - b)))
  return writeTables(font.readUInt32BE(0), tables)
}

function glyphOf(glyphs: ReadonlyMap<number, number>, point: number): number {
  const glyph = glyphs.get(point)
  if (glyph === undefined) throw new Error(`The font has no U+${point.toString(16)}`)
  return glyph
}

/**
 * The code points that a font draws.
 */
export const coverage = (font: Buffer): Set<number> =>
  new Set(readCmap(readTables(font).get('cmap') ?? Buffer.alloc(0)).keys())

/** The tables of a font by their tags. */
export function readTables(font: Buffer): Map<string, Buffer> {
  const tables = new Map<string, Buffer>()
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const at = headerSize + index * recordSize
    const offset = font.readUInt32BE(at + 8)
    const length = font.readUInt32BE(at + 12)
    tables.set(font.toString('latin1', at, at + 4), font.subarray(offset, offset + length))
  }
  return tables
}

function readCmap(cmap: Buffer) {
  const count = cmap.length > 4 ? cmap.readUInt16BE(2) : 0
  const offsets = Array.from({ length: count }, (_, index) => cmap.readUInt32BE(8 + index * 8))
  const [full] = offsets.filter(offset => cmap.readUInt16BE(offset) === 12)
  const [plane] = offsets.filter(offset => cmap.readUInt16BE(offset) === 4)
  if (full !== undefined) return readGroups(cmap.subarray(full))
  if (plane !== undefined) return readSegments(cmap.subarray(plane))
  throw new Error('The font has no table of characters that we can read')
}

/** Format 12: ranges of code points. */
function readGroups(table: Buffer) {
  const glyphs = new Map<number, number>()
  for (let group = 0; group < table.readUInt32BE(12); group++) {
    const at = 16 + group * 12
    const start = table.readUInt32BE(at)
    const glyph = table.readUInt32BE(at + 8)
    for (let point = start; point <= table.readUInt32BE(at + 4); point++)
      glyphs.set(point, glyph + point - start)
  }
  return glyphs
}

/** Format 4: segments of the first plane. */
function readSegments(table: Buffer) {
  const glyphs = new Map<number, number>()
  const size = table.readUInt16BE(6)
  for (let segment = 0; segment < size; segment += 2) {
    const end = table.readUInt16BE(14 + segment)
    const start = table.readUInt16BE(16 + size + segment)
    const delta = table.readUInt16BE(16 + 2 * size + segment)
    const at = 16 + 3 * size + segment
    const range = table.readUInt16BE(at)
    for (let point = start; point <= end && point !== 0xffff; point++) {
      const found = range === 0 ? point : table.readUInt16BE(at + range + 2 * (point - start))
      const glyph = found === 0 ? 0 : (found + delta) & 0xffff
      if (glyph !== 0) glyphs.set(point, glyph)
    }
  }
  return glyphs
}

/** Writes a table of format 12 only. */
function writeCmap(entries: readonly (readonly [number, number])[]): Buffer {
  const groups: { start: number; end: number; glyph: number }[] = []
  for (const [point, glyph] of entries) {
    const last = groups.at(-1)
    if (last && last.end + 1 === point && last.glyph + point - last.start === glyph)
      last.end = point
    else groups.push({ start: point, end: point, glyph })
  }
  const table = Buffer.alloc(12 + 16 + groups.length * 12)
  table.writeUInt16BE(1, 2)
  table.writeUInt16BE(3, 4)
  table.writeUInt16BE(10, 6)
  table.writeUInt32BE(12, 8)
  table.writeUInt16BE(12, 12)
  table.writeUInt32BE(table.length - 12, 16)
  table.writeUInt32BE(groups.length, 24)
  groups.forEach(({ start, end, glyph }, index) => {
    const at = 28 + index * 12
    table.writeUInt32BE(start, at)
    table.writeUInt32BE(end, at + 4)
    table.writeUInt32BE(glyph, at + 8)
  })
  return table
}

/** Returns the font that has `tables`. `version` is the first number of its file. */
export function writeTables(version: number, tables: ReadonlyMap<string, Buffer>): Buffer {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const directory = Buffer.alloc(headerSize + sorted.length * recordSize)
  const power = 2 ** Math.floor(Math.log2(sorted.length))
  directory.writeUInt32BE(version, 0)
  directory.writeUInt16BE(sorted.length, 4)
  directory.writeUInt16BE(power * 16, 6)
  directory.writeUInt16BE(Math.log2(power), 8)
  directory.writeUInt16BE((sorted.length - power) * 16, 10)
  const parts = [directory]
  let offset = directory.length
  sorted.forEach(([tag, table], index) => {
    const padded = Buffer.alloc(Math.ceil(table.length / 4) * 4)
    table.copy(padded)
    // The sum over the whole file is optional, and woff2 computes it again.
    if (tag === 'head') padded.writeUInt32BE(0, 8)
    const at = headerSize + index * recordSize
    directory.write(tag, at, 'latin1')
    directory.writeUInt32BE(checksum(padded), at + 4)
    directory.writeUInt32BE(offset, at + 8)
    directory.writeUInt32BE(table.length, at + 12)
    parts.push(padded)
    offset += padded.length
  })
  return Buffer.concat(parts)
}

function checksum(table: Buffer) {
  let sum = 0
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0
  return sum
}
