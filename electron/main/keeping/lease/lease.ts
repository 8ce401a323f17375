/**
 * One program writes to a library. Chromium's own locks are files that can be deleted, and another
 * host does not see them, so the library has a lease of its own. A second program writes a question
 * into the lease and opens the library read-only if it gets an answer. A holder that stays silent
 * loses the lease, and notices before its next write. No clocks are compared: the asking program
 * measures the silence itself.
 */
import { randomUUID } from 'node:crypto'
import { access, constants, stat, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import type { Hold } from '#contract/keeping'
import { makeFolder } from '../../files/owner-only.ts'
import { errorCode } from '../../files/write-whole.ts'
import {
  amendLease,
  askLease,
  createLease,
  readLease,
  takeLeaseAway,
  type FoundLease,
  type Terms,
} from './lease-file.ts'
import { inTurns } from '../../turns.ts'
import { hasEnded, thisProcess, type ProcessName } from './process-name.ts'

/** Thrown instead of writing to a library that is no longer ours. */
export class NotOursError extends Error {
  override name = 'NotOursError'
  readonly hold: Exclude<Hold, 'ours'>
  constructor(hold: Exclude<Hold, 'ours'>) {
    super(hold)
    this.hold = hold
  }
}

/** The right to write to a library. */
export interface Lease {
  /** Looks on the disk whether the library is still ours. Never rejects. */
  readonly check: () => Promise<Hold>
  /** The last result of `check`. */
  readonly hold: () => Hold
  /** Ends the lease, so that another program may have the library. Never rejects. */
  readonly release: () => Promise<void>
}

/** The result of claiming a library. */
export type Claim =
  /** `isCopy`: the folder was copied from elsewhere since a program last held it. */
  | { readonly may: 'write'; readonly lease: Lease; readonly isCopy: boolean }
  /**
   * `elsewhere`: another program, on `host`, holds it. `unwritable`: nothing can be written there.
   */
  | { readonly may: 'read'; readonly why: 'elsewhere'; readonly host: string }
  | { readonly may: 'read'; readonly why: 'unwritable' }

interface LeaseTools {
  /** The folder `library`. */
  readonly library: string
  /** Called when the result of `check` changes. */
  readonly changed: (hold: Hold) => void
  readonly self?: ProcessName
  readonly pace?: Pace
}

/**
 * Milliseconds: between two looks of a holder, between two looks of an asking program, and the
 * silence after which a holder counts as ended.
 */
export interface Pace {
  readonly look: number
  readonly ask: number
  readonly patience: number
}
const usual: Pace = { look: 1000, ask: 200, patience: 5000 }

const fileName = 'lease.json'
/** The system's codes for a place that cannot be written to. */
const unwritable = ['EROFS', 'EACCES', 'EPERM']

/** Claims the library. A holder that replies keeps it. Never rejects. */
export async function claimLease(tools: LeaseTools): Promise<Claim> {
  const { library, self = thisProcess(), pace = usual } = tools
  const path = join(library, fileName)
  let isCopy = false
  try {
    await makeFolder(library)
    for (;;) {
      const here = await folderAt(library)
      const found = await readLease(path)
      if (found) {
        if (!(await isFree(path, found, { self, pace })))
          return { may: 'read', why: 'elsewhere', host: hostIn(found) }
        isCopy = isCopied(found, here, self)
        await takeLeaseAway(path, found.text, self.owner)
      }
      const terms = termsOf(self, here)
      const file = await createLease(path, terms)
      if (file) return { may: 'write', lease: new HeldLease(tools, { terms, file, pace }), isCopy }
    }
  } catch (error) {
    if (await isUnwritable(library, error)) return { may: 'read', why: 'unwritable' }
    // A full or failing disk is reported by the next write. The reader is not kept out for want of
    // this file.
    const terms = termsOf(self, await folderOrNowhere(library))
    return { may: 'write', lease: new HeldLease(tools, { terms, file: null, pace }), isCopy }
  }
}

/**
 * Also tests the folder with `access`, because Node reports another code when a folder cannot be
 * made on a read-only disk.
 */
async function isUnwritable(library: string, error: unknown): Promise<boolean> {
  if (unwritable.includes(errorCode(error))) return true
  for (const folder of [library, dirname(library)]) {
    const refusal = await access(folder, constants.W_OK).then(() => '', errorCode)
    if (refusal !== 'ENOENT') return unwritable.includes(refusal)
  }
  return false
}

interface Folder {
  readonly device: string
  readonly inode: string
}
const nowhere: Folder = { device: '', inode: '' }

async function folderAt(path: string): Promise<Folder> {
  const { dev, ino } = await stat(path, { bigint: true })
  return { device: String(dev), inode: String(ino) }
}

const isSame = (a: Folder, b: Folder) => a.device === b.device && a.inode === b.inode

const termsOf = (self: ProcessName, { device, inode }: Folder): Terms => ({
  version: 1,
  ...self,
  held: true,
  answers: 0,
  device,
  inode,
})

const hostIn = ({ terms }: FoundLease): string => (typeof terms === 'object' ? terms.host : '')

/**
 * Whether the folder is a copy. Device numbers hold until the system restarts; inodes hold while
 * the folder exists.
 */
function isCopied({ terms }: FoundLease, here: Folder, self: ProcessName): boolean {
  if (typeof terms !== 'object') return false
  return terms.inode !== here.inode || (terms.boot === self.boot && terms.device !== here.device)
}

/**
 * Whether nobody holds the lease: it was released, is torn, or its holder has ended or does not
 * answer.
 */
async function isFree(
  path: string,
  found: FoundLease,
  { self, pace }: { readonly self: ProcessName; readonly pace: Pace },
): Promise<boolean> {
  const { terms } = found
  if (terms === 'torn') return true
  if (typeof terms === 'object' && (!terms.held || hasEnded(terms, self))) return true
  await askLease(path, randomUUID())
  const asked = performance.now()
  while (performance.now() - asked < pace.patience) {
    await after(pace.ask)
    const now = await readLease(path)
    if (now?.text === found.text) continue
    return now === null || (typeof now.terms === 'object' && !now.terms.held)
  }
  return true
}

/** A lease as it was claimed. */
interface Claimed {
  readonly terms: Terms
  /** The last question that got a reply. */
  readonly file: FileHandle | null
  readonly pace: Pace
}

class HeldLease implements Lease {
  readonly #library: string
  readonly #path: string
  readonly #profile: string
  readonly #changed: LeaseTools['changed']
  readonly #home: Promise<Folder>
  readonly #inTurn = inTurns()
  readonly #timer: NodeJS.Timeout
  #terms: Terms
  #file: FileHandle | null
  #hold: Hold = 'ours'
  #isReleased = false
  /** The last question that got a reply. */
  #answered = ''

  constructor({ library, changed }: LeaseTools, { terms, file, pace }: Claimed) {
    this.#library = library
    this.#path = join(library, fileName)
    this.#profile = dirname(library)
    this.#changed = changed
    this.#terms = terms
    this.#file = file
    this.#home = folderOrNowhere(this.#profile)
    this.#timer = setInterval(() => void this.check(), pace.look)
    this.#timer.unref()
  }

  check(): Promise<Hold> {
    return this.#inTurn(async () => {
      const next = await this.#look().catch(() => this.#hold)
      if (next === this.#hold) return next
      this.#hold = next
      if (next === 'taken') clearInterval(this.#timer)
      this.#changed(next)
      return next
    })
  }

  hold(): Hold {
    return this.#hold
  }

  async release(): Promise<void> {
    clearInterval(this.#timer)
    await this.check()
    this.#isReleased = true
    const file = this.#file
    if (this.#hold === 'ours' && file) {
      await amendLease(file, { ...this.#terms, held: false }).catch(() => {})
    }
    await file?.close().catch(() => {})
    this.#file = null
  }

  /** Looks at the folder and the file, and replies to a question in the file. */
  async #look(): Promise<Hold> {
    if (this.#hold === 'taken' || this.#isReleased) return this.#hold
    const here = await folderAt(this.#library).catch((error: unknown) => errorCode(error))
    if (here === 'ENOENT' || here === 'ENOTDIR') {
      const isHome = isSame(await folderOrNowhere(this.#profile), await this.#home)
      return isHome ? this.#makeAgain() : 'moved'
    }
    // A folder or file that cannot be read is no sign of another program.
    if (typeof here === 'string') return this.#hold
    if (this.#terms.inode !== '' && !isSame(here, this.#terms)) return 'moved'
    const found = await readLease(this.#path).catch(() => 'unreadable' as const)
    if (found === 'unreadable') return this.#hold
    if (found === null || found.terms === 'torn') return this.#makeAgain()
    if (typeof found.terms !== 'object' || found.terms.owner !== this.#terms.owner) return 'taken'
    await this.#answer(found.asked)
    return 'ours'
  }

  async #answer(question: string): Promise<void> {
    if (question === this.#answered || !this.#file) return
    this.#answered = question
    this.#terms = { ...this.#terms, answers: this.#terms.answers + 1 }
    await amendLease(this.#file, this.#terms).catch(() => {})
  }

  /**
   * Makes the file, and its folder, again: they were deleted, or there was never space for them.
   * Returns `taken` if another program is quicker.
   */
  async #makeAgain(): Promise<Hold> {
    try {
      await makeFolder(this.#library)
      const terms = { ...this.#terms, ...(await folderAt(this.#library)) }
      this.#terms = terms
      const found = await readLease(this.#path)
      if (found) await takeLeaseAway(this.#path, found.text, terms.owner)
      const made = await createLease(this.#path, terms)
      if (!made) return 'taken'
      await this.#file?.close().catch(() => {})
      this.#file = made
    } catch {
      // The disk is full, or fails. That is no sign of another program.
    }
    return 'ours'
  }
}

const folderOrNowhere = (path: string): Promise<Folder> => folderAt(path).catch(() => nowhere)
