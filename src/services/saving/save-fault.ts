import type { FaultCode } from '#contract/answers'
import { ReadOnlyError } from '#storage/commit'
import { OwnershipLostError, type NotOurs } from '../keeping/ownership.ts'
import { NoSpaceError } from '../keeping/disk-space.ts'
import { NotKeptError } from '../keeping/second-copy.ts'
import { NoAnswerError } from '../with-timeout.ts'

/** Why something could not be saved, in terms that the reader can act on. */
export type SaveFault = 'disk-full' | 'no-answer' | 'read-only' | 'database' | NotOurs

/** Whether retrying is useless and no second copy may be written either. */
export const isFinal = (fault: SaveFault): boolean =>
  ['read-only', 'elsewhere', 'unwritable', 'taken'].includes(fault)

/** Whether the second copy reports a loss that a success of the database does not outweigh. */
export const isGrave = (fault: SaveFault | null): fault is SaveFault =>
  fault !== null && ['disk-full', 'taken', 'moved'].includes(fault)

/** The fault that an error of the database or of its second copy stands for. */
export function saveFaultOf(error: unknown): SaveFault {
  if (error instanceof NoAnswerError) return 'no-answer'
  if (error instanceof ReadOnlyError) return 'read-only'
  if (error instanceof NoSpaceError) return 'disk-full'
  if (error instanceof OwnershipLostError) return error.why
  if (error instanceof NotKeptError) return notKept[error.code] ?? 'database'
  return saysDiskFull(error) ? 'disk-full' : 'database'
}

const notKept: { readonly [C in FaultCode]?: SaveFault } = {
  'keeping.disk-full': 'disk-full',
  'keeping.taken': 'taken',
  'keeping.moved': 'moved',
}

/**
 * Whether an error reports a full disk. Dexie wraps the engine's errors several levels deep, and
 * Chromium reports a full disk by name or only in the English message of an unknown error.
 */
function saysDiskFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  if ('name' in error && error.name === 'QuotaExceededError') return true
  if ('message' in error && /full disk|disk full|no space left/i.test(String(error.message))) {
    return true
  }
  return (
    ('inner' in error && saysDiskFull(error.inner)) ||
    ('cause' in error && saysDiskFull(error.cause)) ||
    ('failures' in error && Array.isArray(error.failures) && error.failures.some(saysDiskFull))
  )
}
