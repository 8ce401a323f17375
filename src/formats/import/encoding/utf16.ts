/** Recognizes UTF-16. */
import { inBlock, sample } from './byte-ranges.ts'

/** Returns the byte order of UTF-16 with a byte order mark; null if `bytes` have none. */
export function utf16ByMark(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | null {
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
export function utf16ByContent(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | null {
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
export function hasLongForms(bytes: Uint8Array): boolean {
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
