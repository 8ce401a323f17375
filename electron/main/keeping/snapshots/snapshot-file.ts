/**
 * A snapshot on the disk: `<time>.json.gz`, which any unpacker and JSON reader opens, and its
 * sidecar `<time>.json.gz.sha256`. The sidecar has the form that `sha256sum --check` reads, with
 * facts about the snapshot in a comment line.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual, promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { BackupEntry, BackupKind, LargeStep } from '#contract/answers'
import { largeSteps } from '#contract/keeping'
import { schemaNumber, sequence } from '#contract/entries'
import { canonical, countsOf, type Work } from '#domain/work'
import * as v from 'valibot'
import { moved, syncFolder, writeNew } from '../../files/write-whole.ts'
import { timeName } from '../folders.ts'
import { storedCounts, storedSequence, storedTime, storedWork } from '../checks/stored.ts'

const info = v.strictObject({
  version: v.literal(1),
  libraryId: v.string(),
  schemaVersion: schemaNumber,
  seq: storedSequence,
  madeAt: storedTime,
  journal: sequence,
  counts: storedCounts,
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
})
const newer = v.object({ version: v.pipe(sequence, v.minValue(2)) })
/**
 * What is known about a snapshot without unpacking it. `hash` is the SHA-256 of its `canonical`
 * form; `journal` is the number of the last journal file in it.
 */
type SnapshotInfo = Readonly<v.InferOutput<typeof info>>

/** A snapshot on the disk. */
export interface Snapshot {
  readonly name: string
  readonly kind: Exclude<BackupKind, 'raw'>
  readonly path: string
  readonly bytes: number
  /**
   * The large step that followed. It is part of the name, so that an older program treats it like
   * any other snapshot.
   */
  readonly before: LargeStep | null
  readonly info: SnapshotInfo
}

/** A snapshot as the page receives it. */
export const entryOf = ({
  name,
  kind,
  bytes,
  before,
  info: { madeAt, counts },
}: Snapshot): BackupEntry => ({
  name,
  kind,
  ...(before && { before }),
  at: madeAt,
  bytes,
  counts,
})

export const extension = '.json.gz'
export const sidecar = '.sha256'
export const partSuffix = '.part'
/**
 * The name of a snapshot while it is being written or deleted. A sidecar beside it is then no sign
 * of a loss.
 */
export const unfinishedName = (name: string): string => `.${name}${partSuffix}`

/** The name of a snapshot made at `madeAt`, before `step`. */
const nameOf = (madeAt: number, step: LargeStep | null): string =>
  `${timeName(madeAt)}${step === null ? '' : `-before-${step}`}${extension}`

/** The large step in the snapshot's name, or null. */
export const stepIn = (name: string): LargeStep | null =>
  largeSteps.find(step => name.endsWith(`-before-${step}${extension}`)) ?? null

/** Thrown if a file is not the snapshot that it should be. */
export class DamagedError extends Error {
  override name = 'DamagedError'
}

const content = v.looseObject({
  format: v.literal('duizhao-snapshot'),
  version: v.literal(1),
  madeAt: storedTime,
  journal: sequence,
  work: storedWork,
})

/** Writes `work` as a snapshot into `folder`, reads it back and compares. */
export async function writeSnapshot(
  folder: string,
  kind: Snapshot['kind'],
  work: Work,
  { madeAt, journal, before = null }: Making & { readonly before?: LargeStep | null },
): Promise<Snapshot> {
  const name = nameOf(madeAt, before)
  const path = join(folder, name)
  const json = JSON.stringify({ format: 'duizhao-snapshot', version: 1, madeAt, journal, work })
  const bytes = await promisify(gzip)(json)
  const part = join(folder, unfinishedName(name))
  await writeNew(part, bytes)
  const made = infoOf(work, { madeAt, journal })
  const hash = sha256(bytes)
  const found = await decoded(await readFile(part), hash)
  if (!isDeepStrictEqual(infoOf(found.work, found), made)) throw new DamagedError(name)
  await writeNew(path + sidecar, Buffer.from(sidecarText(hash, name, made)))
  await moved(part, path)
  await syncFolder(folder)
  return { name, kind, path, bytes: bytes.byteLength, before, info: made }
}

/**
 * Reads the sidecar of the snapshot called `name` in `folder`. Returns null if a newer program made
 * it. Throws `DamagedError` or Node's error.
 */
export async function findSnapshot(
  folder: string,
  kind: Snapshot['kind'],
  name: string,
): Promise<Snapshot | null> {
  const path = join(folder, name)
  const { info } = readSidecar(await readFile(path + sidecar, 'utf8'), name)
  if (info === null) return null
  const { size } = await stat(path)
  return { name, kind, path, bytes: size, before: stepIn(name), info }
}

/** Whether the bytes of a snapshot are those that were written. */
export async function isWhole({ path, name }: Snapshot): Promise<boolean> {
  const { hash } = readSidecar(await readFile(path + sidecar, 'utf8'), name)
  return (await hashOf(path)) === hash
}

/** Reads a whole snapshot. Throws `DamagedError` if it has changed since it was made. */
export async function readSnapshot({ path, name, info }: Snapshot): Promise<Work> {
  const { hash } = readSidecar(await readFile(path + sidecar, 'utf8'), name)
  const { madeAt, journal, work } = await decoded(await readFile(path), hash)
  // The file's hash covers the rows as well.
  const found = { ...factsOf(work, { madeAt, journal }), hash: info.hash }
  if (!isDeepStrictEqual(found, info)) throw new DamagedError(name)
  return work
}

/**
 * Returns the bytes of a snapshot as they are on the disk. Throws `DamagedError` if they have
 * changed, or Node's error.
 */
export async function snapshotBytes(snapshot: Snapshot): Promise<Uint8Array> {
  if (!(await isWhole(snapshot))) throw new DamagedError(snapshot.name)
  return readFile(snapshot.path)
}

async function decoded(bytes: Buffer, hash: string): Promise<v.InferOutput<typeof content>> {
  if (sha256(bytes) !== hash) throw new DamagedError('hash')
  const json: unknown = JSON.parse((await promisify(gunzip)(bytes)).toString('utf8'))
  const { success, output } = v.safeParse(content, json)
  if (!success) throw new DamagedError('shape')
  return output
}

type Making = Pick<SnapshotInfo, 'madeAt' | 'journal'>

const factsOf = (work: Work, { madeAt, journal }: Making) => ({
  version: 1 as const,
  libraryId: work.libraryId,
  schemaVersion: work.schemaVersion,
  seq: work.seq,
  madeAt,
  journal,
  counts: countsOf(work),
})

const infoOf = (work: Work, making: Making): SnapshotInfo => ({
  ...factsOf(work, making),
  hash: sha256(canonical(work)),
})

const sidecarText = (hash: string, name: string, info: SnapshotInfo): string =>
  `${hash}  ${name}\n# ${JSON.stringify(info)}\n`

interface Sidecar {
  /** SHA-256 of the snapshot's bytes. */
  readonly hash: string
  /** Null if a newer program wrote it. */
  readonly info: SnapshotInfo | null
}

function readSidecar(text: string, name: string): Sidecar {
  const [, hash, of, json] = /^([0-9a-f]{64}) {2}(.+)\n# (.+)\n$/.exec(text) ?? []
  const found = v.safeParse(v.pipe(v.string(), v.parseJson(), v.union([info, newer])), json)
  if (hash === undefined || of !== name || !found.success) throw new DamagedError(name)
  return { hash, info: 'seq' in found.output ? found.output : null }
}

/** Hashes a file in pieces, so that main is never blocked for long. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece)
  return hash.digest('hex')
}

const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex')
