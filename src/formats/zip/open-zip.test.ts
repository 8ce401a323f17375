import * as fc from 'fast-check'
import { fuzzing } from '#domain/fuzz-testing'
import { zipSync, type Zippable } from 'fflate'
import { describe, expect, it } from 'vitest'
import { crc32 } from './crc32.ts'
import type { ZipCare } from './directory.ts'
import { makeZip, type ZipFile } from './make-zip.ts'
import { openZip, type ZipLimits } from './open-zip.ts'
import { ZipError } from './zip-error.ts'

const limits: ZipLimits = { file: 1_000_000, entries: 10, total: 500_000, ratio: 200 }
const utf8 = new TextEncoder()
const file = (name: string, text: string): ZipFile => ({ name, bytes: utf8.encode(text) })
const sample = () => makeZip([file('a.json', '{"a": 1}'), file('b/c.json', '[2]')], 1)

/** Returns the contents of every entry, or the fault. */
function outcome(bytes: Uint8Array, given: Partial<ZipLimits> = {}, care?: ZipCare): unknown {
  try {
    const zip = openZip(bytes, { ...limits, ...given }, care)
    return [...zip.names].map(name => [name, new TextDecoder().decode(zip.read(name))])
  } catch (error) {
    if (error instanceof ZipError) return `${error.fault} ${error.entry}`.trim()
    throw error
  }
}

/** Returns `bytes` with `change` applied at the `nth` occurrence of `mark`, from 1. */
function patched(bytes: Uint8Array, mark: number, change: (view: DataView, at: number) => void) {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  for (let at = 0; at < copy.length - 3; at++) {
    if (view.getUint32(at, true) === mark) {
      change(view, at)
      return copy
    }
  }
  throw new Error('no such place')
}
const [local, entry, end] = [0x04034b50, 0x02014b50, 0x06054b50]

/** Returns `bytes` with one name replaced everywhere by another of the same length. */
function renamed(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const text = Array.from(bytes, byte => String.fromCharCode(byte)).join('')
  return Uint8Array.from(text.replaceAll(from, to), char => char.charCodeAt(0))
}

it('openZip reads any file that makeZip wrote', () => {
  const files = fc.uniqueArray(
    fc.record({
      name: fc.stringMatching(/^[a-z0-9]{1,8}(\/[a-z0-9]{1,8}){0,2}\.json$/),
      bytes: fc.uint8Array({ maxLength: 2000 }),
    }),
    { selector: ({ name }) => name, maxLength: 6 },
  )
  fc.assert(
    fc.property(files, fc.integer(), (all, at) => {
      const zip = openZip(makeZip(all, at), limits)
      for (const { name, bytes } of all) expect(zip.read(name)).toEqual(bytes)
      expect(zip.names.size).toBe(all.length)
    }),
  )
})

it('makeZip writes no file that openZip refuses, however well it shrinks', () => {
  const bytes = utf8.encode('a'.repeat(400_000))
  expect(openZip(makeZip([{ name: 'a', bytes }], 1), limits).read('a')).toEqual(bytes)
})

const plus = (...parts: readonly (Uint8Array | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap(part => [...part]))

/** Returns `bytes` with all offsets and sizes in zip64 form, as archives beyond 4 GB have them. */
function large(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = bytes.length - 22
  const start = view.getUint32(at + 16, true)
  const number = (...values: readonly number[]) =>
    new Uint8Array(BigUint64Array.from(values, BigInt).buffer)
  const directory: number[] = []
  for (let from = start; from < at;) {
    const nameEnd = from + 46 + view.getUint16(from + 28, true)
    const head = new DataView(bytes.slice(from, nameEnd).buffer)
    const values = [24, 20, 42].map(place => head.getUint32(place, true))
    for (const place of [24, 20, 42]) head.setUint32(place, 0xffffffff, true)
    head.setUint16(30, 32, true)
    // A field that is ignored precedes the zip64 field.
    const extra = plus([7, 0, 0, 0], [1, 0, 24, 0], number(...values))
    directory.push(...new Uint8Array(head.buffer), ...extra)
    from = nameEnd
  }
  const count = view.getUint16(at + 10, true)
  const end = plus([80, 75, 6, 6], number(44), [45, 0, 45, 0], Array(8).fill(0))
  const record = plus(end, number(count, count, directory.length, start))
  const locator = plus([80, 75, 6, 7, 0, 0, 0, 0], number(start + directory.length), [1, 0, 0, 0])
  const short = plus([80, 75, 5, 6, 0, 0, 0, 0], Array(12).fill(0xff), [0, 0])
  return plus(bytes.subarray(0, start), directory, record, locator, short)
}

describe('a tolerant openZip', () => {
  const more = (bytes: Uint8Array, after: number) =>
    Uint8Array.from([...bytes, ...Array(after).fill(0)])
  it.each<[string, Uint8Array, unknown]>([
    ['reads a backslash in a name as a slash', renamed(sample(), 'b/c', 'b\\c'), 'b/c.json'],
    ['reads a name that begins with ./', renamed(sample(), 'b/c.json', './c.json'), 'c.json'],
    ['reads a colon in a name', renamed(sample(), 'b/c.json', 'b/c:json'), 'b/c:json'],
    ['reads a name in GB18030', renamed(sample(), 'b/c.json', '\xb5\xda.xhtml'), '第.xhtml'],
    [
      'reads a name in an unknown encoding',
      renamed(sample(), 'b/c.json', 'b/c.jso\xff'),
      'b/c.jsoÿ',
    ],
    ['reads a file with data after its end', more(sample(), 30), 'b/c.json'],
    ['reads a file after a byte order mark', plus([0xef, 0xbb, 0xbf], sample()), 'b/c.json'],
    [
      'reads a self-extracting file',
      plus(utf8.encode(`MZ ${'PK'.repeat(300)}`), sample()),
      'b/c.json',
    ],
    ['reads zip64 sizes', large(sample()), 'b/c.json'],
    ['reads zip64 sizes after other data', plus([13, 10], large(sample())), 'b/c.json'],
  ])('%s', (_title, bytes, name) => {
    expect(outcome(bytes)).not.toBeInstanceOf(Array)
    expect(outcome(bytes, {}, 'tolerant')).toEqual([
      ['a.json', '{"a": 1}'],
      [name, '[2]'],
    ])
  })

  it.each([
    ['beyond the file', (view: DataView, at: number) => view.setUint32(at + 52, 1, true)],
    ['of too many entries', (view: DataView, at: number) => view.setUint8(at + 32, 3)],
  ])('refuses zip64 sizes %s', (_title, change) => {
    expect(outcome(patched(large(sample()), 0x06064b50, change), {}, 'tolerant')).toBe('broken')
  })

  it('throws only ZipError after any change of bytes', () => {
    const whole = plus([13, 10], large(sample()))
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(changes, all => {
        const copy = whole.slice()
        for (const [at, byte] of all) copy[at] = byte
        const result = outcome(copy, {}, 'tolerant')
        if (!Array.isArray(result))
          expect(result).toMatch(/^(not-a-zip|broken|too-large|suspicious|locked)/)
      }),
      fuzzing(3000),
    )
  })

  it('reads the last of two entries with one name', () => {
    const twice = renamed(zipSync({ ab: utf8.encode('1'), ac: utf8.encode('2') }), 'ac', 'ab')
    expect(outcome(twice, {}, 'tolerant')).toEqual([['ab', '2']])
  })

  it.each([
    ['a name that leads out of the folder', 'b/c.json', '..\\c.jso', 'suspicious ../c.jso'],
    ['a name that leads out after ./', 'b/c.json', './../c.j', 'suspicious ../c.j'],
    ['a name from the root', 'a.json', '\\.json', 'suspicious /.json'],
    ['a drive', 'a.json', 'C:json', 'suspicious C:json'],
    ['a control character', 'a.json', 'a\0json', 'suspicious a\0json'],
  ])('refuses %s', (_title, from, to, expected) => {
    expect(outcome(renamed(sample(), from, to), {}, 'tolerant')).toBe(expected)
  })
})

it('crc32 computes the checksum of zip files', () => {
  expect(crc32(utf8.encode('123456789'))).toBe(0xcbf43926)
})

describe('a strict openZip refuses', () => {
  const bomb = zipSync({ bomb: new Uint8Array(400_000) })
  const three: Zippable = { a: utf8.encode('1'), b: utf8.encode('2'), c: utf8.encode('3') }
  it.each<[string, Uint8Array, Partial<ZipLimits>, string]>([
    ['a file that is not a zip', utf8.encode('not a zip at all, but long enough'), {}, 'not-a-zip'],
    ['an empty file', new Uint8Array(), {}, 'not-a-zip'],
    ['a file that is too large', sample(), { file: 100 }, 'too-large'],
    ['too many entries', zipSync(three), { entries: 2 }, 'too-large'],
    ['a zip bomb', bomb, {}, 'too-large bomb'],
    ['more than the limit in one entry', sample(), { total: 4 }, 'too-large a.json'],
    ['more than the limit in all entries', sample(), { total: 9 }, 'too-large b/c.json'],
    [
      'a duplicate name',
      zipSync({ ab: utf8.encode('1'), ac: utf8.encode('2') }),
      {},
      'suspicious ab',
    ],
    [
      'a name that leads out of the folder',
      renamed(sample(), 'b/c.json', '../c.jso'),
      {},
      'suspicious ../c.jso',
    ],
    ['a name from the root', renamed(sample(), 'a.json', '/.json'), {}, 'suspicious /.json'],
    ['a drive', renamed(sample(), 'a.json', 'C:json'), {}, 'suspicious C:json'],
    ['a backslash', renamed(sample(), 'a.json', 'a\\json'), {}, 'suspicious a\\json'],
    ['a control character', renamed(sample(), 'a.json', 'a\0json'), {}, 'suspicious a\0json'],
    ['a name in an unknown encoding', renamed(sample(), 'a.json', 'a\xffjson'), {}, 'suspicious'],
    [
      'encrypted entries',
      patched(sample(), entry, (view, at) => view.setUint16(at + 8, 1, true)),
      {},
      'locked a.json',
    ],
    [
      'another kind of compression',
      patched(sample(), entry, (view, at) => view.setUint16(at + 10, 93, true)),
      {},
      'broken a.json',
    ],
    [
      'a wrong size',
      patched(sample(), entry, (view, at) => view.setUint32(at + 24, 3, true)),
      {},
      'broken a.json',
    ],
    [
      'a length that reaches beyond the data',
      patched(sample(), entry, (view, at) => view.setUint32(at + 20, 60_000, true)),
      {},
      'broken a.json',
    ],
    [
      'a wrong checksum',
      patched(sample(), entry, (view, at) => view.setUint32(at + 16, 7, true)),
      {},
      'broken a.json',
    ],
    [
      'data that two entries share',
      patched(sample(), entry, (view, at) => view.setUint32(at + 20, 50, true)),
      {},
      'suspicious b/c.json',
    ],
    [
      'a second name for the same data',
      patched(sample(), local, (view, at) => view.setUint8(at + 30, 0x7a)),
      {},
      'suspicious a.json',
    ],
    [
      'a wrong offset of an entry',
      patched(sample(), entry, (view, at) => view.setUint32(at + 42, 5, true)),
      {},
      'broken a.json',
    ],
    [
      'a count of too many entries',
      patched(sample(), end, (view, at) => view.setUint16(at + 10, 9, true)),
      {},
      'broken',
    ],
    [
      'parts on other disks',
      patched(sample(), end, (view, at) => view.setUint16(at + 4, 1, true)),
      {},
      'broken',
    ],
  ])('%s', (name, bytes, given, expected) => {
    const file = name === 'a duplicate name' ? renamed(bytes, 'ac', 'ab') : bytes
    expect(outcome(file, given)).toBe(expected)
  })

  it('a file truncated anywhere', () => {
    const whole = sample()
    for (let length = 0; length < whole.length; length++) {
      expect(outcome(whole.slice(0, length))).toBe('not-a-zip')
    }
  })

  it('or reads correctly any file after any change of bytes', () => {
    const whole = sample()
    const right = outcome(whole)
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(changes, all => {
        const copy = whole.slice()
        for (const [at, byte] of all) copy[at] = byte
        const result = outcome(copy)
        if (Array.isArray(result)) {
          const contents = (found: unknown) => (found as string[][]).map(([, text]) => text)
          expect(contents(right)).toEqual(expect.arrayContaining(contents(result)))
        } else expect(result).toMatch(/^(not-a-zip|broken|too-large|suspicious|locked)/)
      }),
      fuzzing(3000),
    )
  })
})
