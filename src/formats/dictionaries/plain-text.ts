/**
 * Makes plain text of the markup of dictionaries. Only text comes out, so nothing of a file can
 * become an element of the page.
 */
import { parseMarkup, type Content } from '../import/markup/tree.ts'

/** Elements that begin a line. */
const blocks = new Set(
  (
    'address article blockquote br dd details div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre ' +
    'section summary table tr ul def ex ar'
  ).split(' '),
)
/** Elements whose text is not for readers. */
const unread = new Set(['script', 'style', 'head', 'title', 'template', 'iframe', 'object'])

/** Whether `text` looks like markup and not like text with a < in it. */
export const hasMarkup = (text: string): boolean => /<\/?[a-z][^<>]*>|&(?:[a-z]+|#\d+);/i.test(text)

/** Returns the text of HTML, with a line for each block. */
export function plainText(markup: string): string {
  if (!hasMarkup(markup)) return markup
  const parts: string[] = []
  const add = (content: Content): void => {
    if (typeof content === 'string') return void parts.push(content.replaceAll(/\s+/g, ' '))
    if (unread.has(content.name)) return
    if (content.name === 'rt') parts.push('（')
    if (blocks.has(content.name)) parts.push('\n')
    if (content.name === 'li') parts.push('• ')
    for (const child of content.children) add(child)
    if (content.name === 'rt') parts.push('）')
    else if (content.name === 'td' || content.name === 'th') parts.push(' ')
    else if (blocks.has(content.name)) parts.push('\n')
  }
  for (const child of parseMarkup(markup, 'html').root.children) add(child)
  return tidyLines(parts.join(''))
}

/** Without empty lines and space at the ends of lines. */
export const tidyLines = (text: string): string =>
  text
    .split('\n')
    .map(line => line.replaceAll(/[ \t\u00a0]+/g, ' ').trim())
    .filter(line => line !== '' && line !== '•')
    .join('\n')
