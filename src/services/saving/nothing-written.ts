import type { SaveFault } from './save-fault.ts'

/** Thrown where nothing at all of what was to be written in one step has been. */
export class NothingWrittenError extends Error {
  override name = 'NothingWrittenError'
  readonly why: SaveFault

  constructor(why: SaveFault) {
    super(why)
    this.why = why
  }
}
