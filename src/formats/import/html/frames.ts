/** Pages that only say which other pages are to be shown, and where. */
import { elementsIn, lineOf, named, textOf } from '../markup/find.ts'
import { parseMarkup, type Element } from '../markup/tree.ts'

/** What stands there for browsers without frames is mostly a remark that says so, and no text. */
const longestRemark = 100

/** `root` as a browser without frames shows it, where it is a page of frames and has a text for those; else as it is. */
export function withoutFrames(root: Element): Element {
  const [instead] = named(root, 'frameset').length === 0 ? [] : named(root, 'noframes')
  if (instead === undefined) return root
  // For all others it is no markup.
  const page = parseMarkup(textOf(instead), 'html').root
  return lineOf(page).length <= longestRemark ? root : page
}

/** Whether the page shows others inside of itself. */
export const hasFrames = (root: Element): boolean =>
  elementsIn(root, ({ name }) => name === 'frameset' || name === 'iframe').length > 0
