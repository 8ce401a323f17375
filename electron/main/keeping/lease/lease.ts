/** The lease that this program holds. `claim-lease.ts` says how it gets one. */
import type { FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Hold } from '#contract/keeping'
import { makeFolder } from '../../files/owner-only.ts'
import { errorCode } from '../../files/write-whole.ts'
import { inTurns } from '../../turns.ts'
import { folderAt, folderOrNowhere, isSameFolder, type FolderNumbers } from './folder.ts'
import { amendLease, createLease, readLease, takeLeaseAway, type Terms } from './lease-file.ts'

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

/** The name of the lease in the folder `library`. */
export const leaseName = 'lease.json'

interface Holding {
  /** The folder `library`. */
  readonly library: string
  /** Called when the result of `check` changes. */
  readonly changed: (hold: Hold) => void
}

/** A lease as it was claimed. */
interface Claimed {
  readonly terms: Terms
  /** The last question that got a reply. */
  readonly file: FileHandle | null
  /** Milliseconds between two looks at the file. */
  readonly look: number
}

/** A lease that was taken. It looks at its file from time to time, and reports when it is lost. */
export class HeldLease implements Lease {
  readonly #library: string
  readonly #path: string
  readonly #profile: string
  readonly #changed: (hold: Hold) => void
  readonly #home: Promise<FolderNumbers>
  readonly #inTurn = inTurns()
  readonly #timer: NodeJS.Timeout
  #terms: Terms
  #file: FileHandle | null
  #hold: Hold = 'ours'
  #isReleased = false
  /** The last question that got a reply. */
  #answered = ''

  constructor({ library, changed }: Holding, { terms, file, look }: Claimed) {
    this.#library = library
    this.#path = join(library, leaseName)
    this.#profile = dirname(library)
    this.#changed = changed
    this.#terms = terms
    this.#file = file
    this.#home = folderOrNowhere(this.#profile)
    this.#timer = setInterval(() => void this.check(), look)
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
      const isHome = isSameFolder(await folderOrNowhere(this.#profile), await this.#home)
      return isHome ? this.#makeAgain() : 'moved'
    }
    // A folder or file that cannot be read is no sign of another program.
    if (typeof here === 'string') return this.#hold
    if (this.#terms.inode !== '' && !isSameFolder(here, this.#terms)) return 'moved'
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
