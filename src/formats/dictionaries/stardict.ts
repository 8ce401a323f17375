/** Reads dictionaries of StarDict: `.ifo`, `.idx`, `.dict` and `.syn`, unpacked. */
import { DictionaryError, type DictionaryWriter } from './dictionary-writer.ts'

export interface StarDictFiles {
  readonly info: Uint8Array
  readonly index: Uint8Array
  readonly definitions: Uint8Array
  readonly synonyms: Uint8Array | null
}

/** The largest definition, in bytes. */
const largestDefinition = 1024 * 1024
/** Kinds of definitions that are text; `y` and `t` are readings. */
const textKinds = 'mltyghxwk'
const markupKinds = 'ghx'

/** Adds the entries. Returns the title. Throws `DictionaryError`. */
export function readStarDict(files: StarDictFiles, writer: DictionaryWriter): string {
  const info = infoOf(files.info)
  const sequence = info.get('sametypesequence') ?? ''
  const wide = info.get('idxoffsetbits') === '64'
  const words = wordsOf(files.index, wide ? 12 : 8)
  const read = (at: number): Definition | null => {
    const word = words[at]
    if (!word) return null
    const { start, end } = rangeOf(files.index, word.end, wide)
    if (end > files.definitions.byteLength || end - start > largestDefinition) return null
    return definitionOf(files.definitions.subarray(start, end), sequence)
  }
  for (const [at, { text }] of words.entries()) {
    const found = read(at)
    if (found) add(writer, text, found, at + 1)
    else writer.leaveOut('offset', at + 1)
  }
  if (files.synonyms)
    for (const { text, end } of wordsOf(files.synonyms, 4)) {
      const at = viewOf(files.synonyms).getUint32(end)
      const found = read(at)
      if (found) add(writer, text, found, at + 1)
      else writer.leaveOut('offset', at + 1)
    }
  return info.get('bookname') ?? ''
}

interface Definition {
  readonly reading: string
  readonly senses: readonly string[]
  readonly isMarkup: boolean
  readonly media: number
}

function add(writer: DictionaryWriter, expression: string, found: Definition, place: number): void {
  const { media, ...entry } = found
  writer.media += media
  writer.add({ expression, ...entry }, place)
}

function infoOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const lines = new TextDecoder('utf-8').decode(bytes.subarray(0, 64 * 1024)).split(/\r?\n/)
  if (!/StarDict's dict ifo file/i.test(lines[0] ?? ''))
    throw new DictionaryError('damaged', '.ifo')
  return new Map(
    lines.flatMap(line => {
      const at = line.indexOf('=')
      return at > 0 ? [[line.slice(0, at).trim(), line.slice(at + 1).trim()] as const] : []
    }),
  )
}

interface IndexedWord {
  readonly text: string
  /** Where the numbers after the word begin. */
  readonly end: number
}

/** The words of an index, each followed by a zero and `tail` bytes of numbers. */
function wordsOf(bytes: Uint8Array, tail: number): readonly IndexedWord[] {
  const decoder = new TextDecoder('utf-8')
  const words: IndexedWord[] = []
  for (let at = 0; at < bytes.byteLength;) {
    const zero = bytes.indexOf(0, at)
    if (zero < 0 || zero + 1 + tail > bytes.byteLength) throw new DictionaryError('damaged', '.idx')
    words.push({ text: decoder.decode(bytes.subarray(at, zero)), end: zero + 1 })
    if (words.length > 1_000_000) throw new DictionaryError('too-many')
    at = zero + 1 + tail
  }
  return words
}

function rangeOf(bytes: Uint8Array, at: number, wide: boolean) {
  const view = viewOf(bytes)
  const start = wide
    ? view.getUint32(at) * 0x100000000 + view.getUint32(at + 4)
    : view.getUint32(at)
  return { start, end: start + view.getUint32(at + (wide ? 8 : 4)) }
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** A definition is fields, whose kinds are in `sequence` or before each field. */
function definitionOf(bytes: Uint8Array, sequence: string): Definition {
  const decoder = new TextDecoder('utf-8')
  let reading = ''
  const senses: string[] = []
  let isMarkup = false
  let media = 0
  for (let at = 0, field = 0; at < bytes.byteLength; field++) {
    const kind = sequence === '' ? String.fromCharCode(bytes[at++] ?? 0) : sequence[field]
    if (kind === undefined) break
    const isLast = sequence !== '' && field === sequence.length - 1
    const { start, end, next } = fieldAt(bytes, at, kind, isLast)
    if (!textKinds.includes(kind)) media++
    else {
      const text = decoder.decode(bytes.subarray(start, end))
      if (kind === 'y' || kind === 't') reading ||= text
      else senses.push(text)
      isMarkup ||= markupKinds.includes(kind)
    }
    at = next
  }
  return { reading, senses, isMarkup, media }
}

/** A field in lower case ends with a zero; one in upper case begins with its size. */
function fieldAt(bytes: Uint8Array, at: number, kind: string, isLast: boolean) {
  if (isLast) return { start: at, end: bytes.byteLength, next: bytes.byteLength }
  if (/[A-Z]/.test(kind)) {
    const start = Math.min(at + 4, bytes.byteLength)
    const size = start - at === 4 ? viewOf(bytes).getUint32(at) : 0
    const end = Math.min(start + size, bytes.byteLength)
    return { start, end, next: end }
  }
  const zero = bytes.indexOf(0, at)
  const end = zero < 0 ? bytes.byteLength : zero
  return { start: at, end, next: end + 1 }
}
