/** Tests backup files. The file is long because each version and each kind of damage is a case. */
import { outboxEntry } from '#contract/entries'
import { fuzzing } from '#domain/fuzz-testing'
import { bookId } from '#domain/ids'
import { targetOf, type Operation } from '#domain/operation'
import { anyText, anyWork, naughty } from '#domain/testing'
import { plain } from '#domain/rich-text'
import { canonical, emptyWork, type Work } from '#domain/work'
import { checkedStrictly } from '#storage/rows'
import * as fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { Backup, BackupBook } from './backup.ts'
import { decodeBackup } from './decode-backup.ts'
import { encodeBackup } from './encode-backup.ts'
import { backupVersion } from './layout.ts'

const backup = (work: Work, books: readonly BackupBook[] = []): Backup => ({
  of: 'library',
  program: '0.1.0',
  madeAt: Date.UTC(2026, 10, 24),
  books,
  work,
})

function encoded(from: Backup): Uint8Array {
  const result = encodeBackup(from)
  if (!result.ok) throw new Error(result.fault.code)
  return result.value
}

function decoded(bytes: Uint8Array) {
  const result = decodeBackup(bytes, checkedStrictly)
  if (!result.ok) throw new Error(`${result.fault.code} ${result.fault.place}`)
  return result.value
}

/** Returns the contents of `bytes`, or why they are refused. */
function outcome(bytes: Uint8Array): unknown {
  const result = decodeBackup(bytes, checkedStrictly)
  return result.ok ? result.value : `${result.fault.code} ${result.fault.place}`.trim()
}

const withText = (...texts: readonly string[]): Work => ({
  ...emptyWork('library-1'),
  rows: {
    ...emptyWork('library-1').rows,
    translations: texts.map((text, index) => ({
      bookId: bookId('b1'),
      paragraphId: `p${index}` as Work['rows']['translations'][number]['paragraphId'],
      index,
      content: plain(text),
      state: 'draft',
      updatedAt: 1,
    })),
  },
})

describe('a backup', () => {
  it('returns any work in the same canonical bytes', () => {
    fc.assert(
      fc.property(anyWork(), work => {
        const { work: back, damaged } = decoded(encoded(backup(work)))
        expect(canonical(back)).toBe(canonical(work))
        expect({ ...back, rows: 0 }).toEqual({ ...work, rows: 0 })
        expect(damaged).toBe(0)
      }),
    )
  })

  it('returns every text to the code unit', () => {
    fc.assert(
      fc.property(fc.array(anyText(), { maxLength: 5 }), texts => {
        const back = decoded(encoded(backup(withText(...naughty, ...texts)))).work
        expect(back.rows.translations.map(({ content }) => content.text)).toEqual([
          ...naughty,
          ...texts,
        ])
      }),
    )
  })

  it('returns every Han character', () => {
    const blocks = [
      [0x2e80, 0x2fdf],
      [0x3400, 0x9fff],
      [0xf900, 0xfad9],
      [0x20000, 0x2ffff],
      [0x30000, 0x3347f],
    ] as const
    const texts = blocks.map(([from, to]) =>
      Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join(''),
    )
    const back = decoded(encoded(backup(withText(...texts)))).work
    expect(back.rows.translations.map(({ content }) => content.text)).toEqual(texts)
  })

  it('keeps the fields of a newer program', () => {
    const work = withText('一')
    const [row] = work.rows.translations as [(typeof work.rows.translations)[number]]
    const marked = { ...work, rows: { ...work.rows, translations: [{ ...row, ink: { a: [1] } }] } }
    const back = decoded(encoded(backup(marked))).work
    expect(back.rows.translations).toEqual(marked.rows.translations)
  })

  it('holds the texts of books, and lists books that only have work', () => {
    const text = [{ path: 'chapters/0001.json', bytes: Uint8Array.of(1, 2, 255) }]
    const book = { id: bookId('b9'), title: '白皮书', author: '某人', text }
    const { books } = decoded(encoded(backup(withText('一'), [book])))
    expect(books).toEqual([book, { id: 'b1', title: null, text: [] }])
  })

  it('consists of files that people can read', () => {
    const files = unzipSync(encoded(backup(withText('第一', '第二'))))
    expect(Object.keys(files)).toEqual(['manifest.json', 'books/b1/translations.json'])
    const rows = new TextDecoder().decode(files['books/b1/translations.json'])
    expect(rows.split('\n')).toHaveLength(5)
    expect(rows).toContain('第二')
  })

  it('may hold 500 books', () => {
    const books = Array.from({ length: 500 }, (_, n) =>
      withText('一', '二').rows.translations.map(row => ({ ...row, bookId: bookId(`b${n}`) })),
    )
    const work = withText()
    const all = { ...work, rows: { ...work.rows, translations: books.flat() } }
    expect(decoded(encoded(backup(all))).work.rows.translations).toHaveLength(1000)
  })
})

/** Returns a backup of one translation with changed files. */
function tampered(change: (files: Record<string, unknown>) => void): Uint8Array {
  const files = unzipSync(encoded(backup(withText('一'))))
  const parsed: Record<string, unknown> = Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [
      name,
      JSON.parse(new TextDecoder().decode(bytes)),
    ]),
  )
  change(parsed)
  return zipSync(
    Object.fromEntries(
      Object.entries(parsed).map(([name, value]) => [
        name,
        new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)),
      ]),
    ),
  )
}

const manifest = (change: (manifest: Record<string, unknown>) => void) =>
  tampered(files => change(files['manifest.json'] as Record<string, unknown>))

const rowsName = 'books/b1/translations.json'
const rows = (change: (rows: Record<string, unknown>[]) => unknown) =>
  tampered(files => {
    files[rowsName] = change(files[rowsName] as Record<string, unknown>[])
  })

/** Returns `depth` nested arrays as JSON. */
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)

describe('a faulty backup is refused with a reason:', () => {
  it.each<[string, Uint8Array, string]>([
    ['not a zip', new TextEncoder().encode('text'), 'backup.not-a-backup'],
    ['another zip', zipSync({ a: Uint8Array.of(1) }), 'backup.not-a-backup'],
    ['another manifest', manifest(m => (m.format = 'epub')), 'backup.not-a-backup manifest.json'],
    ['broken JSON', tampered(files => (files[rowsName] = '[{')), `backup.broken ${rowsName}`],
    [
      'a listed file that is missing',
      tampered(files => delete files[rowsName]),
      `backup.broken ${rowsName}`,
    ],
    [
      'a newer version',
      manifest(m =>
        Object.assign(m, { version: backupVersion + 2, readableBy: backupVersion + 1 }),
      ),
      'backup.newer-version',
    ],
    [
      'an invalid time',
      manifest(m => (m.madeAt = 'noon')),
      'backup.wrong-shape manifest.json: madeAt',
    ],
    [
      'a book id that is a path',
      manifest(m => (m.books = [{ id: '../x', title: null, text: [] }])),
      'backup.wrong-shape manifest.json: books.0.id',
    ],
    [
      'a text path outside the bundle',
      manifest(m => (m.books = [{ id: 'b1', title: null, text: ['../../x.json'] }])),
      'backup.wrong-shape manifest.json: books.0.text.0',
    ],
    ['rows that are not a list', rows(() => ({})), `backup.wrong-shape ${rowsName}`],
    ['a duplicate row', rows(([row]) => [row, row]), `backup.wrong-shape ${rowsName}`],
    [
      'a row of another book',
      rows(([row]) => [{ ...row, bookId: 'b2' }]),
      `backup.wrong-shape ${rowsName}: 0`,
    ],
    [
      'an entry outside the folder',
      tampered(files => (files['../x'] = 1)),
      'backup.suspicious ../x',
    ],
  ])('%s', (_name, bytes, expected) => {
    expect(outcome(bytes)).toBe(expected)
  })

  it('a truncated file', () => {
    const whole = encoded(backup(withText('一')))
    for (let length = 0; length < whole.length; length += 7) {
      expect(outcome(whole.slice(0, length))).toBe('backup.not-a-backup')
    }
  })

  it('decoding never throws after any change of bytes', () => {
    const whole = encoded(backup(withText('一')))
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 5 })
    fc.assert(
      fc.property(changes, all => {
        const copy = whole.slice()
        for (const [at, byte] of all) copy[at] = byte
        expect(decodeBackup(copy, checkedStrictly)).toMatchObject({ ok: expect.any(Boolean) })
      }),
      fuzzing(2000),
    )
  })
})

describe('a backup with unknown or damaged parts', () => {
  it('of version 3 is read with the defaults of later fields', () => {
    const category = { id: 'own', name: null, colour: 'blue', shape: 'box', order: 4, updatedAt: 1 }
    const bytes = tampered(files => {
      const about = files['manifest.json'] as Record<string, unknown>
      Object.assign(about, { version: 3, readableBy: 3, files: [rowsName, 'categories.json'] })
      files['categories.json'] = [category]
    })
    expect(outcome(bytes)).toMatchObject({
      damaged: 0,
      work: { rows: { categories: [{ ...category, bookId: null, deletedAt: null }] } },
    })
  })

  it('is read if older programs may read its newer version', () => {
    const bytes = manifest(m => Object.assign(m, { version: backupVersion + 1, glossary: ['x'] }))
    expect(outcome(bytes)).toMatchObject({ isNewer: true, damaged: 0 })
  })

  it.each<[string, (row: Record<string, unknown>) => unknown]>([
    ['a row that is not an object', () => 7],
    ['a row with an id that is a path', row => ({ ...row, paragraphId: '../p' })],
    ['a row without words', row => ({ ...row, content: null })],
    ['a row with a poisoned field', row => ({ ...row, x: JSON.parse('{"__proto__": 1}') })],
    ['a row with a negative time', row => ({ ...row, updatedAt: -1 })],
    ['a row with a time just beyond all dates', row => ({ ...row, updatedAt: 8640000000000001 })],
    ['a row with a time that is not a safe integer', row => ({ ...row, updatedAt: 2 ** 53 + 2 })],
    ['a row with an absurd time', row => ({ ...row, updatedAt: 1e300 })],
    ['a row from the year 10000', row => ({ ...row, updatedAt: Date.UTC(10_000, 0, 1) })],
    ['a row with an index beyond any book', row => ({ ...row, index: 1e12 })],
    [
      'a row with a format far outside its text',
      row => ({
        ...row,
        content: { text: '一', spans: [{ format: 'strong', start: 0, end: 2 ** 53 }] },
      }),
    ],
    ['a row with deep nesting', row => ({ ...row, x: JSON.parse(nested(1000)) })],
  ])('is read without %s', (_name, change) => {
    const bytes = rows(([row]) => [{ ...row, paragraphId: 'whole' }, change(row ?? {})])
    expect(outcome(bytes)).toMatchObject({
      damaged: 1,
      work: { rows: { translations: [{ paragraphId: 'whole' }] } },
    })
  })
})

it('a backup keeps a row written by a clock ten years ahead', () => {
  const ahead = Date.UTC(2036, 10, 30)
  const bytes = rows(([row]) => [{ ...row, updatedAt: ahead }])
  expect(outcome(bytes)).toMatchObject({
    damaged: 0,
    work: { rows: { translations: [{ updatedAt: ahead }] } },
  })
})

it('an impossible time or operation number in a backup counts as unknown', () => {
  const bytes = manifest(m =>
    Object.assign(m, {
      madeAt: 1e300,
      library: { id: 'x', seq: Number.MAX_SAFE_INTEGER, at: 8640000000000001, schemaVersion: 3 },
    }),
  )
  expect(outcome(bytes)).toMatchObject({ madeAt: 0, damaged: 0, work: { seq: 0, at: 0 } })
})

it('decodeBackup returns only rows that the second copy accepts', () => {
  fc.assert(
    fc.property(anyWork(), work => {
      const { rows } = decoded(encoded(backup(work))).work
      const takes = (operation: Operation) =>
        v.is(outboxEntry, { seq: 1, target: targetOf(operation), operation, at: 1 })
      for (const row of rows.translations) expect(takes({ table: 'translations', row })).toBe(true)
      for (const row of rows.annotations) expect(takes({ table: 'annotations', row })).toBe(true)
      for (const row of rows.settings) expect(takes({ table: 'settings', row })).toBe(true)
      for (const row of rows.history) expect(takes({ table: 'history', row })).toBe(true)
    }),
  )
})
