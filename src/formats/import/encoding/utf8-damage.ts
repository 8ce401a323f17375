/** Where a text that should be UTF-8 is not, so that the reader can look there. */

export interface Damage {
  /** The first line with something wrong in it, counted from 1. */
  readonly line: number
  /** Whether all that is wrong is that the last character is not whole: the file was cut off. */
  readonly isCutOff: boolean
}

const lineFeed = 0x0a
const carriageReturn = 0x0d

/** The first damage in `bytes`; null if they are UTF-8 throughout. */
export function utf8Damage(bytes: Uint8Array): Damage | null {
  // Line ends are never part of another character, so each line is UTF-8 for itself.
  let start = 0
  for (let line = 1; start < bytes.length; line++) {
    const end = lineEnd(bytes, start)
    const text = bytes.subarray(start, end)
    if (!isUtf8(text)) return { line, isCutOff: end === bytes.length && isCutOff(text) }
    start = end
  }
  return null
}

/** Past the line that begins at `start`, its end (LF, CR or both) included. */
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

/** Whether `text`, which is not UTF-8, would be but for a beginning of one more character. */
function isCutOff(text: Uint8Array): boolean {
  const lead = text.findLastIndex(byte => byte >= 0xc0)
  const begun = text.length - lead
  return lead >= 0 && begun < lengthAfter(text[lead] ?? 0) && isUtf8(text.subarray(0, lead))
}

/** How many bytes a character has whose first is `lead`; 0 if none begins so. */
function lengthAfter(lead: number): number {
  if (lead >= 0xf0) return lead <= 0xf4 ? 4 : 0
  if (lead >= 0xe0) return 3
  return lead >= 0xc2 ? 2 : 0
}
