import type { EditorView } from 'prosemirror-view'

/** Returns the part of the page between two positions of the document. */
export function domRange(view: EditorView, from: number, to: number): Range {
  const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)]
  const range = document.createRange()
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  return range
}
