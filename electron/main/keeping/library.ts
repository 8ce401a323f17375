/** Computes the next witness from events while the program runs. */
import type { OpenedStore } from '#contract/answers'
import type { Counts } from '#domain/work'
import { tableNames } from '#domain/work'
import type { Snapshot } from './snapshots/snapshot-file.ts'
import type { StoredWitness } from './checks/witness.ts'

/** The witness of a library that the page has opened and found whole. */
export function openedWitness(
  { libraryId, schemaVersion, seq, counts, sum }: OpenedStore,
  before: StoredWitness | null,
  engine: string,
): StoredWitness {
  const same = before?.libraryId === libraryId ? before : null
  return {
    libraryId,
    schemaVersion,
    seq,
    counts,
    hash: same?.hash ?? '',
    clean: false,
    journal: before?.journal ?? 0,
    snapshot: same?.snapshot ?? null,
    engine,
    content: sum === undefined ? null : { seq, sum },
    files: null,
  }
}

/**
 * The witness after `snapshot` was made. Rows of the database that were never journalled still
 * count.
 */
export const withSnapshot = (witness: StoredWitness, { name, info }: Snapshot): StoredWitness => ({
  ...witness,
  seq: Math.max(witness.seq, info.seq),
  counts: mostOf(witness.counts, info.counts),
  hash: info.hash,
  snapshot: name,
})

function mostOf(a: Counts, b: Counts): Counts {
  const most = { ...a }
  for (const table of tableNames) Object.assign(most, { [table]: Math.max(a[table], b[table]) })
  return most
}

/** The part of the witness that the page receives. */
export const witnessFor = ({
  libraryId,
  schemaVersion,
  seq,
  counts,
  hash,
  clean,
  content,
}: StoredWitness) => ({
  libraryId,
  schemaVersion,
  seq,
  counts,
  hash,
  clean,
  content,
})
