/** Framesets: pages that only name other pages to show. */
import { elementsIn, lineOf, named, textOf } from '../markup/find.ts'
import { parseMarkup, type Element } from '../markup/tree.ts'

/** A `noframes` text up to this length is a remark about browsers, in UTF-16 code units. */
const longestRemark = 100

/** Returns the `noframes` text of a frameset if it has one; otherwise `root`. */
export function withoutFrames(root: Element): Element {
  const [instead] = named(root, 'frameset').length === 0 ? [] : named(root, 'noframes')
  if (instead === undefined) return root
  // The parser reads `noframes` as plain text.
  const page = parseMarkup(textOf(instead), 'html').root
  return lineOf(page).length <= longestRemark ? root : page
}

/** Whether the page shows other pages inside itself. */
export const hasFrames = (root: Element): boolean =>
  elementsIn(root, ({ name }) => name === 'frameset' || name === 'iframe').length > 0
