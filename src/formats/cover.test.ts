import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { coverEnding, endingOf, largestCover } from './cover.ts'

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(
    parts.flatMap(part =>
      typeof part === 'string' ? Array.from(part, letter => letter.charCodeAt(0)) : part,
    ),
  )
const wide = (value: number) => [
  value >>> 24,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
]
const filling = Array.from({ length: 20 }, () => 0)

const png = (width: number, height: number) =>
  bytes('\x89PNG\r\n\x1a\n', wide(13), 'IHDR', wide(width), wide(height), filling)
const gif = (width: number) => bytes('GIF89a', [width & 255, width >> 8, 10, 0], filling)
/** With a thumbnail's segment before the frame. */
const jpeg = (width: number, height: number) =>
  bytes(
    [0xff, 0xd8, 0xff, 0xe1, 0, 6, 0xff, 0xc0, 0, 0],
    [0xff, 0xff, 0xc2, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255],
    filling,
  )
const webp = (chunk: string, body: readonly number[]) =>
  bytes('RIFF', [0, 0, 0, 0], 'WEBP', chunk, [0, 0, 0, 0], body, filling)

it.each([
  ['png', png(600, 800)],
  ['gif', gif(300)],
  ['jpg', jpeg(600, 800)],
  ['webp', webp('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, 100, 0, 100, 0])],
  ['webp', webp('VP8L', [0x2f, 100, 0, 25, 0])],
  ['webp', webp('VP8X', [0, 0, 0, 0, 100, 0, 0, 100, 0, 0])],
] as const)('takes a picture in the format %s', (ending, picture) => {
  expect(coverEnding(picture)).toBe(ending)
})

it.each([
  [
    'an SVG file, which may contain scripts',
    bytes('<svg xmlns="http://www.w3.org/2000/svg"/>', filling),
  ],
  ['a page', bytes('<!doctype html><script>alert(1)</script>')],
  ['nothing', bytes()],
  ['the beginning of a picture alone', bytes('\x89PNG\r\n\x1a\n')],
  ['a picture of no height', png(600, 0)],
  ['a picture that is too wide', png(largestCover.side + 1, 10)],
  ['a picture with too many pixels', png(9000, 9000)],
  ['a JPEG without a frame', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 2], filling)],
  ['too many bytes', new Uint8Array(largestCover.bytes + 1).fill(1)],
])('refuses %s', (_name, picture) => {
  expect(coverEnding(picture)).toBeNull()
})

it('never throws, whatever the bytes are', () => {
  const starts = [png(9, 9), jpeg(9, 9), gif(9), webp('VP8X', []), bytes()]
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.nat(40), fc.uint8Array(), (start, kept, rest) => {
      coverEnding(Uint8Array.from([...start.subarray(0, kept), ...rest]))
    }),
  )
})

it.each([
  ['cover.png', 'png'],
  ['cover.svg', null],
  ['a/cover.png', null],
  ['cover.png/..', null],
])('knows whether %s is the file of a cover', (path, ending) => {
  expect(endingOf(path)).toBe(ending)
})
