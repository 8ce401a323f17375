/** Finds the first invalid line of a UTF-8 text, so that the reader can look at it. */

const lineFeed = 0x0a
const carriageReturn = 0x0d

/** Returns the first invalid line of `bytes`, counted from 1; null if they are valid UTF-8. */
export function utf8Damage(bytes: Uint8Array): number | null {
  // A line end is never part of another character, so each line can be checked alone.
  let start = 0
  for (let line = 1; start < bytes.length; line++) {
    const end = lineEnd(bytes, start)
    const text = bytes.subarray(start, end)
    if (!isUtf8(text)) return line
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
