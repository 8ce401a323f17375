const han = /\p{Script=Han}/gu

/**
 * The paragraphs of preformatted text. Chinese is prose: its blank lines and indents part
 * paragraphs, and where there are none, its lines do. Anything else is kept as it stands, whole.
 */
export function linesOfPre(text: string): readonly string[] {
  const whole = text.replaceAll(/\r\n?/g, '\n').replaceAll(/^\n+|\s+$/g, '')
  const isProse = (whole.match(han)?.length ?? 0) * 3 > whole.replaceAll(/\s/g, '').length
  const parts = (isProse ? withoutMargin(whole) : whole).split(
    isProse ? /\n(?:\s*\n)+|\n(?=[ \t]*\u3000|[ \t]{2})/ : /\n(?:[ \t]*\n)+/,
  )
  const lines = isProse && parts.length === 1 ? whole.split('\n') : parts
  return lines
    .map(line => (isProse ? line.replaceAll(/\s*\n\s*/g, '') : line))
    .filter(line => line.trim() !== '')
}

/** `text` without the spaces that all its lines begin with: those that are left are an indent. */
function withoutMargin(text: string): string {
  const lines = text.split('\n')
  const margin = lines
    .filter(line => line.trim() !== '')
    .reduce((least, line) => Math.min(least, line.search(/[^ \t]/)), Infinity)
  return lines.map(line => line.slice(Math.min(margin, line.length))).join('\n')
}
