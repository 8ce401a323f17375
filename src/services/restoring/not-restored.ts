import type { Fault } from '#contract/answers'
import { isFinal } from '../saving/save-fault.ts'
import { NothingWrittenError } from '../saving/nothing-written.ts'

/** Why nothing of what was to be written in one step has been, `file` being where it came from. */
export const notRestored = (error: unknown, file: string): Fault => ({
  code:
    error instanceof NothingWrittenError && isFinal(error.why)
      ? 'backup.read-only'
      : 'backup.not-restored',
  file,
  place: '',
})
