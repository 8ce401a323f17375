import type { FaultCode } from '#contract/answers'
import { ReadOnlyError } from '#storage/commit'
import { OwnershipLostError, type NotOurs } from '../keeping/ownership.ts'
import { NoRoomError } from '../keeping/disk-space.ts'
import { NotKeptError } from '../keeping/second-copy.ts'
import { NoAnswerError } from '../with-timeout.ts'

/** Why something could not be saved, as far as the reader can do something about it. */
export type SaveFault = 'disk-full' | 'no-answer' | 'read-only' | 'database' | NotOurs

/** Nothing that is tried again helps, and no second copy may be written either. */
export const isFinal = (fault: SaveFault): boolean =>
  ['read-only', 'elsewhere', 'unwritable', 'taken'].includes(fault)

/**
 * The second copy's word that it has not what it was given, which the database's word does not
 * outweigh.
 */
export const isGrave = (fault: SaveFault | null): fault is SaveFault =>
  fault !== null && ['disk-full', 'taken', 'moved'].includes(fault)

/** What an error of the database, or of its second copy, means to the reader. */
export function saveFaultOf(error: unknown): SaveFault {
  if (error instanceof NoAnswerError) return 'no-answer'
  if (error instanceof ReadOnlyError) return 'read-only'
  if (error instanceof NoRoomError) return 'disk-full'
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
 * Dexie wraps what the engine says, several errors deep; and Chromium reports a full
 * disk by name, or as an unknown error that says so in English only.
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
