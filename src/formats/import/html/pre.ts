const han = /\p{Script=Han}/gu

/**
 * The paragraphs of preformatted text. Chinese is prose: its blank lines and indents part
 * paragraphs, and where there are none, its lines do. Anything else is kept as it stands, whole.
 */
export function linesOfPre(text: string): readonly string[] {
  const whole = text.replaceAll(/\r\n?/g, '\n').replaceAll(/^\n+|\s+$/g, '')
  const isProse = (whole.match(han)?.length ?? 0) * 3 > whole.replaceAll(/\s/g, '').length
  const parts = whole.split(isProse ? /\n(?:\s*\n)+|\n(?=[ \t]*\u3000)/ : /\n(?:[ \t]*\n)+/)
  const lines = isProse && parts.length === 1 ? whole.split('\n') : parts
  return lines
    .map(line => (isProse ? line.replaceAll(/\s*\n\s*/g, '') : line))
    .filter(line => line.trim() !== '')
}
