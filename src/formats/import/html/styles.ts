/** Styles of words (domain/text/word-style.ts) for the elements of an imported page. */
import { styleBy, styleSheet, type StyleSheet, type WordStyle } from '#domain/text/word-style'
import { textOf } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'

/** What is said of the words in an element by `sheets`, of which the later one counts, and by what is written on it. */
export function stylesBy(sheets: readonly StyleSheet[]): (element: Element) => WordStyle {
  const styleOf = styleBy(sheets)
  return ({ name, attributes }) =>
    styleOf({
      name,
      classes: attributes.get('class') ?? null,
      own: attributes.get('style') ?? null,
    })
}

/** The sheets that are written in a page itself. */
export const sheetOfPage = (styles: readonly Element[]): StyleSheet =>
  styleSheet(styles.map(textOf).join('\n'))
