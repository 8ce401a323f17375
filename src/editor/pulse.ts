import type { EditorView } from 'prosemirror-view'
import { domRange } from './dom-range.ts'

/**
 * How long a range is highlighted, in milliseconds: long enough to be found, too short to be taken
 * for a mark.
 */
const shownFor = 1600

let waiting: ReturnType<typeof setTimeout> | undefined

/**
 * Highlights a range of the document for a moment, by the CSS highlight `place`. A later call
 * replaces an earlier one. The view, its selection and its scroll position stay as they are.
 */
export function pulse(view: EditorView, from: number, to: number): void {
  CSS.highlights.set('place', new Highlight(domRange(view, from, to)))
  clearTimeout(waiting)
  waiting = setTimeout(() => CSS.highlights.delete('place'), shownFor)
}
