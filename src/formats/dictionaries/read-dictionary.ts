/** Reads a dictionary of the reader's from its files, whatever its format is. */
import { decodeText } from '../import/encoding/decode-text.ts'
import { isGzip, openGzip } from '../zip/open-gzip.ts'
import { openZip, type Zip } from '../zip/open-zip.ts'
import { ZipError } from '../zip/zip-error.ts'
import { isCedict, readCedict } from './cedict.ts'
import {
  DictionaryError,
  DictionaryWriter,
  type DictionaryFault,
  type DictionaryKind,
  type DictionaryReport,
} from './dictionary-writer.ts'
import { isTar, openTar } from './open-tar.ts'
import { readStarDict } from './stardict.ts'
import { readTable } from './table.ts'
import { isYomitan, readYomitan } from './yomitan.ts'

/** A file of a dictionary. */
export interface DictionaryFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export type ReadDictionary =
  | {
      readonly ok: true
      /** Lines of `writeEntry`. */
      readonly bytes: Uint8Array<ArrayBuffer>
      readonly report: DictionaryReport
    }
  | { readonly ok: false; readonly fault: DictionaryFault; readonly what: string }

const mebibyte = 1024 * 1024
const limits = { file: 200 * mebibyte, entries: 20_000, total: 400 * mebibyte, ratio: 100 }
/** The largest file after unpacking, in bytes. */
const largest = 300 * mebibyte

/** What a packed file may unpack to: more would be an attack, or more than memory. */
const mostOf = ({ byteLength }: Uint8Array): number =>
  Math.min(largest, Math.max(mebibyte, byteLength * limits.ratio))

/**
 * Reads the dictionaries of files that belong together: one, or all that an archive has. Never
 * throws.
 */
export function readDictionaryFiles(files: readonly DictionaryFile[]): readonly ReadDictionary[] {
  const inside = dictionariesInside(files)
  return inside.length > 1 ? inside.map(readDictionary) : [readDictionary(files)]
}

/** The dictionaries that an archive has; none if it is no archive or cannot be opened. */
function dictionariesInside(
  files: readonly DictionaryFile[],
): readonly (readonly DictionaryFile[])[] {
  const [file, ...more] = files
  if (!file || more.length > 0 || isPart(file.name)) return []
  try {
    const all = filesInside(file)
    const parts = all.filter(({ name }) => isPart(name))
    return dictionaryGroups(
      parts.length > 0 ? parts : all.filter(({ name }) => /\.(?:u8|tsv|csv)$/i.test(name)),
    )
  } catch {
    // Reading it as one dictionary says what is wrong.
    return []
  }
}

/** The files of an archive, packed or not. */
function filesInside({ name, bytes }: DictionaryFile): readonly DictionaryFile[] {
  if (isGzip(bytes)) return filesInside({ name, bytes: openGzip(bytes, mostOf(bytes)) })
  if (isZip(bytes)) {
    const zip = openZip(bytes, limits, 'tolerant')
    return isYomitan(zip.names) ? [] : filesOf(zip)
  }
  return isTar(bytes) ? filesOfTar(bytes) : []
}

/** Reads one dictionary, which has one file or, if it is StarDict's, several. Never throws. */
export function readDictionary(files: readonly DictionaryFile[]): ReadDictionary {
  const writer = new DictionaryWriter()
  try {
    const { kind, title } = readInto(writer, files)
    return { ok: true, ...writer.finish(kind, title || plainName(files[0]?.name ?? '')) }
  } catch (error) {
    if (error instanceof DictionaryError) return { ok: false, fault: error.fault, what: error.what }
    if (error instanceof ZipError)
      return { ok: false, fault: zipFaults[error.fault], what: error.entry }
    // A file that breaks a reader is damaged, whatever the error is.
    return { ok: false, fault: 'damaged', what: '' }
  }
}

const zipFaults = {
  'not-a-zip': 'damaged',
  broken: 'damaged',
  'too-large': 'too-large',
  suspicious: 'suspicious',
  locked: 'locked',
} as const satisfies Record<ZipError['fault'], DictionaryFault>

interface Read {
  readonly kind: DictionaryKind
  readonly title: string
}

function readInto(writer: DictionaryWriter, files: readonly DictionaryFile[]): Read {
  const [first] = files
  if (!first) throw new DictionaryError('empty')
  if (files.some(({ name }) => isPart(name))) return readParts(writer, files)
  return readOne(writer, first)
}

function readOne(writer: DictionaryWriter, { name, bytes }: DictionaryFile): Read {
  if (/\.(?:bz2|xz|7z|rar|tbz|txz)$/i.test(name)) throw new DictionaryError('packed', name)
  if (isGzip(bytes)) {
    const inner = name.replace(/\.(?:gz|dz)$/i, '').replace(/\.tgz$/i, '.tar')
    return readOne(writer, { name: inner, bytes: openGzip(bytes, mostOf(bytes)) })
  }
  if (isZip(bytes)) {
    const zip = openZip(bytes, limits, 'tolerant')
    if (isYomitan(zip.names)) return { kind: 'yomitan', title: readYomitan(zip, writer) }
    return readParts(writer, filesOf(zip))
  }
  if (isTar(bytes)) return readParts(writer, filesOfTar(bytes))
  const text = textOf(bytes, name)
  if (isCedict(text)) return { kind: 'cedict', title: readCedict(text, writer) }
  readTable(text, writer)
  return { kind: 'table', title: '' }
}

const isZip = ([first, second]: Uint8Array): boolean => first === 0x50 && second === 0x4b

const filesOfTar = (bytes: Uint8Array): readonly DictionaryFile[] =>
  Array.from(openTar(bytes), ([name, content]) => ({ name, bytes: content }))

const filesOf = (zip: Zip): readonly DictionaryFile[] =>
  [...zip.names]
    .filter(name => isPart(name) || /\.(?:u8|txt|tsv|csv)$/i.test(name))
    .slice(0, 50)
    .map(name => ({ name, bytes: zip.read(name) }))

const isPart = (name: string): boolean => /\.(?:ifo|idx|dict|syn)(?:\.[dg]z)?$/i.test(name)

/** Reads the files of one dictionary of StarDict, or the only other file of an archive. */
function readParts(writer: DictionaryWriter, files: readonly DictionaryFile[]): Read {
  const part = (extension: string): Uint8Array | null => {
    const shape = new RegExp(String.raw`\.${extension}(?:\.[dg]z)?$`, 'i')
    const found = files.find(({ name }) => shape.test(name))
    if (!found) return null
    return isGzip(found.bytes) ? openGzip(found.bytes, mostOf(found.bytes)) : found.bytes
  }
  const [info, index, definitions] = [part('ifo'), part('idx'), part('dict')]
  if (!info && !index && !definitions) {
    const other = files.find(({ name }) => /\.(?:u8|txt|tsv|csv)$/i.test(name))
    if (!other) throw new DictionaryError('unknown')
    return readOne(writer, other)
  }
  if (!info) throw new DictionaryError('incomplete', '.ifo')
  if (!index) throw new DictionaryError('incomplete', '.idx')
  if (!definitions) throw new DictionaryError('incomplete', '.dict')
  const title = readStarDict({ info, index, definitions, synonyms: part('syn') }, writer)
  return { kind: 'stardict', title }
}

function textOf(bytes: Uint8Array, name: string): string {
  const decoded = decodeText(bytes)
  if (decoded.ok) return decoded.text
  throw new DictionaryError(decoded.code === 'import.binary' ? 'unknown' : 'encoding', name)
}

const baseName = (path: string): string => path.split(/[/\\]/).at(-1) ?? path

/** A file's name without what says its format. */
const plainName = (name: string): string => withoutFormat(baseName(name))

const withoutFormat = (path: string): string =>
  path.replace(/(?:\.(?:u8|txt|tsv|csv|zip|gz|dz|tar|tgz|ifo|idx|dict|syn))+$/i, '')

/**
 * Returns which files belong together: those of StarDict by their names and folders, and each
 * other file alone.
 */
export function dictionaryGroups<F extends { readonly name: string }>(
  files: readonly F[],
): readonly (readonly F[])[] {
  const groups = new Map<string, F[]>()
  for (const [i, file] of files.entries()) {
    const key = isPart(file.name) ? withoutFormat(file.name).toLowerCase() : `/${i}`
    const group = groups.get(key) ?? []
    group.push(file)
    groups.set(key, group)
  }
  return [...groups.values()]
}
