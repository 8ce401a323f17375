/**
 * Why a zip file is not read. `not-a-zip`: another format, or the end is missing. `broken`:
 * damaged, or an unsupported variant. `too-large`: it exceeds the limits. `suspicious`: no honest
 * program writes it. `locked`: it needs a password.
 */
export type ZipFault = 'not-a-zip' | 'broken' | 'too-large' | 'suspicious' | 'locked'

/** Thrown if a zip file cannot or must not be read. */
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
