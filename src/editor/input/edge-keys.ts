import type { Command } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

export type Direction = 'up' | 'down' | 'left' | 'right'

/** Called when the caret wants to leave a section; true if there is somewhere to go. `x` is where it stood, in CSS pixels from the left of the window. */
export type Leave = (direction: Direction, x: number) => boolean

/** Arrow keys that carry the caret on into the neighbouring section when it stands at this one's edge. */
export const edgeKeys = (leave: Leave): Record<string, Command> => ({
  ArrowUp: atEdge('up', leave),
  ArrowDown: atEdge('down', leave),
  ArrowLeft: atEdge('left', leave),
  ArrowRight: atEdge('right', leave),
})

/** Where an arrow leads in the text: to the left is on, where it is written from right to left. */
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
