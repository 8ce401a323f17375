import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { canonicalJson } from '#domain/canonical-json'
import fc from 'fast-check'
import { emptyWork, countsOf } from '#domain/work'
import { expect, it } from 'vitest'
import { freshFolders } from '../testing.ts'
import { readWitness, writeWitness, type StoredWitness } from './witness.ts'

const witness: StoredWitness = {
  libraryId: '图书馆',
  schemaVersion: 2,
  seq: 12,
  counts: { ...countsOf(emptyWork('')), translations: 7 },
  hash: '',
  clean: true,
  journal: 3,
  snapshot: null,
  engine: 'app_bundle_0.indexeddb.leveldb',
  content: { seq: 12, sum: '0123456789abcdef' },
  files: { journal: { '000001-000001.jsonl': 512 }, auto: {}, manual: {} },
}

it('reads the witness that was written, and null without a file', async () => {
  const { witness: path } = await freshFolders()
  expect(await readWitness(path)).toBeNull()
  await writeWitness(path, witness)
  expect(await readWitness(path)).toEqual(witness)
})

it('reads a witness written when there were fewer tables, with 0 rows for the others', async () => {
  const { witness: path } = await freshFolders()
  await mkdir(dirname(path), { recursive: true })
  const { books: _, ...counts } = witness.counts
  const record = { version: 1, ...witness, counts }
  const sha256 = createHash('sha256').update(canonicalJson(record)).digest('hex')
  await writeFile(path, JSON.stringify({ sha256, witness: record }))
  expect(await readWitness(path)).toEqual(witness)
})

it('a witness with any byte changed or cut off is never read as another one', async () => {
  const { witness: path } = await freshFolders()
  await writeWitness(path, witness)
  const whole = await readFile(path)
  const change = fc.record({ at: fc.nat(whole.length - 1), by: fc.integer({ min: 1, max: 255 }) })
  await fc.assert(
    fc.asyncProperty(change, fc.boolean(), async ({ at, by }, cut) => {
      const bytes = Buffer.from(whole)
      bytes[at]! ^= by
      await writeFile(path, cut ? whole.subarray(0, at) : bytes)
      const found = await readWitness(path)
      // Whitespace between the fields carries nothing, so it may change.
      if (found !== 'damaged') expect(found).toEqual(witness)
    }),
    { numRuns: 300 },
  )
})
