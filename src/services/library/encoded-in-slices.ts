/** How long it may hold up keys and painting at a time, in milliseconds. */
const atOnce = 12
/** So much is handed on at once, in UTF-16 units: it is copied before it is elsewhere. */
const sliceLength = 256 * 1024

/** The parts of a text one after the other as UTF-8, at least one slice; others have their turn between them. */
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
    await turn()
    since = performance.now()
  }
  yield encoder.encode(slice.join(''))
}

/** Resolves when others have had their turn. A timer would be slowed down where the window is hidden. */
const turn = (): Promise<void> =>
  new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
