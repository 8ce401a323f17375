import type { SaveFault } from './save-fault.ts'

/** Thrown if a write in one step has failed, so that none of it was written. */
export class NothingWrittenError extends Error {
  override name = 'NothingWrittenError'
  readonly why: SaveFault

  constructor(why: SaveFault) {
    super(why)
    this.why = why
  }
}
