import type { Fault, Outcome } from '#contract/answers'
import { errorCode, isDiskFull } from '../files/write-whole.ts'
import { NotOursError } from './lease/lease.ts'
import { DamagedError } from './snapshots/snapshot-file.ts'

/**
 * Returns the fault for `error`, met while reading or writing `file`. `file` is a name without
 * folders.
 */
export function faultOf(error: unknown, file: string): Fault {
  if (error instanceof DamagedError) return { code: 'keeping.damaged', file, place: '' }
  if (error instanceof NotOursError) return { code: `keeping.${error.hold}`, file, place: '' }
  const code = isDiskFull(error) ? 'keeping.disk-full' : 'keeping.not-written'
  return { code, file, place: errorCode(error) }
}

/** Returns the log line for `error`: codes only, because a message may quote the reader. */
export function logCode(error: unknown, what: string): string {
  const { code, place } = faultOf(error, '')
  return [code, what, place.toLowerCase()].join('.')
}

/** Returns a refusal about `file`, with nothing more to say of the place. */
export const fault = (code: Fault['code'], file: string): { ok: false; fault: Fault } => ({
  ok: false,
  fault: { code, file, place: '' },
})

/** Returns the value of `work`, or the fault that it meets. Never rejects. */
export async function outcomeOf<T>(file: string, work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    return { ok: false, fault: faultOf(error, file) }
  }
}
