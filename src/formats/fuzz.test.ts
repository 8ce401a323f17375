/** Every damaged file is read within the importers' promises, or refused with a known reason. */
import * as fc from 'fast-check'
import { fuzzing, fuzzPatience } from '#domain/fuzz-testing'
import { bookId } from '#domain/ids'
import { anyWork } from '#domain/testing'
import { checked } from '#storage/rows'
import { describe, expect, it } from 'vitest'
import { backupFaultCodes } from './backup/backup.ts'
import { decodeBackup } from './backup/decode-backup.ts'
import { encodeBackup } from './backup/encode-backup.ts'
import { bookText } from './book-text.ts'
import { decodeChapter, decodeManifest, encodeBundle } from './bundle.ts'
import { damaged } from './damage-testing.ts'
import { importFaultCodes } from './import/importer.ts'
import { importers } from './import/index.ts'
import { keepsItsPromises } from './import/promises-testing.ts'
import { sampleFiles } from './sample-files-testing.ts'

const runs = fuzzing(600)

describe.each(importers.map(importer => [importer.id, importer] as const))(
  'the importer %s',
  (_id, importer) => {
    const own = sampleFiles.filter(({ name, bytes }) => importer.sniff(bytes, name) > 0)

    it('opens a whole file of its format', () => {
      expect(own.length, 'sample-files-testing.ts needs a whole file of this format').not.toBe(0)
      expect(own.filter(({ name, bytes }) => importer.parse(bytes, name).ok)).not.toEqual([])
    })

    it(
      'reads or refuses any file',
      () => {
        const [first] = own
        fc.assert(
          fc.property(damaged(own.map(({ bytes }) => bytes)), bytes => {
            const sure = importer.sniff(bytes, first?.name ?? '')
            expect(sure >= 0 && sure <= 1).toBe(true)
            const preview = importer.parse(bytes, first?.name ?? '')
            if (preview.ok) keepsItsPromises(preview)
            else expect(importFaultCodes).toContain(preview.code)
          }),
          runs,
        )
      },
      fuzzPatience,
    )
  },
)

describe('a bundle', () => {
  const files = encodeBundle(
    bookText(
      {
        text: '山居',
        title: '山居',
        author: '无名氏',
        language: 'zh-Hans',
        provenance: { file: '山居.txt', sha256: 'a'.repeat(64), importer: 'test', origin: '自撰' },
      },
      [
        { title: '春', level: 1, paragraphs: [{ kind: 'heading', level: 1, text: '春' }] },
        {
          title: '秋',
          level: 2,
          paragraphs: [
            { kind: 'body', text: '𠮷野家。', inlines: [{ kind: 'strong', start: 0, end: 2 }] },
          ],
        },
      ],
    ),
  ).map(({ bytes }) => bytes)

  it.each([
    ['manifest', decodeManifest],
    ['chapter', decodeChapter],
  ] as const)(
    'has a %s that is read or refused after any damage',
    (_what, decode) => {
      fc.assert(
        fc.property(damaged(files), bytes => {
          const decoded = decode(bytes)
          if (!decoded.ok)
            expect(decoded.fault.code).toMatch(
              /^bundle\.(broken-json|unknown-version|wrong-shape)$/,
            )
        }),
        runs,
      )
    },
    fuzzPatience,
  )
})

describe('a backup file', () => {
  const samples = fc.sample(anyWork(), { numRuns: 6, seed: 4 }).map(work => {
    const book = { id: bookId('b1'), title: '山居', text: [] }
    const made = encodeBackup({ of: 'library', program: '0', madeAt: 1, books: [book], work })
    return made.ok ? made.value : new Uint8Array()
  })

  it(
    'is read or refused after any damage',
    () => {
      fc.assert(
        fc.property(damaged(samples), bytes => {
          const decoded = decodeBackup(bytes, checked)
          if (!decoded.ok) expect(backupFaultCodes).toContain(decoded.fault.code)
          expect(Object.keys(Object.prototype)).toEqual([])
        }),
        runs,
      )
    },
    fuzzPatience,
  )
})
