/**
 * Why a call was refused: it came from something that is not our page, its arguments do not match
 * the schema, or main has a bug. Faults of files and bundles are results (`Fault`), not refusals.
 */
export type Refusal = 'stranger' | 'arguments' | 'failed'

/**
 * The message that main sends back for a call. The preload turns a refusal into a rejected promise.
 */
export type Reply =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly refusal: Refusal }
