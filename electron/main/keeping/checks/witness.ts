/** What is known of the library beside itself: a small file, written whole, that can tell whether it is as it was written. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Witness } from '#contract/answers'
import { amount, contentMark, schemaNumber, sequence } from '#contract/entries'
import { canonicalJson } from '#domain/canonical-json'
import * as v from 'valibot'
import { makeFolder } from '../../files/owner-only.ts'
import { errorCode, writeWhole } from '../../files/write-whole.ts'
import type { Inventory } from './inventory.ts'
import { storedCounts, storedSequence } from './stored.ts'

const sizes = v.record(v.string(), amount)

const schema = v.strictObject({
  version: v.literal(1),
  libraryId: v.string(),
  schemaVersion: schemaNumber,
  seq: storedSequence,
  counts: storedCounts,
  hash: v.string(),
  clean: v.boolean(),
  journal: sequence,
  snapshot: v.nullable(v.string()),
  engine: v.string(),
  content: v.optional(contentMark),
  files: v.optional(v.strictObject({ journal: sizes, auto: sizes, manual: sizes })),
})

/** What the page is told of it, and what only main needs. */
export interface StoredWitness extends Witness {
  /** The number of the journal's last file. */
  readonly journal: number
  /** The name of the newest snapshot. */
  readonly snapshot: string | null
  /** Names of Chromium's folders of the database: another engine has others, and loses what this one kept. */
  readonly engine: string
  /** What lay beside the witness when it was written; null if an older program wrote it. */
  readonly files: Inventory | null
}

const file = v.pipe(
  v.string(),
  v.parseJson(),
  v.strictObject({ sha256: v.string(), witness: v.looseObject({}) }),
)

/** Null if there is none; `damaged` if there is a file that is not as it was written. */
export async function readWitness(path: string): Promise<StoredWitness | 'damaged' | null> {
  try {
    const stored = v.safeParse(file, await readFile(path, 'utf8'))
    // The hash is of what was written, which in an older program's file is less than what is read from it.
    if (!stored.success || stored.output.sha256 !== hashOf(stored.output.witness)) return 'damaged'
    const { success, output } = v.safeParse(schema, stored.output.witness)
    if (!success) return 'damaged'
    const { version: _, content = null, files = null, ...witness } = output
    return { ...witness, content, files }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

export async function writeWitness(path: string, witness: StoredWitness): Promise<void> {
  const { libraryId, schemaVersion, seq, counts, hash, clean, journal, snapshot, engine } = witness
  const { content, files } = witness
  const record: v.InferOutput<typeof schema> = {
    version: 1,
    libraryId,
    schemaVersion,
    seq,
    counts,
    hash,
    clean,
    journal,
    snapshot,
    engine,
    ...(content && { content }),
    ...(files && { files }),
  }
  await makeFolder(dirname(path))
  const text = JSON.stringify({ sha256: hashOf(record), witness: record })
  await writeWhole(path, Buffer.from(text))
}

const hashOf = (record: object): string =>
  createHash('sha256').update(canonicalJson(record)).digest('hex')
