import type { Work } from '#domain/work'
import { workIn, type WorkFound } from '#storage/whole'

/** Earlier work: what has been read already, or a snapshot as it lies on the disk, which is unpacked where it is compared. */
export type Earlier = { readonly work: Work } | { readonly snapshot: Uint8Array<ArrayBuffer> }

/** What is in `earlier`, and how many of its rows cannot be understood. Rejects if it is no snapshot. */
export async function found(earlier: Earlier): Promise<WorkFound> {
  if ('work' in earlier) return { work: earlier.work, leftOut: 0 }
  const packed = new Blob([earlier.snapshot]).stream()
  const json: unknown = await new Response(
    packed.pipeThrough(new DecompressionStream('gzip')),
  ).json()
  return workIn(json)
}
