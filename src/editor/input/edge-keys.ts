import type { Command } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

export type Direction = 'up' | 'down' | 'left' | 'right'

/**
 * Called when an arrow key moves the caret out of a section. Returns false if there is no section
 * in that direction. `x` is the caret's distance from the window's left edge in CSS pixels.
 */
export type Leave = (direction: Direction, x: number) => boolean

/** Arrow keys that move the caret from the edge of a section into the next one. */
export const edgeKeys = (leave: Leave) => ({
  ArrowUp: atEdge('up', leave),
  ArrowDown: atEdge('down', leave),
  ArrowLeft: atEdge('left', leave),
  ArrowRight: atEdge('right', leave),
})

/** The direction of an arrow in reading order: in text from right to left, left means forward. */
function readingWay(direction: Direction, view: EditorView): Direction {
  if (direction !== 'left' && direction !== 'right') return direction
  const { node } = view.domAtPos(view.state.selection.head)
  const element = node instanceof Element ? node : node.parentElement
  if (!element || getComputedStyle(element).direction === 'ltr') return direction
  return direction === 'left' ? 'right' : 'left'
}

function atEdge(direction: Direction, leave: Leave): Command {
  return (state, _dispatch, view) => {
    const { selection, doc } = state
    if (!view || !selection.empty) return false
    const way = readingWay(direction, view)
    const backward = way === 'up' || way === 'left'
    const edge = backward
      ? selection.$from.index(0) === 0
      : selection.$to.index(0) === doc.childCount - 1
    if (!edge || !view.endOfTextblock(direction)) return false
    return leave(way, view.coordsAtPos(selection.head).left)
  }
}
