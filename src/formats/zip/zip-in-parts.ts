import { Deflate } from 'fflate'
import { crc32, crc32After } from './crc32.ts'

/** A file for a zip, whose contents are computed while it is written. Text becomes UTF-8. */
export interface ZipPart {
  /** Has `/` between folders. No two files of a zip have the same. */
  readonly name: string
  readonly parts: Iterable<string | Uint8Array>
  /** Its bytes are not made smaller, as the first file of an EPUB demands. */
  readonly isStored?: boolean
}

/**
 * Yields a zip of `files` in order, in parts of which each takes a few milliseconds; empty ones say
 * that work was done. The same files always give the same bytes: their date is the first that a zip
 * can have. The sizes of a file are before its data, because some readers ask for them there.
 */
export function* zipInParts(files: Iterable<ZipPart>): Generator<Uint8Array<ArrayBuffer>> {
  const entries: Uint8Array<ArrayBuffer>[] = []
  let offset = 0
  for (const file of files) {
    const { size, crc, packed } = yield* packedParts(file)
    const name = new TextEncoder().encode(file.name)
    const common = commonFields({
      method: file.isStored === true ? 0 : 8,
      crc,
      size,
      packed: lengthOf(packed),
      name: name.byteLength,
    })
    const local = bytesOf([u32(0x04034b50), common, u16(0), name])
    const before = [u32(0x02014b50), u16(versionNeeded), common, u16(0), u16(0), u16(0), u16(0)]
    entries.push(bytesOf([...before, u32(0), u32(offset), name]))
    yield local
    yield* packed
    offset += local.byteLength + lengthOf(packed)
  }
  const directory = bytesOf(entries)
  const count = u16(entries.length)
  const end = [u32(0x06054b50), u16(0), u16(0), count, count]
  yield directory
  yield bytesOf([...end, u32(directory.byteLength), u32(offset), u16(0)])
}

/** 2.0: deflated. */
const versionNeeded = 20
/** The names are UTF-8. */
const flags = 0x0800
/** 1 January 1980, midnight. */
const date = 0x0021

interface CommonFields {
  readonly method: number
  readonly crc: number
  readonly size: number
  readonly packed: number
  readonly name: number
}

const commonFields = ({ method, crc, size, packed, name }: CommonFields) =>
  bytesOf([
    ...[versionNeeded, flags, method, 0, date].map(u16),
    ...[crc, packed, size].map(u32),
    u16(name),
  ])

/** How many bytes are made smaller at once, which takes a few milliseconds. */
const atOnce = 64 * 1024

/** Returns the data of a file as the zip has it. Yields often. */
function* packedParts({
  parts,
  isStored = false,
}: ZipPart): Generator<Uint8Array<ArrayBuffer>, { size: number; crc: number; packed: Bytes[] }> {
  const packed: Bytes[] = []
  const deflate = new Deflate({ level: 6 }, chunk => packed.push(new Uint8Array(chunk)))
  let size = 0
  let crc = crc32(nothing)
  const add = (chunk: Uint8Array) => {
    size += chunk.byteLength
    crc = crc32After(crc, chunk)
    if (isStored) packed.push(new Uint8Array(chunk))
    else deflate.push(chunk)
  }
  for (const chunk of chunksOf(parts)) {
    if (chunk.byteLength > 0) add(chunk)
    yield nothing
  }
  if (!isStored) deflate.push(nothing, true)
  return { size, crc, packed }
}

type Bytes = Uint8Array<ArrayBuffer>
const nothing: Bytes = new Uint8Array(0)

/** Yields the bytes of `parts`, of which small ones are joined, and empty ones between them. */
function* chunksOf(parts: ZipPart['parts']): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  let text: string[] = []
  let length = 0
  for (const part of parts) {
    if (typeof part === 'string') {
      text.push(part)
      length += part.length
      // A UTF-16 unit is at most three bytes of UTF-8.
      if (length * 3 >= atOnce) {
        yield* cut(encoder.encode(text.join('')))
        text = []
        length = 0
      } else yield nothing
    } else {
      yield encoder.encode(text.join(''))
      text = []
      length = 0
      yield* cut(part)
    }
  }
  yield encoder.encode(text.join(''))
}

function* cut(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += atOnce) yield bytes.subarray(at, at + atOnce)
}

const lengthOf = (pieces: readonly Uint8Array[]): number =>
  pieces.reduce((sum, { byteLength }) => sum + byteLength, 0)

function bytesOf(pieces: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(lengthOf(pieces))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.byteLength
  }
  return all
}

function u16(value: number): Bytes {
  const bytes = new Uint8Array(2)
  new DataView(bytes.buffer).setUint16(0, value, true)
  return bytes
}

function u32(value: number): Bytes {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value, true)
  return bytes
}
