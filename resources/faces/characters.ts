/** Which characters the faces of our own hold. */

/** Both ends included. */
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

/**
 * All punctuation of Chinese: with it in one file, the engine sees both signs of a pair and closes
 * them up. The quotation marks, the dash and the ellipsis are those that Latin text has too.
 */
export const punctuation: readonly number[] = [
  ...Array.from('·—―‘’“”‥…‧※⸺・', sign => sign.charCodeAt(0)),
  ...range(0x3000, 0x3006),
  ...range(0x3008, 0x301f),
  ...range(0xfe30, 0xfe4f),
  ...range(0xff01, 0xff0f),
  ...range(0xff1a, 0xff20),
  ...range(0xff3b, 0xff40),
  ...range(0xff5b, 0xff65),
]

/** Letters, figures and the space, whose font the engine asks for the height of a line. */
export const latin: readonly number[] = [...range(0x20, 0x7e), 0xa0]

/** The signs that newspapers type half-width between Chinese characters. */
export const halfWidth = Array.from('!(),:;?', sign => sign.charCodeAt(0))

/**
 * The dash is drawn with the horizontal bar, which is one em wide in every language and joins the
 * next.
 */
export const dashes: ReadonlyMap<number, number> = new Map([[0x2014, 0x2015]])

/** Half-width signs are drawn full-width by the family that has them. */
export const drawnAsPunctuation: ReadonlyMap<number, number> = new Map([
  ...dashes,
  ...halfWidth.map(half => [half, half + 0xfee0] as const),
])

/** The forms of Chinese characters in mainland China, and in Taiwan and Hong Kong. */
export type Region = 'SC' | 'TC'

/**
 * The characters that make up nearly all running text: the first level of GB 2312 (3,755) or of
 * Big5 (5,401), which hold the common characters of each region.
 */
export const commonCharacters = (region: Region): number[] =>
  region === 'SC'
    ? ideographsIn('gb18030', range(0xb0, 0xd7))
    : ideographsIn('big5', range(0xa4, 0xc6))

/** The second level of GB 2312 (3,008) or of Big5 (7,652): nearly all others of printed books. */
export const lessCommonCharacters = (region: Region): number[] =>
  region === 'SC'
    ? ideographsIn('gb18030', range(0xd8, 0xf7))
    : ideographsIn('big5', range(0xc9, 0xf9))

/** The characters of two bytes whose first one is in `lead`. */
function ideographsIn(encoding: 'gb18030' | 'big5', lead: readonly number[]): number[] {
  const high = range(0xa1, 0xfe)
  const trail = encoding === 'gb18030' ? high : [...range(0x40, 0x7e), ...high]
  const bytes = lead.flatMap(first => trail.flatMap(second => [first, second]))
  return Array.from(
    new TextDecoder(encoding).decode(Uint8Array.from(bytes)),
    character => character.codePointAt(0) ?? 0,
  ).filter(isIdeograph)
}

/** How the rare characters are divided, so that a page loads little for one of them. */
export const rareParts: Readonly<Record<Region, readonly { from: number; to: number }[]>> = {
  SC: [
    { from: 0x3400, to: 0x3fff },
    { from: 0x4000, to: 0x4dff },
    { from: 0x4e00, to: 0x5fff },
    { from: 0x6000, to: 0x73ff },
    { from: 0x7400, to: 0x84ff },
    { from: 0x8500, to: 0x9fff },
    { from: 0xf900, to: 0x323af },
  ],
  TC: [
    { from: 0x3400, to: 0x66ff },
    { from: 0x6700, to: 0x7fff },
    { from: 0x8000, to: 0x9fff },
    { from: 0xf900, to: 0x323af },
  ],
}

export const isIdeograph = (point: number): boolean =>
  /^\p{Script=Han}$/u.test(String.fromCodePoint(point)) && point >= 0x3400

/** Letters, kana and signs such as circled figures, units and arrows; not those of Korean. */
export const isSignOrLetter = (point: number): boolean =>
  point > 0xa0 &&
  point < 0x1f000 &&
  !/^[\p{Script=Han}\p{Script=Hangul}]$/u.test(String.fromCodePoint(point))

/** A span of code points, with both ends, as CSS writes it. */
export function writeSpan({ from, to }: { from: number; to: number }): string {
  const hex = (point: number) => point.toString(16).padStart(4, '0')
  return from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`
}

/** `points` as CSS writes them. */
export function unicodeRange(points: readonly number[]): string {
  const spans: { from: number; to: number }[] = []
  for (const point of points.toSorted((a, b) => a - b)) {
    const last = spans.at(-1)
    if (last?.to === point - 1) last.to = point
    else spans.push({ from: point, to: point })
  }
  return spans.map(writeSpan).join(', ')
}
