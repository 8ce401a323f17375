import type { Fault, Outcome } from '#contract/answers'
import { errorCode, isDiskFull } from '../files/write-whole.ts'
import { NotOursError } from './lease/lease.ts'
import { DamagedError } from './snapshots/snapshot-file.ts'

/** What kept us from keeping something in `file`, which is named without folders. */
export function faultOf(error: unknown, file: string): Fault {
  if (error instanceof DamagedError) return { code: 'keeping.damaged', file, place: '' }
  if (error instanceof NotOursError) return { code: `keeping.${error.hold}`, file, place: '' }
  const code = isDiskFull(error) ? 'keeping.disk-full' : 'keeping.not-written'
  return { code, file, place: errorCode(error) }
}

export const fault = (code: Fault['code'], file: string): { ok: false; fault: Fault } => ({
  ok: false,
  fault: { code, file, place: '' },
})

/** What `work` gives, or the fault it meets. */
export async function outcomeOf<T>(file: string, work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    return { ok: false, fault: faultOf(error, file) }
  }
}
