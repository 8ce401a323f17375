/**
 * Recognizes GB18030, Big5, Windows-1252, and the Japanese and Korean encodings that resemble them.
 */
import type { PossibleEncoding } from '../findings.ts'
import { inBlock, sample } from './byte-ranges.ts'
import { leastSure, possibleEncoding } from './possible-encoding.ts'

/**
 * Distinguishes Big5 from GB18030. Nearly every Big5 text is also valid GB18030, and often the
 * reverse. Each keeps its common characters and punctuation in one block of lead bytes. In the
 * right encoding nine of ten characters are in that block, in the wrong one about half.
 */
export function multiByte(bytes: Uint8Array): readonly PossibleEncoding[] {
  const inGb = commonShare(
    bytes,
    (lead, trail) => trail >= 0xa1 && (inBlock(lead, 0xa1, 0xa3) || inBlock(lead, 0xb0, 0xd7)),
  )
  const inBig5 = commonShare(bytes, lead => inBlock(lead, 0xa1, 0xc6))
  const isOther = isJapanese(bytes) || isKorean(bytes)
  const likely: readonly PossibleEncoding[] = [
    possibleEncoding('GB18030', isOther ? leastSure : confidence(inGb, inBig5), bytes),
    possibleEncoding('Big5', isOther ? leastSure : confidence(inBig5, inGb), bytes),
    possibleEncoding('Windows-1252', westernShare(bytes), bytes),
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
export function isJapanese(bytes: Uint8Array): boolean {
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
