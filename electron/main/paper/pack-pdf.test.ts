import fc from 'fast-check'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { packedPdf } from './pack-pdf.ts'

/** A PDF of these objects, numbered from 1, as Chromium writes one. */
function pdfOf(bodies: readonly string[], entries = '/Root 1 0 R'): Uint8Array {
  let file = '%PDF-1.4\n%\u00d3\u00eb\n'
  const rows = ['0000000000 65535 f \n']
  for (const [i, body] of bodies.entries()) {
    rows.push(`${String(file.length).padStart(10, '0')} 00000 n \n`)
    file += `${i + 1} 0 obj\n${body}\nendobj\n`
  }
  const trailer = `trailer\n<</Size ${rows.length}\n${entries}>>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.from(`${file}xref\n0 ${rows.length}\n${rows.join('')}${trailer}`, 'latin1')
}

/** Reads the objects of a packed PDF by its table, as the standard says. */
function objectsOf(pdf: Uint8Array): ReadonlyMap<number, string> {
  const bytes = Buffer.from(pdf)
  const text = (from: number, to?: number) => bytes.subarray(from, to).toString('latin1')
  const stream = (at: number) => {
    const head = text(at, at + 400)
    const begun = head.indexOf('stream\n') + 'stream\n'.length
    const length = Number(/\/Length (\d+)/.exec(head)?.[1])
    return { head, data: inflateSync(bytes.subarray(at + begun, at + begun + length)) }
  }
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text(-100))?.[1])
  const { data: rows } = stream(start)
  const found = new Map<number, string>()
  const placeOf = (number: number) => ({
    kind: rows.readUInt8(number * 7),
    first: rows.readUInt32BE(number * 7 + 1),
    second: rows.readUInt16BE(number * 7 + 5),
  })
  for (let number = 1; number * 7 < rows.length; number++) {
    const { kind, first, second } = placeOf(number)
    if (kind === 1) {
      found.set(number, text(first, text(first).indexOf('endobj') + first).trim())
    } else if (kind === 2) {
      const { head, data } = stream(placeOf(first).first)
      const from = Number(/\/First (\d+)/.exec(head)?.[1])
      const numbers = data.subarray(0, from).toString('latin1').trim().split(' ').map(Number)
      expect(numbers[2 * second]).toBe(number)
      const next = numbers[2 * second + 3]
      const own = data.subarray(from + (numbers[2 * second + 1] ?? 0), next && from + next)
      found.set(number, own.toString('latin1').trim())
    }
  }
  return found
}

const stream = '<</Length 9>> stream\nBT () ET\n\nendstream'

describe('packing a PDF', () => {
  it('keeps each object under its number, and streams outside the packs', async () => {
    const tags = Array.from({ length: 450 }, (_, i) => `<</Type /StructElem /S /P /K ${i}>>`)
    const bodies = ['<</Type /Catalog>>', stream, ...tags, '[1 2 (endobj)]']
    const pdf = pdfOf(bodies)
    const packed = await packedPdf(pdf)
    expect(packed.length).toBeLessThan(pdf.length / 3)
    const found = objectsOf(packed)
    for (const [i, body] of bodies.entries())
      expect(found.get(i + 1)).toBe(body === stream ? `2 0 obj\n${stream}` : body)
    expect(Buffer.from(packed.subarray(0, 9)).toString('latin1')).toBe('%PDF-1.7\n')
  })

  it('keeps any objects', async () => {
    const body = fc.oneof(
      fc.constant(stream),
      fc.stringMatching(/^\([a-z\u00a1-\u00ff]{0,30}\)$/),
      fc.integer().map(String),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(body, { minLength: 1, maxLength: 420 }), async bodies => {
        const found = objectsOf(await packedPdf(pdfOf(bodies)))
        for (const [i, one] of bodies.entries())
          expect(found.get(i + 1)?.replace(/^\d+ 0 obj\n/, '')).toBe(one)
      }),
      { numRuns: 40 },
    )
  })

  it('keeps what the trailer says, and counts the packs and the new table', async () => {
    const packed = Buffer.from(await packedPdf(pdfOf(['<<>>'], '/Info 1 0 R\n/ID [<00><01>]')))
    expect(packed.toString('latin1')).toContain('/Size 4\n/Info 1 0 R\n/ID [<00><01>]')
  })

  it.each([
    ['that is empty', Buffer.alloc(0)],
    ['that is no PDF', Buffer.from('startxref\n0\n%%EOF')],
    ['with a table elsewhere', Buffer.from('%PDF-1.7\nstartxref\n9999\n%%EOF')],
    ['that was changed later', pdfOf(['<<>>'], '/Prev 9')],
    ['that is encrypted', pdfOf(['<<>>'], '/Encrypt 1 0 R')],
  ])('returns a file %s as it is', async (_, pdf) => {
    expect(await packedPdf(pdf)).toBe(pdf)
  })

  it('returns a file as it is if an object is not where its table says', async () => {
    const text = Buffer.from(pdfOf(['<<>>', '(a)'])).toString('latin1')
    const moved = Buffer.from(text.replace('2 0 obj', '7 0 obj'), 'latin1')
    expect(await packedPdf(moved)).toBe(moved)
  })
})
