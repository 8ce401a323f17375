/** What styles say of bold, italic and raised words, in an attribute or by simple classes in a sheet. All else in them is not read. */

/** What is said of words; absent where nothing is. */
export interface WordStyle {
  readonly bold?: boolean
  readonly italic?: boolean
  readonly raised?: boolean
}

/** What a sheet says, by class, and by tag and class. */
export type StyleSheet = ReadonlyMap<string, WordStyle>

/** A longer sheet is read so far, and of more sheets the last so many, whatever a page brings. */
const longestSheet = 262_144
const mostSheets = 8

/** The rules of `css` that are for a class. */
export function styleSheet(css: string): StyleSheet {
  const rules = new Map<string, WordStyle>()
  for (const rule of withoutComments(css.slice(0, longestSheet)).split('}')) {
    const [before = '', declarations, ...nested] = rule.split('{')
    // What holds in print or on some screens only.
    if (declarations === undefined || nested.length > 0) continue
    const style = wordStyle(declarations)
    if (Object.keys(style).length === 0) continue
    for (const selector of before.slice(before.lastIndexOf(';') + 1).split(',')) {
      const key = selector.trim()
      if (simple.test(key)) rules.set(key, { ...rules.get(key), ...style })
    }
  }
  return rules
}

const simple = /^(?:[a-z][a-z0-9]*)?\.[^\s.:#>+~[\]*()]+$/

/** Without what is between the signs of a comment, and without those by which old pages hide a sheet. */
function withoutComments(css: string): string {
  let kept = ''
  let from = 0
  for (;;) {
    const start = css.indexOf('/*', from)
    if (start < 0) return (kept + css.slice(from)).replaceAll(/<!--|-->/g, ' ')
    kept += css.slice(from, start)
    const end = css.indexOf('*/', start + 2)
    if (end < 0) return kept
    from = end + 2
  }
}

/** The properties and values of `css`, the text of an attribute `style` or of one rule; both in small letters. Of a property that is there twice the last counts. */
export function declarationsOf(css: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const declaration of css.split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0) continue
    const value = declaration.slice(colon + 1).replace(/!\s*important\s*$/i, '')
    const property = declaration.slice(0, colon).trim().toLowerCase()
    found.delete(property)
    found.set(property, value.trim().toLowerCase())
  }
  return found
}

/** What `css` says of words. */
export function wordStyle(css: string): WordStyle {
  const style: { -readonly [key in keyof WordStyle]: WordStyle[key] } = {}
  for (const [property, value] of declarationsOf(css)) {
    if (asAround.test(value)) continue
    if (property === 'font-weight') style.bold = isBold(value)
    else if (property === 'font-style') style.italic = isItalic(value)
    else if (property === 'vertical-align') style.raised = value.startsWith('super')
    else if (property === 'font' && sized.test(value)) {
      // The shorthand says all of it: what is not named before the size is normal.
      const named = value.slice(0, value.search(sized)).split(/\s+/)
      style.bold = named.some(isBold)
      style.italic = named.some(isItalic)
    }
  }
  return style
}

/** Values that leave the words as those around them are. */
const asAround = /^(?:inherit|unset|revert(?:-layer)?)$/
const sized = /(?:^|\s)(?:[\d.]+(?:[a-z]|%)|(?:x+-)?(?:small|large)\b|medium\b|smaller\b|larger\b)/
const isBold = (value: string) => /^bold(er)?$/.test(value) || Number(value) >= 600
const isItalic = (value: string) => /^(?:italic|oblique)/.test(value)

/** An element of a page, as far as styles are about it. */
export interface Styled {
  /** Its tag, in small letters. */
  readonly name: string
  /** Its attributes `class` and `style`; null where there is none. */
  readonly classes: string | null
  readonly own: string | null
}

/** What is said of the words in an element by `sheets`, of which the later one counts, and by what is written on it. */
export function styleBy(sheets: readonly StyleSheet[]): (element: Styled) => WordStyle {
  const used = sheets.filter(({ size }) => size > 0).slice(-mostSheets)
  return ({ name, classes, own }) => {
    const style: WordStyle = {}
    const names = used.length === 0 ? [] : (classes?.split(/\s+/) ?? [])
    for (const tag of ['', name]) {
      for (const one of names) {
        for (const sheet of used) Object.assign(style, sheet.get(`${tag}.${one}`))
      }
    }
    return own === null ? style : Object.assign(style, wordStyle(own))
  }
}
