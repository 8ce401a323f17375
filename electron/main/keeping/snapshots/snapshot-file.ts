/**
 * A snapshot on the disk: `<time>.json.gz`, which any unpacker and any reader of JSON opens,
 * and beside it `<time>.json.gz.sha256` in the form that `sha256sum --check` reads, with what
 * is worth knowing of the snapshot in a comment line.
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
/** What is known of a snapshot without unpacking it. `hash` is the SHA-256 of `canonical`; `journal` the number of the last journal file that is in it. */
export type SnapshotInfo = Readonly<v.InferOutput<typeof info>>

/** A snapshot that lies on the disk. */
export interface Snapshot {
  readonly name: string
  readonly kind: Exclude<BackupKind, 'raw'>
  readonly path: string
  readonly bytes: number
  /** Before what it was made: its name says it, so that an older program takes it for any other. */
  readonly before: LargeStep | null
  readonly info: SnapshotInfo
}

/** A snapshot as the page hears of it. */
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
/** What the snapshot called `name` is called while it is being written, or taken away: what lies beside it then is no sign of a loss. */
export const unfinishedName = (name: string): string => `.${name}${partSuffix}`

/** What a snapshot is called that is made at `madeAt`, before `step`. */
const nameOf = (madeAt: number, step: LargeStep | null): string =>
  `${timeName(madeAt)}${step === null ? '' : `-before-${step}`}${extension}`

/** Before what the snapshot called `name` was made. */
export const stepIn = (name: string): LargeStep | null =>
  largeSteps.find(step => name.endsWith(`-before-${step}${extension}`)) ?? null

/** Thrown where a file is not the snapshot it should be. */
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

/** Writes `work` into `folder` as a snapshot made at `madeAt`, reads it back and compares. */
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
 * What is said of the snapshot called `name` in `folder`; null if a newer program made it.
 * Throws `DamagedError` or Node's.
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

/** All that is in a snapshot. Throws `DamagedError` if it is not what it was when it was made. */
export async function readSnapshot({ path, name, info }: Snapshot): Promise<Work> {
  const { hash } = readSidecar(await readFile(path + sidecar, 'utf8'), name)
  const { madeAt, journal, work } = await decoded(await readFile(path), hash)
  // The hash of the rows says nothing that the hash of the file does not.
  const found = { ...factsOf(work, { madeAt, journal }), hash: info.hash }
  if (!isDeepStrictEqual(found, info)) throw new DamagedError(name)
  return work
}

/** The bytes of a snapshot as they lie on the disk. Throws `DamagedError` if they are not those that were written, or Node's. */
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
  /** Null: of a newer program. */
  readonly info: SnapshotInfo | null
}

function readSidecar(text: string, name: string): Sidecar {
  const [, hash, of, json] = /^([0-9a-f]{64}) {2}(.+)\n# (.+)\n$/.exec(text) ?? []
  const found = v.safeParse(v.pipe(v.string(), v.parseJson(), v.union([info, newer])), json)
  if (hash === undefined || of !== name || !found.success) throw new DamagedError(name)
  return { hash, info: 'seq' in found.output ? found.output : null }
}

/** The main process reads a large file a piece at a time, so that it is never busy for long. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece)
  return hash.digest('hex')
}

const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex')
