/** Guesses the encodings that bytes may be in, by what Chinese texts look like in each. */
import { encodedTwice } from './encoded-twice.ts'
import type { PossibleEncoding } from '../findings.ts'
import { looksLikeHz, unpackHz } from './hz.ts'
import { decodeStrictly } from './strict-decoding.ts'

/** The number of bytes that are examined. Validity is checked on the whole file. */
const sample = 1 << 16

/**
 * An encoding less likely than this is not offered, and one that is just as likely is not used
 * unasked.
 */
export const leastSure = 0.05

/**
 * Returns the encodings that `bytes` may be in, the likeliest first; empty if they are not text.
 */
export function encodingsIn(bytes: Uint8Array): readonly PossibleEncoding[] {
  const withMark = utf16ByMark(bytes)
  if (withMark !== null) return [{ encoding: withMark, sure: 1, whole: isWhole(withMark, bytes) }]
  const utf16 = utf16ByContent(bytes)
  // Text in any other encoding has no zero bytes, except stray ones.
  if (bytes.includes(0) && (utf16 !== null || !areStray(bytes)))
    return utf16 === null ? [] : [found(utf16, 0.95, bytes)]
  if (isHz(bytes)) return [found('HZ', 0.95, bytes), found('UTF-8', 0.05, bytes)]
  if (isWhole('UTF-8', bytes)) return unicode(bytes)
  if (utf16 !== null && !hasLongForms(bytes) && !isJapanese(bytes))
    return [found(utf16, 0.9, bytes)]
  if (isNearlyUtf8(bytes)) return [{ encoding: 'UTF-8', sure: 0.95, whole: false }]
  return multiByte(bytes)
}

function unicode(bytes: Uint8Array): readonly PossibleEncoding[] {
  const mistaken = encodedTwice(bytes)
  return mistaken === null
    ? [{ encoding: 'UTF-8', sure: 1, whole: true }]
    : [
        { encoding: `UTF-8 via ${mistaken}`, sure: 0.95, whole: true },
        { encoding: 'UTF-8', sure: leastSure, whole: true },
      ]
}

const found = (
  encoding: PossibleEncoding['encoding'],
  sure: number,
  bytes: Uint8Array,
): PossibleEncoding => ({ encoding, sure, whole: isWhole(encoding, bytes) })

const isWhole = (encoding: PossibleEncoding['encoding'], bytes: Uint8Array): boolean =>
  decodeStrictly(encoding, bytes) !== null

/** Whether so few bytes are zero (1 in 200) that a program may have left them by mistake. */
const areStray = (bytes: Uint8Array): boolean =>
  bytes.reduce((count, byte) => (byte === 0 ? count + 1 : count), 0) * 200 <= bytes.length

const isHz = (bytes: Uint8Array): boolean => looksLikeHz(bytes) && isWholeHz(bytes)

/** Whether `bytes` are valid HZ, except that the last character may be cut off. */
function isWholeHz(bytes: Uint8Array): boolean {
  const { hasChinese, isCutOff } = unpackHz(bytes)
  return hasChinese && (isWhole('HZ', bytes) || (isCutOff && isWhole('HZ', bytes.subarray(0, -1))))
}

function utf16ByMark(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'UTF-16BE' : null
}

/** The least share of Chinese or English code units in a text. */
const textShare = 0.9

/**
 * Recognizes UTF-16 without a byte order mark: nearly every code unit is Chinese or English.
 * English in the wrong byte order looks Chinese, so if both orders fit, the one with more ASCII is
 * right.
 */
function utf16ByContent(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | null {
  if (bytes.length < 2) return null
  const little = unitsIn(bytes, 1)
  const big = unitsIn(bytes, 0)
  const better = little.score >= big.score ? little : big
  if (better.share < textShare) return null
  return better === little ? 'UTF-16LE' : 'UTF-16BE'
}

function unitsIn(bytes: Uint8Array, highByte: 0 | 1): { share: number; score: number } {
  let units = 0
  let likely = 0
  let ascii = 0
  for (let i = 0; i + 1 < Math.min(bytes.length, sample); i += 2) {
    const high = bytes[i + highByte] ?? 0
    const low = bytes[i + 1 - highByte] ?? 0
    units++
    if (high === 0 && (inBlock(low, 0x20, 0x7e) || inBlock(low, 0x09, 0x0d))) ascii++
    else if (isChineseUnit(high, low)) likely++
  }
  const share = units === 0 ? 0 : (likely + ascii) / units
  return { share, score: share + (units === 0 ? 0 : ascii / units) }
}

/** Whether a third of `bytes` are four-byte GB18030 characters, which look like Han in UTF-16. */
function hasLongForms(bytes: Uint8Array): boolean {
  const looked = Math.min(bytes.length, sample)
  let within = 0
  for (let i = 0; i + 3 < looked; i++) {
    const isLong =
      inBlock(bytes[i], 0x81, 0xfe) &&
      inBlock(bytes[i + 1], 0x30, 0x39) &&
      inBlock(bytes[i + 2], 0x81, 0xfe) &&
      inBlock(bytes[i + 3], 0x30, 0x39)
    if (!isLong) continue
    within += 4
    i += 3
  }
  return within * 3 > looked
}

/** Whether a code unit is Han, Chinese punctuation or a full-width letter. */
const isChineseUnit = (high: number, low: number): boolean =>
  inBlock(high, 0x4e, 0x9f) ||
  inBlock(high, 0x34, 0x4d) ||
  high === 0x30 ||
  (high === 0xff && low < 0xef) ||
  (high === 0x20 && inBlock(low, 0x10, 0x3f)) ||
  (high === 0 && low === 0xb7)

/**
 * Whether nine of ten non-ASCII bytes belong to three-byte UTF-8 sequences of Chinese. Such a text
 * is UTF-8, even if it is damaged. A short damaged one might otherwise pass for GB18030 and become
 * nonsense.
 */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  let within = 0
  let outside = 0
  for (let i = 0; i < Math.min(bytes.length, sample); i++) {
    if ((bytes[i] ?? 0) < 0x80) continue
    if (
      inBlock(bytes[i], 0xe3, 0xef) &&
      inBlock(bytes[i + 1], 0x80, 0xbf) &&
      inBlock(bytes[i + 2], 0x80, 0xbf)
    ) {
      within += 3
      i += 2
    } else outside++
  }
  return within > outside * 9
}

/**
 * Distinguishes Big5 from GB18030. Nearly every Big5 text is also valid GB18030, and often the
 * reverse. Each keeps its common characters and punctuation in one block of lead bytes. In the
 * right encoding nine of ten characters are in that block, in the wrong one about half.
 */
function multiByte(bytes: Uint8Array): readonly PossibleEncoding[] {
  const inGb = commonShare(
    bytes,
    (lead, trail) => trail >= 0xa1 && (inBlock(lead, 0xa1, 0xa3) || inBlock(lead, 0xb0, 0xd7)),
  )
  const inBig5 = commonShare(bytes, lead => inBlock(lead, 0xa1, 0xc6))
  const isOther = isJapanese(bytes) || isKorean(bytes)
  const likely: readonly PossibleEncoding[] = [
    found('GB18030', isOther ? leastSure : confidence(inGb, inBig5), bytes),
    found('Big5', isOther ? leastSure : confidence(inBig5, inGb), bytes),
    found('Windows-1252', westernShare(bytes), bytes),
  ]
  return likely
    .filter(({ sure }) => sure >= leastSure)
    .sort((a, b) => Number(b.whole) - Number(a.whole) || b.sure - a.sure)
}

/** Fewer characters do not show their language. */
const leastPairs = 20
const kanaShare = 0.3
const strayShare = 0.03

/**
 * Whether `bytes` are Shift JIS or EUC-JP: a third of the characters are kana, which have two lead
 * bytes. Big5 uses low trail bytes too, and EUC-JP does not.
 */
function isJapanese(bytes: Uint8Array): boolean {
  const pairs = pairsIn(bytes)
  const share = (fits: (lead: number, trail: number) => boolean): number =>
    pairs.filter(([lead, trail]) => fits(lead, trail)).length / Math.max(1, pairs.length)
  if (pairs.length < leastPairs) return false
  const shifted = share(
    (lead, trail) =>
      (lead === 0x82 && inBlock(trail, 0x9f, 0xf1)) ||
      (lead === 0x83 && inBlock(trail, 0x40, 0x96)),
  )
  const extended = share((lead, trail) => (lead === 0xa4 || lead === 0xa5) && trail >= 0xa1)
  return (
    shifted > kanaShare || (extended > kanaShare && share((_, trail) => trail < 0xa1) < strayShare)
  )
}

/**
 * Whether `bytes` are EUC-KR. Its syllables are in the same place as the first half of the common
 * characters of GB18030, and no Chinese text uses that half alone.
 */
function isKorean(bytes: Uint8Array): boolean {
  const pairs = pairsIn(bytes)
  const within = pairs.filter(([lead, trail]) => inBlock(lead, 0xb0, 0xc8) && trail >= 0xa1).length
  const others = pairs.filter(([lead]) => inBlock(lead, 0xc9, 0xf7)).length
  return within >= 2 * leastPairs && others < within * strayShare && within > pairs.length * 0.9
}

/** The two-byte characters in the sample of `bytes`. */
function pairsIn(bytes: Uint8Array): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = []
  for (let i = 0; i < Math.min(bytes.length - 1, sample); i++) {
    const lead = bytes[i] ?? 0
    if (lead >= 0x80) pairs.push([lead, bytes[++i] ?? 0])
  }
  return pairs
}

/**
 * Returns the confidence that follows from the share of common characters, compared with the
 * `other` encoding. The right encoding has a share about 0.4 higher than the wrong one.
 */
const confidence = (share: number, other: number): number =>
  Math.min(0.95, Math.max(leastSure, 0.5 + (share - other) * 1.2))

function commonShare(
  bytes: Uint8Array,
  isCommon: (lead: number, trail: number) => boolean,
): number {
  let pairs = 0
  let common = 0
  for (let i = 0; i < Math.min(bytes.length - 1, sample); i++) {
    const lead = bytes[i] ?? 0
    if (lead < 0x80) continue
    pairs++
    if (isCommon(lead, bytes[++i] ?? 0)) common++
  }
  return pairs === 0 ? 0 : common / pairs
}

/**
 * The confidence in Windows-1252, where accented letters occur singly. At most 0.5, as any bytes
 * are valid.
 */
function westernShare(bytes: Uint8Array): number {
  const looked = bytes.subarray(0, sample)
  let high = 0
  let alone = 0
  for (const [i, byte] of looked.entries()) {
    if (byte < 0x80) continue
    high++
    if ((looked[i - 1] ?? 0) < 0x80 && (looked[i + 1] ?? 0) < 0x80) alone++
  }
  return high === 0 || high * 4 > looked.length ? 0 : (alone / high) * 0.5
}

const inBlock = (byte: number | undefined, from: number, to: number): boolean =>
  byte !== undefined && byte >= from && byte <= to
