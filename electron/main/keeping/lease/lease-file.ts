/**
 * The lease as a file: what its holder says of itself, in a stretch of fixed length that it writes over in place, and after it
 * what another program asks. Neither writes where the other does, and the file never grows, so a full disk is no matter.
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
  /** False: its holder has ended by itself. */
  held: v.boolean(),
  /** Rises with every answer to somebody who asks. */
  answers: v.pipe(v.number(), v.safeInteger()),
  /** The folder it lies in, as the system numbers it. */
  device: v.string(),
  inode: v.string(),
})
export type Terms = Readonly<v.InferOutput<typeof terms>>

/** What a lease file holds. */
export interface FoundLease {
  /** The bytes of the holder's stretch. */
  readonly text: string
  /** `torn`: a power cut has left no lease. `unknown`: a newer program's. */
  readonly terms: Terms | 'torn' | 'unknown'
  /** What was asked last; empty if nothing was. */
  readonly asked: string
}

const stretch = 2048
const question = 64

const bytesOf = (given: Terms): Buffer =>
  Buffer.from(JSON.stringify(given).padEnd(stretch - 1) + '\n')

/** Null if there is none. Rejects with Node's error where there is one that cannot be read. */
export async function readLease(path: string): Promise<FoundLease | null> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  })
  if (!bytes) return null
  const text = bytes.subarray(0, stretch).toString('utf8')
  return { text, terms: termsIn(text), asked: bytes.subarray(stretch).toString('utf8').trim() }
}

function termsIn(text: string): FoundLease['terms'] {
  try {
    const { success, output } = v.safeParse(terms, JSON.parse(text))
    return success ? output : 'unknown'
  } catch {
    return 'torn'
  }
}

/** Makes the file, whole at once, and opens it. Null if there is one already. Leaves nothing behind where it rejects, as on a full disk. */
export async function createLease(path: string, given: Terms): Promise<FileHandle | null> {
  const part = join(dirname(path), `.lease-${given.owner}`)
  try {
    // What a try before could not take away must not stand in the way of this one.
    await rm(part, { force: true })
    await writeFile(part, Buffer.concat([bytesOf(given), Buffer.alloc(question, ' ')]), {
      flag: 'wx',
      mode: ownerOnly.file,
    })
    return await openLinked(part, path)
  } finally {
    await rm(part, { force: true })
  }
}

/** The file `part`, open, under the name `path`. Null if that name is taken. */
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

/** Some file systems have no second names; there a file is taken for made when nobody else made it. */
async function linked(part: string, path: string): Promise<void> {
  try {
    await link(part, path)
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK'].includes(errorCode(error))) throw error
    if (await readLease(path)) throw Object.assign(new Error('there'), { code: 'EEXIST' })
    await rename(part, path)
  }
}

/** Writes what the holder now says, into the file it opened: whoever has taken the name of it since is not written over. */
export async function amendLease(file: FileHandle, given: Terms): Promise<void> {
  await file.write(bytesOf(given), 0, stretch, 0)
  await file.datasync()
}

/** Asks whoever holds the lease whether it is there. */
export async function askLease(path: string, asked: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.write(Buffer.from(asked.padEnd(question)), 0, question, stretch)
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** Takes the file away if it is still the one that says `text`. Of several programs that do so at once one succeeds. */
export async function takeLeaseAway(path: string, text: string, owner: string): Promise<void> {
  const aside = join(dirname(path), `.lease-${owner}`)
  try {
    await rename(path, aside)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw error
  }
  const found = await readLease(aside)
  // It has become somebody else's since it was looked at, and goes back, unless there is another again.
  if (found?.text !== text) await link(aside, path).catch(() => {})
  await rm(aside, { force: true })
}
