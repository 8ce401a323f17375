/** Reads the files of a tar archive (POSIX ustar). */
import { DictionaryError } from './dictionary-writer.ts'

const block = 512
const mostFiles = 10_000

/** Whether `bytes` begin as a tar archive does. */
export const isTar = (bytes: Uint8Array): boolean =>
  bytes.byteLength >= block && textOf(bytes, 257, 5) === 'ustar'

/** The ordinary files by name. Links, devices and long names are left out. */
export function openTar(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  for (let at = 0; at + block <= bytes.byteLength;) {
    const head = bytes.subarray(at, at + block)
    if (head.every(byte => byte === 0)) break
    const size = Number.parseInt(textOf(head, 124, 12).trim(), 8)
    const start = at + block
    if (!Number.isSafeInteger(size) || size < 0 || start + size > bytes.byteLength)
      throw new DictionaryError('damaged')
    const kind = textOf(head, 156, 1)
    const name = textOf(head, 0, 100)
    if ((kind === '0' || kind === '') && name !== '')
      files.set(name, bytes.subarray(start, start + size))
    if (files.size > mostFiles) throw new DictionaryError('too-many')
    at = start + Math.ceil(size / block) * block
  }
  return files
}

function textOf(bytes: Uint8Array, start: number, length: number): string {
  const field = bytes.subarray(start, start + length)
  const end = field.indexOf(0)
  return new TextDecoder('utf-8').decode(end < 0 ? field : field.subarray(0, end))
}
