import { ZipError } from './zip-error.ts'

/** An entry of the directory at the end of a zip file, with the range of its data. */
export interface ZipEntry {
  readonly name: string
  readonly method: 'stored' | 'deflated'
  readonly crc: number
  /** The size that the file claims. Checked when the entry is read, never relied upon. */
  readonly size: number
  /** The offsets of the first byte of the data and of the byte after the last. */
  readonly start: number
  readonly end: number
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const largeEndSignature = 0x06064b50
const largeLocatorSignature = 0x07064b50
const endLength = 22
const largeEndLength = 56
const largeLocatorLength = 20
/** The id of the zip64 extra field, and the values that refer to it. */
const largeExtra = 1
const large32 = 0xffffffff
const large16 = 0xffff
const longestComment = 0xffff

/**
 * `strict` accepts only what careful programs write. `tolerant` also accepts what bookshops and
 * people leave: names with backslashes or in a Chinese encoding, duplicate names, of which the last
 * counts, data before the start or after the end, such as a program that unpacks the file, and
 * zip64 sizes.
 */
export type ZipCare = 'strict' | 'tolerant'

/** Returns the entries of a zip file in order, without reading their data. Throws `ZipError`. */
export function readDirectory(
  bytes: Uint8Array,
  mostEntries: number,
  care: ZipCare = 'strict',
): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { count, start, base, end } = findDirectory(view, care)
  if (count > mostEntries) throw new ZipError('too-large')
  const entries: ZipEntry[] = []
  const names = new Set<string>()
  let at = start
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== entrySignature) throw new ZipError('broken')
    const nameEnd = at + 46 + view.getUint16(at + 28, true)
    const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) throw new ZipError('broken')
    const name = decodeName(bytes.subarray(at + 46, nameEnd), care)
    if (names.has(name) && care === 'strict') throw new ZipError('suspicious', name)
    names.add(name)
    entries.push(readEntry(view, bytes, at, { name, directory: start, base, care }))
    at = next
  }
  refuseOverlap(entries)
  return entries
}

/** The position of the directory. */
interface Place {
  readonly count: number
  readonly start: number
  /** The origin of the archive's offsets; not 0 if other data precedes it. */
  readonly base: number
  /** The offset of the record after it. */
  readonly end: number
}

function findDirectory(view: DataView, care: ZipCare): Place {
  const at = findEnd(view, care)
  const { count, size, start, end } = endRecord(view, at, care)
  if (start + size > end) throw new ZipError('broken')
  if (care === 'strict') return { count, start, base: 0, end }
  const moved = end - size - start
  const isMoved = count > 0 && signatureAt(view, start + moved) === entrySignature
  const base = isMoved ? moved : 0
  return { count, start: start + base, base, end }
}

const signatureAt = (view: DataView, at: number): number | null =>
  at >= 0 && at + 4 <= view.byteLength ? view.getUint32(at, true) : null

/** Reads the end record at `at`, or the zip64 record that it refers to. */
function endRecord(view: DataView, at: number, care: ZipCare) {
  if (view.getUint32(at + 4, true) !== 0) throw new ZipError('broken')
  const count = view.getUint16(at + 10, true)
  const size = view.getUint32(at + 12, true)
  const start = view.getUint32(at + 16, true)
  const isLarge = count === large16 || size === large32 || start === large32
  const locator = at - largeLocatorLength
  if (care === 'strict' || !isLarge || signatureAt(view, locator) !== largeLocatorSignature) {
    return { count, size, start, end: at }
  }
  const claimed = largeAt(view, locator + 8)
  const large = [claimed, locator - largeEndLength].find(
    place => signatureAt(view, place) === largeEndSignature,
  )
  if (large === undefined || large + largeEndLength > locator) throw new ZipError('broken')
  return {
    count: largeAt(view, large + 32),
    size: largeAt(view, large + 40),
    start: largeAt(view, large + 48),
    end: large,
  }
}

/** Returns the 8-byte number at `at`. It is inexact above 2^53, which exceeds any file. */
const largeAt = (view: DataView, at: number): number =>
  view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true)

/** Returns the offset of a zip file that other data precedes; null for any other file. */
export function zipAfter(bytes: Uint8Array): number | null {
  if (bytes.byteLength < endLength) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const { base } = findDirectory(view, 'tolerant')
    return base > 0 ? base : null
  } catch (error) {
    if (error instanceof ZipError) return null
    throw error
  }
}

/**
 * Returns the offset of the end record. Its comment must end with the file, or, if tolerant, before
 * it.
 */
function findEnd(view: DataView, care: ZipCare): number {
  const last = view.byteLength - endLength
  let fitting: number | null = null
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    if (view.getUint32(at, true) !== endSignature) continue
    const end = at + view.getUint16(at + 20, true)
    if (end === last) return at
    if (end < last) fitting ??= at
  }
  if (care === 'tolerant' && fitting !== null) return fitting
  throw new ZipError('not-a-zip')
}

interface EntryContext {
  readonly name: string
  /** The offset of the directory. All data must be before it. */
  readonly directory: number
  readonly base: number
  readonly care: ZipCare
}

function readEntry(
  view: DataView,
  bytes: Uint8Array,
  at: number,
  { name, directory, base, care }: EntryContext,
): ZipEntry {
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const places = placesOf(view, at, care)
  const local = base + places.local
  if ((flags & 0x2041) !== 0) throw new ZipError('locked', name)
  if ((method !== 0 && method !== 8) || view.getUint16(at + 34, true) !== 0) {
    throw new ZipError('broken', name)
  }
  if (local + 30 > directory || view.getUint32(local, true) !== localSignature) {
    throw new ZipError('broken', name)
  }
  const nameEnd = local + 30 + view.getUint16(local + 26, true)
  const start = nameEnd + view.getUint16(local + 28, true)
  const end = start + places.packed
  if (end > directory) throw new ZipError('broken', name)
  if (decodeName(bytes.subarray(local + 30, nameEnd), care) !== name) {
    throw new ZipError('suspicious', name)
  }
  return {
    name,
    method: method === 0 ? 'stored' : 'deflated',
    crc: view.getUint32(at + 16, true),
    size: places.size,
    start,
    end,
  }
}

/**
 * Returns the sizes and the offset of the entry at `at`, from its zip64 field if it refers to one.
 */
function placesOf(view: DataView, at: number, care: ZipCare) {
  const small = [view.getUint32(at + 24, true), view.getUint32(at + 20, true)] as const
  const local = view.getUint32(at + 42, true)
  const field = care === 'strict' ? nowhere : largeField(view, at)
  let next = field.start
  const whole = (value: number): number => {
    if (value !== large32 || next + 8 > field.end) return value
    next += 8
    return largeAt(view, next - 8)
  }
  // The field holds only the values that refer to it, in this order.
  const size = whole(small[0])
  const packed = whole(small[1])
  return { size, packed, local: whole(local) }
}

const nowhere = { start: 0, end: 0 } as const

/** Returns the range of the zip64 field in the entry at `at`. */
function largeField(view: DataView, at: number): { readonly start: number; readonly end: number } {
  const start = at + 46 + view.getUint16(at + 28, true)
  const last = start + view.getUint16(at + 30, true)
  for (let field = start; field + 4 <= last;) {
    const end = field + 4 + view.getUint16(field + 2, true)
    if (view.getUint16(field, true) === largeExtra && end <= last) return { start: field + 4, end }
    field = end
  }
  return nowhere
}

/** Throws if entries share data, which lets a small file inflate without end. */
function refuseOverlap(entries: readonly ZipEntry[]): void {
  let free = 0
  for (const { name, start, end } of entries.toSorted((a, b) => a.start - b.start)) {
    if (start < free) throw new ZipError('suspicious', name)
    free = end
  }
}

/**
 * Names are only compared, never used as paths. A name that points out of its folder still shows an
 * attack, and throws.
 */
function decodeName(bytes: Uint8Array, care: ZipCare): string {
  const isTolerant = care === 'tolerant'
  const written = decoded(bytes, isTolerant ? ['utf-8', 'gb18030', 'windows-1252'] : ['utf-8'])
  const name = isTolerant ? written.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '') : written
  const isUnsafe = (isTolerant ? /\p{Cc}|^\/|^[a-z]:/iu : /[\\:\p{Cc}]|^\//u).test(name)
  const isSafe = !isUnsafe && name.split('/').every(part => !/^\.+$/.test(part))
  if (name === '' || !isSafe) throw new ZipError('suspicious', name)
  return name
}

function decoded(bytes: Uint8Array, encodings: readonly string[]): string {
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
    } catch {
      continue
    }
  }
  throw new ZipError('suspicious')
}
