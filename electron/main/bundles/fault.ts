import type { Fault, FaultCode } from '#contract/answers'

/** Thrown inside this folder only. `settled` makes an outcome of it. */
class BundleError extends Error {
  override name = 'BundleError'
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.code)
    this.fault = fault
  }
}

/** Throws a fault that names `file`, without the reader's folders, and the `place` in it. */
export function fail(code: FaultCode, file: string, place = ''): never {
  throw new BundleError({ code, file, place })
}

type Settled<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault }

/**
 * Returns the value of `work`, or the fault that it throws. Any other error is a bug and is thrown
 * on.
 */
export async function settled<T>(work: () => Promise<T>): Promise<Settled<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    if (error instanceof BundleError) return { ok: false, fault: error.fault }
    throw error
  }
}
