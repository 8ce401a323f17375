import { gzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { openGzip } from './open-gzip.ts'

const most = 1024 * 1024
const noise = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => (i * i * 31 + i * 7) >> 3)
const joined = (...parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(parts.flatMap(part => [...part]))
/** Without compression, so that any byte of the contents can change unnoticed by inflation. */
const stored = (bytes: Uint8Array): Uint8Array => gzipSync(bytes, { level: 0 })
const changedAt = (bytes: Uint8Array, at: number): Uint8Array =>
  bytes.map((byte, i) => (i === (at < 0 ? bytes.length + at : at) ? byte ^ 1 : byte))

describe('a gzip file', () => {
  // A piece is 16,384 bytes: the borders of members lie on both sides of those of pieces.
  it.each([
    [[0]],
    [[1]],
    [[100, 200]],
    [[0, 5, 0]],
    [[16_335, 16_336, 16_337, 50_000]],
    ...Array.from({ length: 40 }, (_, i) => [[16_340 + i, 40]]),
  ])('of members with %j bytes has them all', lengths => {
    const contents = lengths.map(noise)
    const file = joined(...contents.map(stored))
    expect(openGzip(file, most)).toEqual(joined(...contents))
    expect(openGzip(joined(...contents.map(one => gzipSync(one))), most)).toEqual(
      joined(...contents),
    )
  })

  const one = stored(noise(40_000))
  const two = joined(stored(noise(500)), stored(noise(300)))
  const endOfFirst = stored(noise(500)).length

  it.each([
    ['a byte of its contents', changedAt(one, 30_000)] as const,
    ...[-1, -4, -5, -8].map(at => [`byte ${at}`, changedAt(one, at)] as const),
    ['a byte of the first member', changedAt(two, 100)] as const,
    ['the checksum of the first member', changedAt(two, endOfFirst - 8)] as const,
    ['the length of the first member', changedAt(two, endOfFirst - 1)] as const,
    ['a byte of the last member', changedAt(two, endOfFirst + 100)] as const,
  ])('in which %s is another is damaged', (_title, file) => {
    expect(() => openGzip(file, most)).toThrow(expect.objectContaining({ fault: 'broken' }))
  })

  it.each([1, 4, 8, 9, 1000])('without its last %d bytes is damaged', count => {
    expect(() => openGzip(one.subarray(0, -count), most)).toThrow(
      expect.objectContaining({ fault: 'broken' }),
    )
  })

  it('is read only as far as is needed', () => {
    const found = openGzip(changedAt(stored(noise(200_000)), -1), most, 100)
    expect(found.subarray(0, 100)).toEqual(noise(100))
  })

  it('with contents above the limit is too large', () => {
    expect(() => openGzip(one, 39_999)).toThrow(expect.objectContaining({ fault: 'too-large' }))
  })
})
