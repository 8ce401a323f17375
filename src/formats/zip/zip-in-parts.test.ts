import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { readDirectory } from './directory.ts'
import { openZip } from './open-zip.ts'
import { zipInParts, type ZipPart } from './zip-in-parts.ts'

function whole(files: readonly ZipPart[]): Uint8Array {
  const parts = [...zipInParts(files)]
  return new Uint8Array(parts.flatMap(part => [...part]))
}

const part = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.uint8Array({ maxLength: 40 }),
)

it('a zip made in parts has the files that were given, in order, and is the same each time', () => {
  const files = fc.array(fc.record({ parts: fc.array(part), isStored: fc.boolean() }), {
    maxLength: 5,
  })
  const encoder = new TextEncoder()
  fc.assert(
    fc.property(files, given => {
      const named = given.map((file, i) => ({ name: `文/${i}.xml`, ...file }))
      const zip = whole(named)
      const read = Object.entries(unzipSync(zip))
      expect(read.map(([name]) => name)).toEqual(named.map(({ name }) => name))
      const bytes = named.map(({ parts }) =>
        parts.flatMap(one => [...(typeof one === 'string' ? encoder.encode(one) : one)]),
      )
      expect(read.map(([, contents]) => [...contents])).toEqual(bytes)
      // It throws if a size or a sum is wrong.
      const opened = openZip(zip, { file: 1e6, total: 1e6, entries: 9, ratio: 100 })
      for (const { name } of named) opened.read(name)
      expect(whole(named)).toEqual(zip)
    }),
  )
})

it('the sizes and the sum of a file are before its data, as strict readers demand', () => {
  const zip = whole([
    { name: 'mimetype', parts: ['application/epub+zip'], isStored: true },
    { name: 'a.xml', parts: ['天'.repeat(100_000)] },
  ])
  const view = new DataView(zip.buffer)
  // No data descriptor: bit 3 of the flags is not set.
  expect(view.getUint16(6, true)).toBe(0x0800)
  expect(view.getUint32(18, true)).toBe(20)
  expect(new TextDecoder().decode(zip.subarray(38, 58))).toBe('application/epub+zip')
  expect(readDirectory(zip, 2).map(({ name, size, method }) => [name, size, method])).toEqual([
    ['mimetype', 20, 'stored'],
    ['a.xml', 300_000, 'deflated'],
  ])
})

it('a large file is compressed in many parts, so that other work can be done between', () => {
  const parts = Array.from({ length: 400 }, (_, i) => `${i}`.repeat(1000))
  const empty = [...zipInParts([{ name: 'a', parts }])].filter(one => one.byteLength === 0)
  expect(empty.length).toBeGreaterThan(400)
})
