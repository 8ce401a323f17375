/**
 * `words.bin`: the tables of `domain/words/word-data` one after the other. It begins with the
 * letters DZWORDS and the number of the format; each table has its length in front (a count of
 * items, 32 bits) and begins at a multiple of 8 bytes. Numbers are little-endian.
 */
import type { WordData } from '#domain/words/word-data'

/** Changes whenever a table is added, removed or understood differently. */
const version = 2
const magic = 'DZWORDS'
const headBytes = 8
const alignment = 8

type Table = Uint8Array | Uint16Array | Uint32Array | Int8Array | Int16Array

export class WordsFileError extends Error {
  override name = 'WordsFileError'
}

/**
 * Reads the tables of `bytes` without copying them. Throws a `WordsFileError` if the file is
 * damaged or has another format.
 */
export function readWordsFile(bytes: ArrayBuffer): WordData {
  const read = reader(bytes)
  const decoder = new TextDecoder('utf-8')
  const data: WordData = {
    foldFrom: read.u16(),
    foldTo: read.u16(),
    trieUnits: read.u16(),
    trieDegrees: read.u16(),
    trieCosts: read.u16(),
    headNodes: read.u32(),
    headCounts: read.u16(),
    headEntries: read.u32(),
    entryLengths: read.u16(),
    entryBytes: read.u8(),
    entryFrequencies: read.u8(),
    pinyinCounts: read.u8(),
    pinyinIds: read.u16(),
    pinyinOrder: read.u32(),
    englishStems: read.u8(),
    englishStarts: read.u32(),
    englishLists: read.u8(),
    syllables: read.u8(),
    nameUnits: read.u16(),
    nameSurnames: read.i16(),
    nameFirsts: read.i16(),
    nameSeconds: read.i16(),
    nameOnlys: read.i16(),
    nameForeign: read.i16(),
    readingUnits: read.u16(),
    readingCounts: read.u8(),
    readingIds: read.u16(),
    modelKeys: read.u32(),
    modelWeights: read.i8(),
    decode: part => decoder.decode(part),
  }
  read.end()
  checkLengths(data)
  return data
}

/** The tables in the order of `readWordsFile`. */
const tablesOf = (data: WordData): readonly Table[] => [
  data.foldFrom,
  data.foldTo,
  data.trieUnits,
  data.trieDegrees,
  data.trieCosts,
  data.headNodes,
  data.headCounts,
  data.headEntries,
  data.entryLengths,
  data.entryBytes,
  data.entryFrequencies,
  data.pinyinCounts,
  data.pinyinIds,
  data.pinyinOrder,
  data.englishStems,
  data.englishStarts,
  data.englishLists,
  data.syllables,
  data.nameUnits,
  data.nameSurnames,
  data.nameFirsts,
  data.nameSeconds,
  data.nameOnlys,
  data.nameForeign,
  data.readingUnits,
  data.readingCounts,
  data.readingIds,
  data.modelKeys,
  data.modelWeights,
]

/** Returns the file of the tables. Equal tables give equal bytes. */
export function writeWordsFile(data: WordData): Uint8Array<ArrayBuffer> {
  const tables = tablesOf(data)
  const size = tables.reduce((at, table) => padded(at + 4) + padded(table.byteLength), headBytes)
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode(magic))
  view.setUint8(magic.length, version)
  let at = headBytes
  for (const table of tables) {
    view.setUint32(at, table.length, true)
    at = padded(at + 4)
    bytes.set(new Uint8Array(table.buffer, table.byteOffset, table.byteLength), at)
    at += padded(table.byteLength)
  }
  return bytes
}

const padded = (bytes: number): number => Math.ceil(bytes / alignment) * alignment

function reader(bytes: ArrayBuffer) {
  const view = new DataView(bytes)
  const isOurs =
    bytes.byteLength >= headBytes &&
    Array.from(magic).every((letter, i) => view.getUint8(i) === letter.charCodeAt(0)) &&
    view.getUint8(magic.length) === version
  if (!isOurs) throw new WordsFileError('not a file of words of this version')
  let at = headBytes

  /** Returns where the next table begins and how many items of `size` bytes it has. */
  function next(size: number): [start: number, length: number] {
    if (at + 4 > bytes.byteLength) throw new WordsFileError('a table is missing')
    const length = view.getUint32(at, true)
    const start = padded(at + 4)
    at = start + padded(length * size)
    if (at > bytes.byteLength) throw new WordsFileError('a table is cut off')
    return [start, length]
  }
  return {
    u8: () => new Uint8Array(bytes, ...next(1)),
    i8: () => new Int8Array(bytes, ...next(1)),
    u16: () => new Uint16Array(bytes, ...next(2)),
    i16: () => new Int16Array(bytes, ...next(2)),
    u32: () => new Uint32Array(bytes, ...next(4)),
    end() {
      if (at !== bytes.byteLength) throw new WordsFileError('there is more than the tables')
    },
  }
}

/** Throws unless tables that belong together have lengths that fit. */
function checkLengths(data: WordData): void {
  const sum = (counts: ArrayLike<number>) => {
    let total = 0
    for (let i = 0; i < counts.length; i++) total += counts[i] ?? 0
    return total
  }
  const entries = data.entryLengths.length
  const fits =
    data.foldFrom.length === data.foldTo.length &&
    data.trieUnits.length === data.trieDegrees.length &&
    data.trieUnits.length === data.trieCosts.length &&
    sum(data.trieDegrees) === Math.max(0, data.trieUnits.length - 1) &&
    data.headNodes.length === data.headCounts.length &&
    sum(data.headCounts) === data.headEntries.length &&
    sum(data.entryLengths) === data.entryBytes.length &&
    data.entryFrequencies.length === entries &&
    data.pinyinCounts.length === entries &&
    sum(data.pinyinCounts) === data.pinyinIds.length &&
    data.pinyinOrder.length === entries &&
    data.readingUnits.length === data.readingCounts.length &&
    sum(data.readingCounts) === data.readingIds.length &&
    data.modelKeys.length === data.modelWeights.length &&
    [data.nameSurnames, data.nameFirsts, data.nameSeconds, data.nameOnlys, data.nameForeign].every(
      table => table.length === data.nameUnits.length,
    )
  if (!fits) throw new WordsFileError('tables have lengths that do not fit')
}
