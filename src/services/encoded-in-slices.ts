/** How long it may hold up keys and painting at a time, in milliseconds. */
const atOnce = 12

/** The parts of a text one after the other as UTF-8; others have their turn between them. Null if `signal` is raised. */
export async function encodedInSlices(
  parts: Iterable<string>,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const encoder = new TextEncoder()
  const slices: Uint8Array<ArrayBuffer>[] = []
  let slice: string[] = []
  let since = performance.now()
  const close = () => {
    slices.push(encoder.encode(slice.join('')))
    slice = []
  }
  for (const part of parts) {
    slice.push(part)
    if (performance.now() - since < atOnce) continue
    close()
    await turn()
    if (signal.aborted) return null
    since = performance.now()
  }
  close()
  return joined(slices)
}

function joined(slices: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(slices.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const slice of slices) {
    all.set(slice, at)
    at += slice.byteLength
  }
  return all
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
