import type { Work } from '#domain/work'
import type { WorkFound } from '#storage/whole'

/**
 * Earlier work: rows that have been read, or the bytes of a snapshot, which are unpacked in the
 * thread that compares them.
 */
export type Earlier = { readonly work: Work } | { readonly snapshot: Uint8Array<ArrayBuffer> }

/**
 * The rows of `earlier`, and how many cannot be understood. Rejects if the bytes are not a
 * snapshot.
 */
export async function found(earlier: Earlier): Promise<WorkFound> {
  if ('work' in earlier) return { work: earlier.work, leftOut: 0 }
  const packed = new Blob([earlier.snapshot]).stream()
  const json: unknown = await new Response(
    packed.pipeThrough(new DecompressionStream('gzip')),
  ).json()
  // Not needed at a start, with which this file is loaded.
  return (await import('#storage/whole')).workIn(json)
}
