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
const endLength = 22
const longestComment = 0xffff

/**
 * Whether a zip file must be as careful programs write it, or may be as shops and hands leave it: names
 * with backslashes or in the encoding of Chinese systems, a name twice, of which the last counts, something after the end.
 */
export type ZipCare = 'strict' | 'tolerant'

/** The entries of a zip file in their order. Throws `ZipError`; what the entries hold is not looked at. */
export function readDirectory(
  bytes: Uint8Array,
  mostEntries: number,
  care: ZipCare = 'strict',
): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view, care)
  const count = view.getUint16(end + 10, true)
  const start = view.getUint32(end + 16, true)
  if (count > mostEntries) throw new ZipError('too-large')
  if (view.getUint32(end + 4, true) !== 0 || start + view.getUint32(end + 12, true) > end) {
    throw new ZipError('broken')
  }
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
    entries.push(readEntry(view, bytes, at, { name, directory: start, care }))
    at = next
  }
  refuseOverlap(entries)
  return entries
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

function readEntry(
  view: DataView,
  bytes: Uint8Array,
  at: number,
  { name, directory, care }: { name: string; directory: number; care: ZipCare },
): ZipEntry {
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const local = view.getUint32(at + 42, true)
  if ((flags & 0x2041) !== 0) throw new ZipError('locked', name)
  if ((method !== 0 && method !== 8) || view.getUint16(at + 34, true) !== 0) {
    throw new ZipError('broken', name)
  }
  if (local + 30 > directory || view.getUint32(local, true) !== localSignature) {
    throw new ZipError('broken', name)
  }
  const nameEnd = local + 30 + view.getUint16(local + 26, true)
  const start = nameEnd + view.getUint16(local + 28, true)
  const end = start + view.getUint32(at + 20, true)
  if (end > directory) throw new ZipError('broken', name)
  if (decodeName(bytes.subarray(local + 30, nameEnd), care) !== name) {
    throw new ZipError('suspicious', name)
  }
  return {
    name,
    method: method === 0 ? 'stored' : 'deflated',
    crc: view.getUint32(at + 16, true),
    size: view.getUint32(at + 24, true),
    start,
    end,
  }
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
