/** What sheets of styles say of bold, italic and raised words by simple classes. All else in them is not read. */
import { textOf } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'

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

function withoutComments(css: string): string {
  let kept = ''
  let from = 0
  for (;;) {
    const start = css.indexOf('/*', from)
    if (start < 0) return kept + css.slice(from)
    kept += css.slice(from, start)
    const end = css.indexOf('*/', start + 2)
    if (end < 0) return kept
    from = end + 2
  }
}

/** What `declarations` say, as in a rule or in the attribute `style`. */
function wordStyle(declarations: string): WordStyle {
  let style: WordStyle = {}
  for (const declaration of declarations.split(';')) {
    const [name = '', said = ''] = declaration.split(':')
    const value = said.trim().toLowerCase()
    const property = name.trim().toLowerCase()
    if (property === 'font-weight') style = { ...style, bold: /^(?:bold|[6-9]00)/.test(value) }
    else if (property === 'font-style')
      style = { ...style, italic: /^(?:italic|oblique)/.test(value) }
    else if (property === 'vertical-align') style = { ...style, raised: value.startsWith('super') }
  }
  return style
}

/** What is said of the words in an element by `sheets`, of which the later one counts, and by what is written on it. */
export function stylesBy(sheets: readonly StyleSheet[]): (element: Element) => WordStyle {
  const used = sheets.filter(({ size }) => size > 0).slice(-mostSheets)
  return ({ name, attributes }) => {
    const style: { -readonly [key in keyof WordStyle]: WordStyle[key] } = {}
    const classes = used.length === 0 ? [] : (attributes.get('class')?.split(/\s+/) ?? [])
    for (const tag of ['', name]) {
      for (const one of classes) {
        for (const sheet of used) Object.assign(style, sheet.get(`${tag}.${one}`))
      }
    }
    const own = attributes.get('style')
    return own === undefined ? style : Object.assign(style, wordStyle(own))
  }
}

/** The sheets that are written in a page itself. */
export const sheetOfPage = (styles: readonly Element[]): StyleSheet =>
  styleSheet(styles.map(textOf).join('\n'))
