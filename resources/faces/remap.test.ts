import { expect, test } from 'vitest'
import { coverage, remap } from './remap.ts'

/** A font with nothing but a table of characters: A to C are glyphs 1 to 3. */
function fontOfThree(): Buffer {
  const cmap = Buffer.alloc(44)
  cmap.writeUInt16BE(1, 2)
  cmap.writeUInt32BE(12, 8)
  const table = cmap.subarray(12)
  const [segments, end, start, delta] = [4, 14, 20, 24]
  table.writeUInt16BE(4, 0)
  table.writeUInt16BE(segments, 6)
  table.writeUInt16BE(0x43, end)
  table.writeUInt16BE(0xffff, end + 2)
  table.writeUInt16BE(0x41, start)
  table.writeUInt16BE(0xffff, start + 2)
  table.writeUInt16BE(0x10000 - 0x40, delta)
  table.writeUInt16BE(1, delta + 2)
  const directory = Buffer.alloc(28)
  directory.writeUInt16BE(1, 4)
  directory.write('cmap', 12, 'latin1')
  directory.writeUInt32BE(28, 20)
  directory.writeUInt32BE(cmap.length, 24)
  return Buffer.concat([directory, cmap])
}

const point = (character: string): number => character.codePointAt(0) ?? 0

test('a font draws the characters of its table', () => {
  expect([...coverage(fontOfThree())]).toEqual([point('A'), point('B'), point('C')])
})

test('a remapped font draws what was kept and what has the glyph of another', () => {
  const font = remap(fontOfThree(), [point('A')], new Map([[point('𠀀'), point('C')]]))
  expect([...coverage(font)]).toEqual([point('A'), point('𠀀')])
  expect(() => remap(font, [], new Map([[point('x'), point('B')]]))).toThrow('U+42')
})
