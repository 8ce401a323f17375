const longest = 200
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * Returns `suggested` as a name that every system accepts: no folder, no special character, at most
 * 200 bytes of UTF-8 with its extension kept, never empty.
 */
export function fileNameFrom(suggested: string): string {
  const plain = suggested
    .replace(/[\p{Cc}\p{Surrogate}\\/:*?"<>|]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[\s.]+$/, '')
  const [, extension = ''] = /(\.[A-Za-z0-9]{1,8})$/.exec(plain) ?? []
  // Dots at the beginning are removed after the extension is known: of a title of dots and signs
  // only ".md" is left, and the file must not lose its type.
  const title = plain.slice(0, plain.length - extension.length).replace(/^[\s.]+/, '')
  const stem = cut(title, longest - extension.length)
  return `${stem === '' || reserved.test(stem) ? `_${stem}` : stem}${extension}`
}

/** Returns the start of `text` that fits into `bytes` bytes. No character is cut in two. */
function cut(text: string, bytes: number): string {
  let kept = ''
  let left = bytes
  for (const character of text) {
    left -= Buffer.byteLength(character)
    if (left < 0) break
    kept += character
  }
  return kept.trimEnd()
}
