/** Finds the first invalid line of a UTF-8 text, so that the reader can look at it. */

export interface Damage {
  /** The first invalid line, counted from 1. */
  readonly line: number
  /** Whether an incomplete last character is the only damage, because the file was cut off. */
  readonly isCutOff: boolean
}

const lineFeed = 0x0a
const carriageReturn = 0x0d

/** Returns the first damage in `bytes`; null if they are valid UTF-8. */
export function utf8Damage(bytes: Uint8Array): Damage | null {
  // A line end is never part of another character, so each line can be checked alone.
  let start = 0
  for (let line = 1; start < bytes.length; line++) {
    const end = lineEnd(bytes, start)
    const text = bytes.subarray(start, end)
    if (!isUtf8(text)) return { line, isCutOff: end === bytes.length && isCutOff(text) }
    start = end
  }
  return null
}

/** Returns the offset after the line that begins at `start` and its line end (LF, CR or both). */
function lineEnd(bytes: Uint8Array, start: number): number {
  let end = start
  while (end < bytes.length && bytes[end] !== lineFeed && bytes[end] !== carriageReturn) end++
  if (bytes[end] === carriageReturn && bytes[end + 1] === lineFeed) end++
  return Math.min(end + 1, bytes.length)
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('UTF-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Whether `text`, which is not valid UTF-8, would be without an incomplete last character. */
function isCutOff(text: Uint8Array): boolean {
  const lead = text.findLastIndex(byte => byte >= 0xc0)
  const begun = text.length - lead
  return lead >= 0 && begun < lengthAfter(text[lead] ?? 0) && isUtf8(text.subarray(0, lead))
}

/**
 * Returns the number of bytes of a character whose first byte is `lead`; 0 if `lead` is invalid.
 */
function lengthAfter(lead: number): number {
  if (lead >= 0xf0) return lead <= 0xf4 ? 4 : 0
  if (lead >= 0xe0) return 3
  return lead >= 0xc2 ? 2 : 0
}
