import { otherTasks } from '../other-tasks.ts'

/** How long keys and painting may wait for a slice, in milliseconds. */
const atOnce = 12
/** The length of a slice, in bytes or UTF-16 code units. Sending a slice copies it. */
const sliceLength = 256 * 1024

/**
 * Encodes the parts of a file as slices, at least one: text as UTF-8, bytes as they are. Other
 * tasks run between the slices.
 */
export async function* encodedInSlices(
  parts: Iterable<string | Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  let slice: Uint8Array<ArrayBuffer>[] = []
  let text: string[] = []
  let length = 0
  let since = performance.now()
  const close = () => {
    if (text.length > 0) slice.push(encoder.encode(text.join('')))
    text = []
  }
  for (const part of parts) {
    if (typeof part === 'string') text.push(part)
    else {
      close()
      slice.push(part)
    }
    length += part.length
    if (length < sliceLength && performance.now() - since < atOnce) continue
    close()
    yield joined(slice)
    slice = []
    length = 0
    await otherTasks()
    since = performance.now()
  }
  close()
  yield joined(slice)
}

function joined(pieces: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const [only] = pieces
  if (only && pieces.length === 1) return only
  const all = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.byteLength
  }
  return all
}
