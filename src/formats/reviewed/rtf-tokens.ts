/** Divides RTF into groups, control words and text. Nothing in it is executed or fetched. */

export type RtfToken =
  | { readonly kind: 'open' | 'close' | 'ignorable' }
  /** A control word with its number; null if it has none. */
  | { readonly kind: 'word'; readonly name: string; readonly value: number | null }
  /** Characters as they are in the file. */
  | { readonly kind: 'text'; readonly text: string }
  /** One byte of a text in the encoding of its font. */
  | { readonly kind: 'byte'; readonly byte: number }

const token =
  /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)|\\/g

const symbols: Readonly<Record<string, string>> = {
  '~': '\u00a0',
  _: '\u2011',
  '-': '\u00ad',
  '\\': '\\',
  '{': '{',
  '}': '}',
}

/** Yields the tokens of `rtf`, one character a byte. */
export function* rtfTokens(rtf: string): Generator<RtfToken> {
  for (const [, name, value, byte, symbol, brace, text] of rtf.matchAll(token)) {
    if (name !== undefined)
      yield { kind: 'word', name, value: value === undefined ? null : Number(value) }
    else if (byte !== undefined) yield { kind: 'byte', byte: Number.parseInt(byte, 16) }
    else if (brace !== undefined) yield { kind: brace === '{' ? 'open' : 'close' }
    else if (text !== undefined) yield { kind: 'text', text }
    else if (symbol === '*') yield { kind: 'ignorable' }
    else if (symbol === '\n' || symbol === '\r') yield { kind: 'word', name: 'par', value: null }
    else if (symbol !== undefined && symbols[symbol] !== undefined)
      yield { kind: 'text', text: symbols[symbol] }
  }
}
