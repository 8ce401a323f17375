/**
 * Decodes HZ, which carried Chinese through ASCII mail (RFC 1843): pairs of printable characters
 * between `~{` and `~}` are GB2312 without the high bits, and `~~` is a tilde. No program writes it
 * today, but archives of Chinese newsgroups from the 1990s are in it.
 */

const tilde = 0x7e
const braceOpen = 0x7b
const braceClose = 0x7d
const lineFeed = 0x0a
const carriageReturn = 0x0d
/**
 * A byte that is invalid in GB18030. It replaces invalid HZ, so that decoding fails or yields
 * U+FFFD.
 */
const invalidByte = 0xff

interface Unpacked {
  /** The same text in GB18030. */
  readonly bytes: Uint8Array
  /** Whether the text holds any Chinese. */
  readonly hasChinese: boolean
  /** Whether the text ends inside a character. */
  readonly isCutOff: boolean
}

/**
 * Converts HZ to GB18030. Bytes that are invalid in HZ become bytes that are invalid in GB18030.
 */
export function unpackHz(bytes: Uint8Array): Unpacked {
  const unpacked = new Uint8Array(bytes.length)
  let length = 0
  let inChinese = false
  let hasChinese = false
  let isCutOff = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    const next = bytes[i + 1]
    if (byte === tilde && next === (inChinese ? braceClose : braceOpen)) {
      inChinese = !inChinese
      i++
    } else if (inChinese && (byte === lineFeed || byte === carriageReturn)) {
      // A line must not end inside Chinese. If one does, the text after it is ASCII again.
      inChinese = false
      unpacked[length++] = byte
    } else if (inChinese) {
      const isPair = byte >= 0x21 && byte <= 0x77 && next !== undefined && isTrail(next)
      isCutOff = next === undefined
      unpacked[length++] = isPair ? byte | 0x80 : invalidByte
      if (!isPair) continue
      unpacked[length++] = next | 0x80
      hasChinese = true
      i++
    } else if (byte === tilde && next === tilde) {
      unpacked[length++] = tilde
      i++
    } else if (byte === tilde && next === lineFeed) {
      i++
    } else {
      unpacked[length++] = byte < 0x80 && byte !== tilde ? byte : invalidByte
      isCutOff = byte === tilde && next === undefined
    }
  }
  return { bytes: unpacked.subarray(0, length), hasChinese, isCutOff }
}

const isTrail = (byte: number): boolean => byte >= 0x21 && byte <= 0x7e

/** Whether `bytes` look like HZ: ASCII throughout, with Chinese in it. */
export function looksLikeHz(bytes: Uint8Array): boolean {
  let opened = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (byte >= 0x80) return false
    if (byte === tilde && bytes[i + 1] === braceOpen) opened = true
  }
  return opened
}
