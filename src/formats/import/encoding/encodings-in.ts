/** Guesses the encodings that bytes may be in, by what Chinese texts look like in each. */
import { inBlock, sample } from './byte-ranges.ts'
import { encodedTwice } from './encoded-twice.ts'
import type { PossibleEncoding } from '../findings.ts'
import { looksLikeHz, unpackHz } from './hz.ts'
import { isJapanese, multiByte } from './multi-byte.ts'
import { isValidIn, leastSure, possibleEncoding } from './possible-encoding.ts'
import { hasLongForms, utf16ByContent, utf16ByMark } from './utf16.ts'

/**
 * Returns the encodings that `bytes` may be in, the likeliest first; empty if they are not text.
 */
export function encodingsIn(bytes: Uint8Array): readonly PossibleEncoding[] {
  const withMark = utf16ByMark(bytes)
  if (withMark !== null) return [{ encoding: withMark, sure: 1, whole: isValidIn(withMark, bytes) }]
  const utf16 = utf16ByContent(bytes)
  // Text in any other encoding has no zero bytes, except stray ones.
  if (bytes.includes(0) && (utf16 !== null || !areStray(bytes)))
    return utf16 === null ? [] : [possibleEncoding(utf16, 0.95, bytes)]
  if (isHz(bytes))
    return [possibleEncoding('HZ', 0.95, bytes), possibleEncoding('UTF-8', 0.05, bytes)]
  if (isValidIn('UTF-8', bytes)) return unicode(bytes)
  if (utf16 !== null && !hasLongForms(bytes) && !isJapanese(bytes))
    return [possibleEncoding(utf16, 0.9, bytes)]
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

/** Whether so few bytes are zero (1 in 200) that a program may have left them by mistake. */
const areStray = (bytes: Uint8Array): boolean =>
  bytes.reduce((count, byte) => (byte === 0 ? count + 1 : count), 0) * 200 <= bytes.length

const isHz = (bytes: Uint8Array): boolean => looksLikeHz(bytes) && isWholeHz(bytes)

/** Whether `bytes` are valid HZ, except that the last character may be cut off. */
function isWholeHz(bytes: Uint8Array): boolean {
  const { hasChinese, isCutOff } = unpackHz(bytes)
  return (
    hasChinese && (isValidIn('HZ', bytes) || (isCutOff && isValidIn('HZ', bytes.subarray(0, -1))))
  )
}

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
