import { expect, test } from 'vitest'
import { withNotice } from './notice.ts'
import { readTables, writeTables } from './remap.ts'

const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16()

/** A table of names: each a platform, a language, a number and its text. */
function tableOf(...names: readonly (readonly [number, number, number, string])[]): Buffer {
  const head = Buffer.alloc(6 + names.length * 12)
  head.writeUInt16BE(names.length, 2)
  head.writeUInt16BE(head.length, 4)
  let offset = 0
  names.forEach(([platform, language, name, text], index) => {
    const fields = [platform, 1, language, name, 2 * text.length, offset]
    fields.forEach((field, at) => head.writeUInt16BE(field, 6 + index * 12 + 2 * at))
    offset += 2 * text.length
  })
  return Buffer.concat([head, ...names.map(([, , , text]) => utf16(text))])
}

function namesOf(font: Buffer): readonly string[] {
  const table = readTables(font).get('name') ?? Buffer.alloc(6)
  return Array.from({ length: table.readUInt16BE(2) }, (_, index) => {
    const field = (at: number) => table.readUInt16BE(6 + index * 12 + 2 * at)
    const start = table.readUInt16BE(4) + field(5)
    const text = Buffer.from(table.subarray(start, start + field(4)))
    return `${field(3)} ${text.swap16().toString('utf16le')}`
  })
}

test('a font keeps its copyright and family, and says how it was changed and under which licence', () => {
  const names = tableOf(
    [3, 0x0409, 0, '© Arphic'],
    [3, 0x0804, 1, '字体'],
    [3, 0x0409, 1, 'Han'],
    [3, 0x0409, 9, 'A Designer'],
    [3, 0x0409, 10, 'before'],
  )
  const font = writeTables(0x00010000, new Map([['name', names]]))
  expect(namesOf(withNotice(font, 'reduced', 'APL'))).toEqual([
    '0 © Arphic',
    '1 Han',
    '10 reduced',
    '13 APL',
  ])
})
