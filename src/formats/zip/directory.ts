import { ZipError } from './zip-error.ts'

/** An entry as the directory at a zip's end lists it, and where its data really lie. */
export interface ZipEntry {
  readonly name: string
  readonly method: 'stored' | 'deflated'
  readonly crc: number
  /** As the file says: checked when it is read, never relied upon. */
  readonly size: number
  /** First byte of the data, and the byte after the last. */
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
/** The mark of what an entry says in eight bytes because four do not hold it, and what stands in the four then. */
const largeExtra = 1
const large32 = 0xffffffff
const large16 = 0xffff
const longestComment = 0xffff

/**
 * Whether a zip file must be as careful programs write it, or may be as shops and hands leave it: names
 * with backslashes or in the encoding of Chinese systems, a name twice, of which the last counts, something after the end or before the
 * start, such as a program that unpacks it, and sizes written for archives too large for any of ours (zip64).
 */
export type ZipCare = 'strict' | 'tolerant'

/** The entries of a zip file in their order. Throws `ZipError`; what the entries hold is not looked at. */
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

/** Where the directory lies. */
interface Place {
  readonly count: number
  readonly start: number
  /** What the archive's own places are counted from: not 0 where something was put before it. */
  readonly base: number
  /** What comes after it. */
  readonly end: number
}

function findDirectory(view: DataView, care: ZipCare): Place {
  const at = findEnd(view, care)
  const told = endRecord(view, at, care)
  const { count, size, start, end } = told
  if (start + size > end) throw new ZipError('broken')
  if (care === 'strict') return { count, start, base: 0, end }
  const moved = end - size - start
  const isMoved = count > 0 && signatureAt(view, start + moved) === entrySignature
  const base = isMoved ? moved : 0
  return { count, start: start + base, base, end }
}

const signatureAt = (view: DataView, at: number): number | null =>
  at >= 0 && at + 4 <= view.byteLength ? view.getUint32(at, true) : null

/** What the record at `at` says of the directory before it. */
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
  const told = largeAt(view, locator + 8)
  const large = [told, locator - largeEndLength].find(
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

/** The number of eight bytes at `at`; where it is too large for any file it is only known to be that. */
const largeAt = (view: DataView, at: number): number =>
  view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true)

/** Where a zip file begins in `bytes` that do not begin with it; null where there is none, or nothing before it. */
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

/** The record at the very end; a comment may follow it, and must be exactly as long as it says, or, tolerantly, at most fit. */
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
  /** Where the directory begins: no data reaches beyond. */
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
  const told = placesOf(view, at, care)
  const local = base + told.local
  if ((flags & 0x2041) !== 0) throw new ZipError('locked', name)
  if ((method !== 0 && method !== 8) || view.getUint16(at + 34, true) !== 0) {
    throw new ZipError('broken', name)
  }
  if (local + 30 > directory || view.getUint32(local, true) !== localSignature) {
    throw new ZipError('broken', name)
  }
  const nameEnd = local + 30 + view.getUint16(local + 26, true)
  const start = nameEnd + view.getUint16(local + 28, true)
  const end = start + told.packed
  if (end > directory) throw new ZipError('broken', name)
  if (decodeName(bytes.subarray(local + 30, nameEnd), care) !== name) {
    throw new ZipError('suspicious', name)
  }
  return {
    name,
    method: method === 0 ? 'stored' : 'deflated',
    crc: view.getUint32(at + 16, true),
    size: told.size,
    start,
    end,
  }
}

/** Sizes and place of the entry at `at`, from its extra field those that four bytes do not hold. */
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
  // The field has only those that need it, always in this order.
  const size = whole(small[0])
  const packed = whole(small[1])
  return { size, packed, local: whole(local) }
}

const nowhere = { start: 0, end: 0 } as const

/** Where the extra field for large numbers begins and ends in the entry at `at`. */
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

/** Entries that share data are how a small file is made to inflate without end. */
function refuseOverlap(entries: readonly ZipEntry[]): void {
  let free = 0
  for (const { name, start, end } of entries.toSorted((a, b) => a.start - b.start)) {
    if (start < free) throw new ZipError('suspicious', name)
    free = end
  }
}

/** A name is only ever compared, but one that points out of its folder says what the file is meant for. */
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
