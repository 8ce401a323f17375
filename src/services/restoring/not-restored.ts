import type { Fault } from '#contract/answers'
import { isFinal } from '../saving/save-fault.ts'
import { NothingWrittenError } from '../saving/nothing-written.ts'

/** The fault when a step was not written. `file` is the name of its source. */
export const notRestored = (error: unknown, file: string): Fault => ({
  code:
    error instanceof NothingWrittenError && isFinal(error.why)
      ? 'backup.read-only'
      : 'backup.not-restored',
  file,
  place: '',
})
