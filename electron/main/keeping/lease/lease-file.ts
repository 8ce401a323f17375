/**
 * The lease as a file. Its first part, of fixed length, describes the holder, who overwrites it in
 * place. After it is the question of another program. Neither writes where the other does, and the
 * file never grows, so it works on a full disk.
 */
import { link, open, readFile, rename, rm, writeFile, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { ownerOnly } from '../../files/owner-only.ts'
import { errorCode } from '../../files/write-whole.ts'
import { processName } from './process-name.ts'

const terms = v.object({
  version: v.literal(1),
  ...processName.entries,
  /** False if the holder has ended by itself. */
  held: v.boolean(),
  /** Rises with each reply of the holder. */
  answers: v.pipe(v.number(), v.safeInteger()),
  /** The folder of the lease, as the system numbers it. */
  device: v.string(),
  inode: v.string(),
})
export type Terms = Readonly<v.InferOutput<typeof terms>>

/** The contents of a lease file. */
export interface FoundLease {
  /** The bytes of the holder's part. */
  readonly text: string
  /** `torn`: a power cut left no valid lease. `unknown`: a newer program wrote it. */
  readonly terms: Terms | 'torn' | 'unknown'
  /** The last question; empty if there was never one. */
  readonly asked: string
}

const termsLength = 2048
const questionLength = 64

const bytesOf = (given: Terms): Buffer =>
  Buffer.from(JSON.stringify(given).padEnd(termsLength - 1) + '\n')

/**
 * Reads the lease. Returns null if there is no file. Rejects with Node's error if it cannot be
 * read.
 */
export async function readLease(path: string): Promise<FoundLease | null> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  })
  if (!bytes) return null
  const text = bytes.subarray(0, termsLength).toString('utf8')
  return { text, terms: termsIn(text), asked: bytes.subarray(termsLength).toString('utf8').trim() }
}

function termsIn(text: string): FoundLease['terms'] {
  try {
    const { success, output } = v.safeParse(terms, JSON.parse(text))
    return success ? output : 'unknown'
  } catch {
    return 'torn'
  }
}

/**
 * Creates the file, complete from the start, and opens it. Returns null if there is one already.
 * Leaves nothing behind when it rejects, as on a full disk.
 */
export async function createLease(path: string, given: Terms): Promise<FileHandle | null> {
  const part = join(dirname(path), `.lease-${given.owner}`)
  try {
    // An earlier attempt may have left this file.
    await rm(part, { force: true })
    await writeFile(part, Buffer.concat([bytesOf(given), Buffer.alloc(questionLength, ' ')]), {
      flag: 'wx',
      mode: ownerOnly.file,
    })
    return await openLinked(part, path)
  } finally {
    await rm(part, { force: true })
  }
}

/** Opens `part` and gives it the name `path`. Returns null if that name is taken. */
async function openLinked(part: string, path: string): Promise<FileHandle | null> {
  const file = await open(part, 'r+')
  try {
    await linked(part, path)
    return file
  } catch (error) {
    await file.close()
    if (errorCode(error) === 'EEXIST') return null
    throw error
  }
}

/**
 * Links `part` under the name `path`. Some file systems have no hard links; there it renames `part`
 * if no other program has made the file.
 */
async function linked(part: string, path: string): Promise<void> {
  try {
    await link(part, path)
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK'].includes(errorCode(error))) throw error
    if (await readLease(path)) throw Object.assign(new Error('there'), { code: 'EEXIST' })
    await rename(part, path)
  }
}

/**
 * Writes new terms into the opened file. If another program has taken over the name since, its file
 * is not touched.
 */
export async function amendLease(file: FileHandle, given: Terms): Promise<void> {
  await file.write(bytesOf(given), 0, termsLength, 0)
  await file.datasync()
}

/** Asks the holder of the lease whether it is running. */
export async function askLease(path: string, asked: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.write(Buffer.from(asked.padEnd(questionLength)), 0, questionLength, termsLength)
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** Removes the file if it still holds `text`. If several programs do so at once, one succeeds. */
export async function takeLeaseAway(path: string, text: string, owner: string): Promise<void> {
  const aside = join(dirname(path), `.lease-${owner}`)
  try {
    await rename(path, aside)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw error
  }
  const found = await readLease(aside)
  // Another program has replaced it since it was read, so it goes back, unless there is a newer
  // one.
  if (found?.text !== text) await link(aside, path).catch(() => {})
  await rm(aside, { force: true })
}
