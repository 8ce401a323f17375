import type { PossibleEncoding } from '../findings.ts'
import { decodeStrictly } from './strict-decoding.ts'

/**
 * An encoding less likely than this is not offered, and one that is just as likely is not used
 * unasked.
 */
export const leastSure = 0.05

/** Returns `encoding` with its confidence and whether all `bytes` are valid in it. */
export const possibleEncoding = (
  encoding: PossibleEncoding['encoding'],
  sure: number,
  bytes: Uint8Array,
): PossibleEncoding => ({ encoding, sure, whole: isValidIn(encoding, bytes) })

/** Whether all `bytes` are valid in `encoding`. */
export const isValidIn = (encoding: PossibleEncoding['encoding'], bytes: Uint8Array): boolean =>
  decodeStrictly(encoding, bytes) !== null
