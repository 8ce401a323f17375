import type { EditorView } from 'prosemirror-view'

/** How long a place is shown, in milliseconds: long enough to be found, too short to be taken for a mark. */
const shownFor = 1600

let waiting: ReturnType<typeof setTimeout> | undefined

/**
 * Shows for a moment where a stretch of the document is, by the highlight `place`; the last one
 * asked for counts. Nothing moves, nothing is selected, and the view is not touched.
 */
export function pulse(view: EditorView, from: number, to: number): void {
  const range = document.createRange()
  const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)]
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  CSS.highlights.set('place', new Highlight(range))
  clearTimeout(waiting)
  waiting = setTimeout(() => CSS.highlights.delete('place'), shownFor)
}
