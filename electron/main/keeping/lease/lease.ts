/**
 * One program writes into a library. Chromium's own locks are files that may be deleted, and say nothing to another host, so
 * the library has a lease of its own. Who comes second asks, and reads only if there is an answer; one that is silent has lost
 * the lease, and finds that out before it next writes. No clock is compared: a host is silent when it has not answered in a while that the asking one has measured.
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

/** Thrown where something would be written into a library that is ours no more. */
export class NotOursError extends Error {
  override name = 'NotOursError'
  readonly hold: Exclude<Hold, 'ours'>
  constructor(hold: Exclude<Hold, 'ours'>) {
    super(hold)
    this.hold = hold
  }
}

/** The right to write into a library. */
export interface Lease {
  /** Whether it is still ours; looked up on the disk. Never rejects. */
  readonly check: () => Promise<Hold>
  /** The last answer, without looking. */
  readonly hold: () => Hold
  /** Gives it up. Never rejects. */
  readonly release: () => Promise<void>
}

/** How a program came to a library. */
export type Claim =
  /** `isCopy`: the folder was copied from elsewhere since a program last had it. */
  | { readonly may: 'write'; readonly lease: Lease; readonly isCopy: boolean }
  /** `elsewhere`: another program, on `host`, has it. `unwritable`: nothing can be written there. */
  | { readonly may: 'read'; readonly why: 'elsewhere'; readonly host: string }
  | { readonly may: 'read'; readonly why: 'unwritable' }

export interface LeaseTools {
  /** The folder `library`. */
  readonly library: string
  /** Hears of each change of the answer. */
  readonly changed: (hold: Hold) => void
  readonly self?: ProcessName
  readonly pace?: Pace
}

/** Milliseconds: how often a holder looks, how often one who asked does, and after how long a silent holder has ended. */
export interface Pace {
  readonly look: number
  readonly ask: number
  readonly patience: number
}
const usual: Pace = { look: 1000, ask: 200, patience: 5000 }

const fileName = 'lease.json'
/** What a system says of a place where nothing can be written. */
const unwritable = ['EROFS', 'EACCES', 'EPERM']

/** Asks for the library. A holder that answers keeps it; never rejects. */
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
    // A disk that is full or fails is told of by whoever writes on it. Nobody is kept out of his library for want of this file.
    const terms = termsOf(self, await folderOrNowhere(library))
    return { may: 'write', lease: new HeldLease(tools, { terms, file: null, pace }), isCopy }
  }
}

/** Asked of the system itself as well: Node calls it something else where a folder cannot be made on a disk that is only read. */
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

/** Numbers of devices hold until the system is started again, and those of folders as long as the folder is there. */
function isCopied({ terms }: FoundLease, here: Folder, self: ProcessName): boolean {
  if (typeof terms !== 'object') return false
  return terms.inode !== here.inode || (terms.boot === self.boot && terms.device !== here.device)
}

/** Whether nobody holds it: given up, torn, held by a process that has ended, or by one that does not answer. */
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
  /** Null if it could not be made. Each look then tries again. */
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
  /** The last question that was answered. */
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

  /** Looks at the folder and the file, and answers a question in the file. */
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
   * Makes the file, and its folder, again: they were deleted, or there was never space for them. Returns `taken` if
   * another program is quicker.
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
