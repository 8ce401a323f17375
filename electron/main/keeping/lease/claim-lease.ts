/**
 * One program writes to a library. Chromium's own locks are files that can be deleted, and another
 * host does not see them, so the library has a lease of its own. A second program writes a question
 * into the lease and opens the library read-only if it gets an answer. A holder that stays silent
 * loses the lease, and notices before its next write. No clocks are compared: the asking program
 * measures the silence itself.
 */
import { randomUUID } from 'node:crypto'
import { access, constants } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Hold } from '#contract/keeping'
import { makeFolder } from '../../files/owner-only.ts'
import { errorCode } from '../../files/write-whole.ts'
import { folderAt, folderOrNowhere, type FolderNumbers } from './folder.ts'
import {
  askLease,
  createLease,
  readLease,
  takeLeaseAway,
  type FoundLease,
  type Terms,
} from './lease-file.ts'
import { HeldLease, leaseName, type Lease } from './lease.ts'
import { hasEnded, thisProcess, type ProcessName } from './process-name.ts'

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

/** The system's codes for a place that cannot be written to. */
const unwritable = ['EROFS', 'EACCES', 'EPERM']

/** Claims the library. A holder that replies keeps it. Never rejects. */
export async function claimLease(tools: LeaseTools): Promise<Claim> {
  const { library, self = thisProcess(), pace = usual } = tools
  const path = join(library, leaseName)
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
      if (file)
        return {
          may: 'write',
          lease: new HeldLease(tools, { terms, file, look: pace.look }),
          isCopy,
        }
    }
  } catch (error) {
    if (await isUnwritable(library, error)) return { may: 'read', why: 'unwritable' }
    // A full or failing disk is reported by the next write. The reader is not kept out for want of
    // this file.
    const terms = termsOf(self, await folderOrNowhere(library))
    return {
      may: 'write',
      lease: new HeldLease(tools, { terms, file: null, look: pace.look }),
      isCopy,
    }
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

const termsOf = (self: ProcessName, { device, inode }: FolderNumbers): Terms => ({
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
function isCopied({ terms }: FoundLease, here: FolderNumbers, self: ProcessName): boolean {
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
    await delay(pace.ask)
    const now = await readLease(path)
    if (now?.text === found.text) continue
    return now === null || (typeof now.terms === 'object' && !now.terms.held)
  }
  return true
}
