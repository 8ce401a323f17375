import { Gunzip } from 'fflate'
import { ZipError } from './zip-error.ts'

/** How many bytes are inflated at a time, so that a file that is too large is noticed early. */
const piece = 16 * 1024

/** Whether `bytes` begin as a gzip file does. */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/**
 * Returns the contents of a gzip file, or at least their first `enough` bytes. Throws `ZipError` if
 * it is damaged or exceeds `most`.
 */
export function openGzip(
  bytes: Uint8Array,
  most: number,
  enough = Infinity,
): Uint8Array<ArrayBuffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  let isWhole = false
  const gunzip = new Gunzip((chunk, isLast) => {
    chunks.push(chunk)
    length += chunk.byteLength
    isWhole ||= isLast
    if (length > most) throw new ZipError('too-large')
  })
  try {
    for (let at = 0; at < bytes.byteLength && length < enough; at += piece)
      gunzip.push(bytes.subarray(at, at + piece), at + piece >= bytes.byteLength)
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError('broken')
  }
  if (!isWhole && length < enough) throw new ZipError('broken')
  const all = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.byteLength
  }
  return all
}
