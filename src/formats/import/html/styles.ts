/** Word styles (`domain/text/word-style.ts`) of the elements of an imported page. */
import { styleBy, styleSheet, type StyleSheet, type WordStyle } from '#domain/text/word-style'
import { textOf } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'

/**
 * Returns a function that computes the style of an element from `sheets`, of which later ones win,
 * and its attributes.
 */
export function stylesBy(sheets: readonly StyleSheet[]): (element: Element) => WordStyle {
  const styleOf = styleBy(sheets)
  return ({ name, attributes }) =>
    styleOf({
      name,
      classes: attributes.get('class') ?? null,
      own: attributes.get('style') ?? null,
    })
}

/** Returns the style sheet in a page's `style` elements. */
export const sheetOfPage = (styles: readonly Element[]): StyleSheet =>
  styleSheet(styles.map(textOf).join('\n'))
