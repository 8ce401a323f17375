import { otherTasks } from '../other-tasks.ts'

/** How long keys and painting may wait for a slice, in milliseconds. */
const atOnce = 12
/** The length of a slice, in UTF-16 code units. Sending a slice copies it. */
const sliceLength = 256 * 1024

/**
 * Encodes the parts of a text as UTF-8 slices, at least one. Other tasks run between the slices.
 */
export async function* encodedInSlices(
  parts: Iterable<string>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  let slice: string[] = []
  let length = 0
  let since = performance.now()
  for (const part of parts) {
    slice.push(part)
    length += part.length
    if (length < sliceLength && performance.now() - since < atOnce) continue
    yield encoder.encode(slice.join(''))
    slice = []
    length = 0
    await otherTasks()
    since = performance.now()
  }
  yield encoder.encode(slice.join(''))
}
