/**
 * Reads bold, italic and raised words from style attributes and from simple classes in style
 * sheets, and nothing else.
 */

/** The style of words; fields that are not set are absent. */
export interface WordStyle {
  readonly bold?: boolean
  readonly italic?: boolean
  readonly raised?: boolean
}

/** The styles of a sheet, by class or by tag and class. */
export type StyleSheet = ReadonlyMap<string, WordStyle>

/** Limits: a longer sheet is read in part, and of more sheets only the last ones are read. */
const longestSheet = 262_144
const mostSheets = 8

/** Returns the rules of `css` for classes. */
export function styleSheet(css: string): StyleSheet {
  const rules = new Map<string, WordStyle>()
  for (const rule of withoutComments(css.slice(0, longestSheet)).split('}')) {
    const [before = '', declarations, ...nested] = rule.split('{')
    // A nested rule applies only in print or on some screens.
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

/** Removes comments and the marks by which old pages hide a sheet. */
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

/**
 * Returns the properties and values of `css`, a style attribute or one rule, in lower case. The
 * last of several values of a property counts.
 */
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

/** Returns the style that `css` gives to words. */
export function wordStyle(css: string): WordStyle {
  const style: { -readonly [key in keyof WordStyle]: WordStyle[key] } = {}
  for (const [property, value] of declarationsOf(css)) {
    if (asAround.test(value)) continue
    if (property === 'font-weight') style.bold = isBold(value)
    else if (property === 'font-style') style.italic = isItalic(value)
    else if (property === 'vertical-align') style.raised = value.startsWith('super')
    else if (property === 'font' && sized.test(value)) {
      // The shorthand sets everything: what is missing before the size is normal.
      const named = value.slice(0, value.search(sized)).split(/\s+/)
      style.bold = named.some(isBold)
      style.italic = named.some(isItalic)
    }
  }
  return style
}

/** Values that leave words like those around them. */
const asAround = /^(?:inherit|unset|revert(?:-layer)?)$/
const sized = /(?:^|\s)(?:[\d.]+(?:[a-z]|%)|(?:x+-)?(?:small|large)\b|medium\b|smaller\b|larger\b)/
const isBold = (value: string) => /^bold(er)?$/.test(value) || Number(value) >= 600
const isItalic = (value: string) => /^(?:italic|oblique)/.test(value)

/** The parts of an element that styles depend on. */
export interface Styled {
  /** Its tag in lower case. */
  readonly name: string
  /** Its attributes `class` and `style`; null if missing. */
  readonly classes: string | null
  readonly own: string | null
}

/**
 * Returns a function that computes the style of an element's words from `sheets`, of which later
 * ones win, and from its own style.
 */
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
