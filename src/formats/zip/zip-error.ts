/**
 * Why a zip file is not read. `not-a-zip`: it is something else, or its end is missing;
 * `broken`: it is damaged, or made in a way that is not read here; `too-large`: more than
 * the limits allow; `suspicious`: no honest program makes it; `locked`: a password is needed.
 */
export type ZipFault = 'not-a-zip' | 'broken' | 'too-large' | 'suspicious' | 'locked'

/** Thrown where a zip file cannot be read, or should not be. */
export class ZipError extends Error {
  override name = 'ZipError'
  readonly fault: ZipFault
  /** The name of the entry; empty for the whole file. */
  readonly entry: string

  constructor(fault: ZipFault, entry = '') {
    super(`${fault}: ${entry}`)
    this.fault = fault
    this.entry = entry
  }
}
