/**
 * The witness: a small file, written whole, that says what the library should hold. It carries its
 * own hash, so damage is noticed.
 */
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

/** The part that the page receives, and the part that only main needs. */
export interface StoredWitness extends Witness {
  /** The number of the journal's last file. */
  readonly journal: number
  /** The name of the newest snapshot. */
  readonly snapshot: string | null
  /**
   * Names of Chromium's database folders. Another engine uses other names, and does not see this
   * one's data.
   */
  readonly engine: string
  /**
   * The files of the second copy when the witness was written; null if an older program wrote it.
   */
  readonly files: Inventory | null
}

const file = v.pipe(
  v.string(),
  v.parseJson(),
  v.strictObject({ sha256: v.string(), witness: v.looseObject({}) }),
)

/**
 * Reads the witness. Returns null if there is no file, and `damaged` if its bytes have changed.
 * Rejects with Node's error if it cannot be read.
 */
export async function readWitness(path: string): Promise<StoredWitness | 'damaged' | null> {
  try {
    const stored = v.safeParse(file, await readFile(path, 'utf8'))
    // The hash covers what was written. An older program wrote fewer fields than this one reads.
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

/** Replaces the witness as a whole, and makes its folder. Rejects if the disk refuses. */
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
