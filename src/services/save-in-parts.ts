import type { Api } from '#contract/api'
import type { Outcome, SaveOutcome } from '#contract/answers'

/**
 * Saves a file, given in parts, where the reader chooses. Resolves with `cancelled` if they choose
 * no place or the signal is aborted.
 */
export async function saveInParts(
  { api, newId }: { readonly api: Api; readonly newId: () => string },
  name: string,
  parts: AsyncIterable<Uint8Array<ArrayBuffer>> | Iterable<Uint8Array<ArrayBuffer>>,
  signal: AbortSignal = new AbortController().signal,
): Promise<Outcome<SaveOutcome>> {
  const id = newId()
  let isDropped = true
  // One part is sent while the next one is made.
  let sent = Promise.resolve()
  try {
    for await (const part of parts) {
      await sent
      if (signal.aborted) return { ok: true, value: 'cancelled' }
      sent = api.addToFile(id, part)
      sent.catch(() => {})
    }
    await sent
    isDropped = signal.aborted
    return isDropped ? { ok: true, value: 'cancelled' } : await api.saveFile(name, id)
  } finally {
    if (isDropped) {
      await sent.catch(() => {})
      await api.dropFile(id)
    }
  }
}

/** The bytes of one part. Copying them takes a few milliseconds. */
const partSize = 512 * 1024

/** `bytes` in parts, so that no copy delays the page for long. */
export function* inParts(bytes: Uint8Array): Generator<Uint8Array<ArrayBuffer>> {
  let at = 0
  do yield bytes.slice(at, at + partSize)
  while ((at += partSize) < bytes.byteLength)
}
