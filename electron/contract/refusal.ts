/**
 * Why a call was not answered at all: asked by something that is not our page,
 * with arguments the contract does not know, or because main has a bug.
 * Faults of files and bundles are answers (`Fault`), not refusals.
 */
export type Refusal = 'stranger' | 'arguments' | 'failed'

/** What travels back for a call; the preload turns a refusal into a rejected promise. */
export type Reply =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly refusal: Refusal }
