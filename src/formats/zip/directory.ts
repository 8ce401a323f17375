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

/** The entries of a zip file in their order. Throws `ZipError`; what the entries hold is not looked at. */
export function readDirectory(bytes: Uint8Array, mostEntries: number): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
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
    const name = decodeName(bytes.subarray(at + 46, nameEnd))
    if (names.has(name)) throw new ZipError('suspicious', name)
    names.add(name)
    entries.push(readEntry(view, bytes, at, name, start))
    at = next
  }
  refuseOverlap(entries)
  return entries
}

/** The record at the very end; a comment may follow it, and must be exactly as long as it says. */
function findEnd(view: DataView): number {
  const last = view.byteLength - endLength
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    if (view.getUint32(at, true) === endSignature && at + view.getUint16(at + 20, true) === last) {
      return at
    }
  }
  throw new ZipError('not-a-zip')
}

function readEntry(
  view: DataView,
  bytes: Uint8Array,
  at: number,
  name: string,
  directory: number,
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
  if (decodeName(bytes.subarray(local + 30, nameEnd)) !== name) {
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
function decodeName(bytes: Uint8Array): string {
  let name: string
  try {
    name = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new ZipError('suspicious')
  }
  const safe = !/[\\:\p{Cc}]|^\//u.test(name) && name.split('/').every(part => !/^\.+$/.test(part))
  if (name === '' || !safe) throw new ZipError('suspicious', name)
  return name
}
