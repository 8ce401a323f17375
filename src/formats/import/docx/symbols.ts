/** Characters of symbol fonts, which draw their own under private codes. */
const drawn: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  symbol: {
    0xb7: '•',
    0xd9: '∧',
    0xda: '∨',
    0xae: '→',
    0xac: '←',
    0xb0: '°',
    0xb1: '±',
    0xb4: '×',
    0xb8: '÷',
    0xb3: '≥',
    0xa3: '≤',
    0xb9: '≠',
    0xa5: '∞',
  },
  wingdings: {
    0xe0: '→',
    0xdf: '←',
    0xfc: '✓',
    0xfb: '✗',
    0xfe: '☑',
    0xa8: '□',
    0x6f: '□',
    0x6e: '■',
    0xa7: '▪',
    0x6c: '●',
    0xd8: '➢',
    0x76: '❖',
    0xab: '★',
    0x4a: '☺',
  },
}

/** Greek letters that the font Symbol draws for Latin ones. */
const greek = {
  upper: 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ',
  lower: 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ',
}

/** The printers' sign for a missing character. */
const missing = '〓'

/** Returns the Unicode character for the hexadecimal `code` in `font`; 〓 if it is unknown. */
export function symbolOf(font: string, code: string): string {
  const point = Number.parseInt(code, 16)
  if (!Number.isInteger(point) || point < 0x20 || point > 0x10ffff) return missing
  if (point >= 0xd800 && point <= 0xdfff) return missing
  const isPrivate = point >= 0xf000 && point <= 0xf0ff
  const own = drawn[font.toLowerCase()]?.[point & 0xff]
  const letter = font.toLowerCase() === 'symbol' ? letterOf(point & 0xff) : undefined
  if (isPrivate && letter !== undefined) return letter
  if (own !== undefined && (isPrivate || point <= 0xff)) return own
  return isPrivate || (point >= 0xe000 && point <= 0xf8ff) ? missing : String.fromCodePoint(point)
}

function letterOf(code: number): string | undefined {
  if (code >= 0x41 && code <= 0x5a) return greek.upper[code - 0x41]
  if (code >= 0x61 && code <= 0x7a) return greek.lower[code - 0x61]
  return code >= 0x20 && code < 0x7f ? String.fromCodePoint(code) : undefined
}

/** Characters that have elements of their own. The soft hyphen is left out. */
export const characters: Readonly<Record<string, string>> = {
  tab: '\t',
  ptab: '\t',
  cr: '\n',
  noBreakHyphen: '-',
  softHyphen: '',
  pgNum: '',
}
