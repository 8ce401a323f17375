/**
 * Reads zip files; fflate inflates. This stays instead of zip.js, which reads the same bytes of our
 * material in twice the processor time, and only asynchronously. Importers are synchronous.
 */
import { Inflate } from 'fflate'
import { crc32 } from './crc32.ts'
import { readDirectory, type ZipCare, type ZipEntry } from './directory.ts'
import { ZipError } from './zip-error.ts'

/** The limits of a zip file; sizes in bytes. */
export interface ZipLimits {
  readonly file: number
  readonly entries: number
  /** The inflated size of everything that is read from it. */
  readonly total: number
  /** How many times larger than its compressed data an entry may be. */
  readonly ratio: number
}

/** A zip file whose entries are read by name. Every size in it is counted, not believed. */
export interface Zip {
  readonly names: ReadonlySet<string>
  /** Returns the bytes of an entry, checked against size and checksum. Throws `ZipError`. */
  readonly read: (name: string) => Uint8Array<ArrayBuffer>
}

/** Any entry may inflate to this many bytes: a short text of one repeated letter is no attack. */
const alwaysAllowed = 64 * 1024
/** How many bytes are inflated at a time, so that an entry that is too large is noticed early. */
const piece = 16 * 1024

/**
 * Opens a zip file. Throws `ZipError` if it is not one, breaks the rules of `care`, or exceeds
 * `limits`.
 */
export function openZip(bytes: Uint8Array, limits: ZipLimits, care: ZipCare = 'strict'): Zip {
  if (bytes.byteLength > limits.file) throw new ZipError('too-large')
  const entries = new Map(
    readDirectory(bytes, limits.entries, care).map(entry => [entry.name, entry]),
  )
  let total = 0

  function read(name: string): Uint8Array<ArrayBuffer> {
    const entry = entries.get(name)
    if (!entry) throw new ZipError('broken', name)
    const data = bytes.subarray(entry.start, entry.end)
    const most = Math.max(alwaysAllowed, data.byteLength * limits.ratio)
    const content = contentOf(entry, data, Math.min(most, limits.total - total))
    total += content.byteLength
    if (content.byteLength !== entry.size || crc32(content) !== entry.crc) {
      throw new ZipError('broken', name)
    }
    return content
  }

  return { names: new Set(entries.keys()), read }
}

function contentOf(entry: ZipEntry, data: Uint8Array, most: number): Uint8Array<ArrayBuffer> {
  if (entry.method === 'stored') {
    if (data.byteLength > most) throw new ZipError('too-large', entry.name)
    return data.slice()
  }
  const chunks: Uint8Array[] = []
  let length = 0
  let isOver = false
  const inflate = new Inflate((chunk, final) => {
    chunks.push(chunk)
    length += chunk.byteLength
    isOver ||= final
  })
  for (let at = 0; at < data.byteLength; at += piece) {
    try {
      inflate.push(data.subarray(at, at + piece), at + piece >= data.byteLength)
    } catch {
      throw new ZipError('broken', entry.name)
    }
    if (length > most) throw new ZipError('too-large', entry.name)
  }
  if (!isOver) throw new ZipError('broken', entry.name)
  return joined(chunks, length)
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}
