/**
 * Makes a PDF of Chromium smaller: the objects that are no streams, most of them tags, are packed
 * into compressed streams (ISO 32000-1, 7.5.7 and 7.5.8). No object is parsed or changed.
 */
import { setImmediate as otherTasks } from 'node:timers/promises'
import { promisify } from 'node:util'
import { deflate as compress } from 'node:zlib'

const deflate = promisify(compress)

/** So many objects are in one stream: a viewer unpacks all of them to read one. */
const together = 200
/** How long other calls may wait, in milliseconds. */
const atOnce = 12
/** The length of a row of the table of objects. */
const rowLength = 20

/** Returns `pdf` packed, or as it is if it is not written as Chromium writes one. */
export async function packedPdf(pdf: Uint8Array): Promise<Uint8Array> {
  const table = tableOf(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength))
  const objects = table && (await objectsIn(table))
  return objects ? written(objects, table) : pdf
}

interface PdfTable {
  readonly bytes: Buffer
  /** Where the table of objects begins. */
  readonly start: number
  /** The rows of the table, and what follows them. */
  readonly rows: string
  /** One more than the highest number of an object. */
  readonly count: number
  /** The entries of the trailer. */
  readonly trailer: string
}

function tableOf(bytes: Buffer): PdfTable | null {
  const end = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(bytes.subarray(-1024).toString('latin1'))
  const start = Number(end?.[1] ?? Infinity)
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-')) || start >= bytes.length) return null
  const text = bytes.subarray(start).toString('latin1')
  const head = /^xref\s+0 (\d+)\s*\n/.exec(text)
  if (!head) return null
  const count = Number(head[1])
  const rows = text.slice(head[0].length)
  const rest = rows.slice(count * rowLength)
  const trailer = /^trailer\s*<<((?:(?!\/Prev|\/XRefStm|\/Encrypt)[^])*)>>\s*startxref/.exec(rest)
  return trailer?.[1] === undefined ? null : { bytes, start, rows, count, trailer: trailer[1] }
}

interface PdfObject {
  readonly number: number
  /** What is between `obj` and `endobj`. */
  readonly body: Uint8Array
  readonly isStream: boolean
}

/** Returns the objects in their order; null if one is not where the table says. */
async function objectsIn({
  bytes,
  start,
  rows,
  count,
}: PdfTable): Promise<readonly PdfObject[] | null> {
  const places: { readonly number: number; readonly offset: number }[] = []
  for (let number = 0; number < count; number++) {
    const row = rows.slice(number * rowLength, (number + 1) * rowLength)
    const found = /^(\d{10}) (\d{5}) ([nf])/.exec(row)
    if (!found) return null
    if (found[3] === 'n') places.push({ number, offset: Number(found[1]) })
  }
  places.sort((a, b) => a.offset - b.offset)
  const objects: PdfObject[] = []
  let since = performance.now()
  for (const [i, { number, offset }] of places.entries()) {
    const raw = bytes.subarray(offset, places[i + 1]?.offset ?? start)
    const begun = /^(\d+) 0 obj\s/.exec(raw.subarray(0, 24).toString('latin1'))
    const end = raw.lastIndexOf('endobj')
    if (Number(begun?.[1]) !== number || end === -1) return null
    const body = raw.subarray(begun?.[0].length, end)
    const isStream = /endstream\s*$/.test(body.subarray(-16).toString('latin1'))
    objects.push({ number, body, isStream })
    if (performance.now() - since < atOnce) continue
    await otherTasks()
    since = performance.now()
  }
  return objects
}

/** A PDF as it is written, with the place of each object. */
class PdfFile {
  readonly #parts: Uint8Array[] = []
  readonly #rows: Buffer
  #length = 0

  constructor(count: number) {
    this.#rows = Buffer.alloc(count * 7)
  }

  add(...parts: readonly (Uint8Array | string)[]): void {
    for (const part of parts) {
      const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part
      this.#parts.push(bytes)
      this.#length += bytes.length
    }
  }

  /** Adds an object that is no part of a pack. */
  addObject(number: number, ...body: readonly (Uint8Array | string)[]): void {
    this.#place(number, 1, this.#length, 0)
    this.add(`${number} 0 obj\n`, ...body, 'endobj\n')
  }

  /** Says that an object is number `at` of those in `pack`. */
  placeInPack(number: number, pack: number, at: number): void {
    this.#place(number, 2, pack, at)
  }

  #place(number: number, kind: number, first: number, second: number): void {
    this.#rows.writeUInt8(kind, number * 7)
    this.#rows.writeUInt32BE(first, number * 7 + 1)
    this.#rows.writeUInt16BE(second, number * 7 + 5)
  }

  /** Adds the table of objects, which is object `number`, and returns the file. */
  async ended(number: number, trailer: string): Promise<Uint8Array> {
    const start = this.#length
    this.#place(number, 1, start, 0)
    const rows = await deflate(this.#rows)
    const entries = `<<${trailer}\n/Type /XRef /W [1 4 2] /Filter /FlateDecode /Length ${rows.length}>>`
    this.add(`${number} 0 obj\n${entries} stream\n`, rows, '\nendstream\nendobj\n')
    this.add(`startxref\n${start}\n%%EOF\n`)
    return Buffer.concat(this.#parts)
  }
}

async function written(
  objects: readonly PdfObject[],
  { count, trailer }: PdfTable,
): Promise<Uint8Array> {
  const packed = objects.filter(({ isStream }) => !isStream)
  const packs = Math.ceil(packed.length / together)
  const size = count + packs + 1
  const file = new PdfFile(size)
  // Readers of older versions do not know packs. The second line says that the file has bytes.
  file.add('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n')
  for (const { number, body, isStream } of objects) if (isStream) file.addObject(number, body)
  for (let pack = 0; pack < packs; pack++) {
    const inside = packed.slice(pack * together, (pack + 1) * together)
    const own = count + pack
    const heads: string[] = []
    let offset = 0
    for (const [at, { number, body }] of inside.entries()) {
      heads.push(`${number} ${offset}`)
      offset += body.length + 1
      file.placeInPack(number, own, at)
    }
    const head = `${heads.join(' ')}\n`
    const bodies = inside.flatMap(({ body }) => [body, Buffer.from('\n')])
    const data = await deflate(Buffer.concat([Buffer.from(head), ...bodies]))
    const entries = `/N ${inside.length} /First ${head.length} /Filter /FlateDecode /Length ${data.length}`
    file.addObject(own, `<</Type /ObjStm ${entries}>> stream\n`, data, '\nendstream\n')
  }
  return file.ended(size - 1, trailer.replace(/\/Size \d+/, `/Size ${size}`))
}
