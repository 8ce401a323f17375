/**
 * The cover of a book as a picture: which bytes are taken for one. The bytes come from anywhere, so
 * only their beginning is read here, and only the sandboxed page decodes them.
 */

/** The formats that are taken, and the type of each. */
export const coverTypes = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
} as const
export type CoverEnding = keyof typeof coverTypes
export const coverEndings = Object.keys(coverTypes) as CoverEnding[]

/** A picture in a bundle: `cover.<ending>`. */
export interface Cover {
  readonly ending: CoverEnding
  readonly bytes: Uint8Array<ArrayBuffer>
}

export const coverPath = (ending: CoverEnding): string => `cover.${ending}`

/** Returns the ending in the name of a bundle's file; null if it is no cover. */
export const endingOf = (path: string): CoverEnding | null =>
  coverEndings.find(ending => coverPath(ending) === path) ?? null

/** The largest cover, in bytes, and in pixels of each side and of the whole. */
export const largestCover = { bytes: 8 * 1024 * 1024, side: 10_000, pixels: 40_000_000 } as const

/** Width and height in pixels. */
type Size = readonly [width: number, height: number]

/**
 * Returns the ending of the format of `bytes`; null if they are no picture of a format that is
 * taken, or too large to decode. Their beginning decides, whatever a name or a type says.
 */
export function coverEnding(bytes: Uint8Array): CoverEnding | null {
  if (bytes.byteLength > largestCover.bytes) return null
  for (const ending of coverEndings) {
    const size = sizes[ending](bytes)
    if (size) return isDecodable(size) ? ending : null
  }
  return null
}

function isDecodable([width, height]: Size): boolean {
  const { side, pixels } = largestCover
  return width > 0 && height > 0 && width <= side && height <= side && width * height <= pixels
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) =>
  new DataView(buffer, byteOffset, byteLength)
const wordsAt = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length))

/** How the size is read in each format; null for bytes of another format. */
const sizes: Readonly<Record<CoverEnding, (bytes: Uint8Array) => Size | null>> = {
  png(bytes) {
    if (bytes.length < 33 || wordsAt(bytes, 0, 8) !== '\x89PNG\r\n\x1a\n') return null
    if (wordsAt(bytes, 12, 4) !== 'IHDR') return null
    const view = viewOf(bytes)
    return [view.getUint32(16), view.getUint32(20)]
  },
  jpg: sizeOfJpeg,
  gif(bytes) {
    if (bytes.length < 13 || !/^GIF8[79]a$/.test(wordsAt(bytes, 0, 6))) return null
    const view = viewOf(bytes)
    return [view.getUint16(6, true), view.getUint16(8, true)]
  },
  webp: sizeOfWebp,
}

/** Reads segment after segment up to the one with the size of the picture. */
function sizeOfJpeg(bytes: Uint8Array): Size | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const view = viewOf(bytes)
  for (let at = 2; at + 9 < bytes.length;) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return null
    // Filling before a marker, and markers without a length.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return [view.getUint16(at + 7), view.getUint16(at + 5)]
    at += 2 + Math.max(2, view.getUint16(at + 2))
  }
  return null
}

function sizeOfWebp(bytes: Uint8Array): Size | null {
  if (bytes.length < 30 || wordsAt(bytes, 0, 4) !== 'RIFF' || wordsAt(bytes, 8, 4) !== 'WEBP')
    return null
  const view = viewOf(bytes)
  const three = (at: number) => view.getUint16(at, true) + 65_536 * view.getUint8(at + 2)
  switch (wordsAt(bytes, 12, 4)) {
    case 'VP8 ':
      return [view.getUint16(26, true) % 16_384, view.getUint16(28, true) % 16_384]
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return [1 + (bits % 16_384), 1 + (Math.floor(bits / 16_384) % 16_384)]
    }
    case 'VP8X':
      return [1 + three(24), 1 + three(27)]
    default:
      return null
  }
}
