import { sectionLimit } from '#domain/book'

/**
 * Gives each paragraph of a column its number as `--row`, from 1. By itself a grid places them one
 * after the other, and not in every second row (see text.css). The numbers are classes, because
 * the engine would compare every paragraph with forty selectors that count.
 */
const numbers = new CSSStyleSheet()
numbers.replaceSync(
  Array.from({ length: sectionLimit }, (_, i) => `.row-${i + 1} { --row: ${i + 1} }`).join(''),
)
document.adoptedStyleSheets.push(numbers)
