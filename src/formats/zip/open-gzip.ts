import { Gunzip } from 'fflate'
import { crc32After } from './crc32.ts'
import { ZipError } from './zip-error.ts'

/** How many bytes are inflated at a time, so that a file that is too large is noticed early. */
const piece = 16 * 1024

/** Whether `bytes` begin as a gzip file does. */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/**
 * Returns the contents of a gzip file, or at least their first `enough` bytes. Throws `ZipError` if
 * it is damaged or exceeds `most`. Each member that has been read whole is compared with its
 * checksum and its length (RFC 1952).
 */
export function openGzip(
  bytes: Uint8Array,
  most: number,
  enough = Infinity,
): Uint8Array<ArrayBuffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  let isWhole = false
  let member = { crc: 0, length: 0 }
  const endMember = (end: number): void => {
    if (!isTrailer(bytes.subarray(Math.max(0, end - trailerLength), end), member))
      throw new ZipError('broken')
    member = { crc: 0, length: 0 }
  }
  const gunzip = new Gunzip((chunk, isLast) => {
    chunks.push(chunk)
    length += chunk.byteLength
    member.crc = crc32After(member.crc, chunk)
    member.length += chunk.byteLength
    isWhole ||= isLast
    if (length > most) throw new ZipError('too-large')
  })
  gunzip.onmember = endMember
  try {
    for (let at = 0; at < bytes.byteLength && length < enough; at += piece)
      gunzip.push(bytes.subarray(at, at + piece), at + piece >= bytes.byteLength)
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError('broken')
  }
  if (isWhole) endMember(bytes.byteLength)
  else if (length < enough) throw new ZipError('broken')
  const all = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.byteLength
  }
  return all
}

/** The checksum and the length of the contents, which end each member. */
const trailerLength = 8

function isTrailer(
  trailer: Uint8Array,
  { crc, length }: { readonly crc: number; readonly length: number },
): boolean {
  if (trailer.byteLength < trailerLength) return false
  const view = new DataView(trailer.buffer, trailer.byteOffset, trailerLength)
  return view.getUint32(0, true) === crc && view.getUint32(4, true) === length >>> 0
}
