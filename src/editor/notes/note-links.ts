/** The links of a note that is being written. */
import type { Node } from 'prosemirror-model'
import type { Command, EditorState } from 'prosemirror-state'
import { noteSchema } from '../schema/note.ts'

/** A link and its range in the document. */
interface FoundLink {
  readonly target: string
  readonly from: number
  readonly to: number
}

/** Returns the link at the caret or at the end of the selection; null if no link is there. */
export function linkAround({ selection: { $head } }: EditorState): FoundLink | null {
  const { parent } = $head
  const after = $head.index()
  for (const index of [after, after - 1]) {
    const target = linkOf(parent.maybeChild(index))
    if (target === null || (index < after && $head.textOffset > 0)) continue
    let [first, last] = [index, index]
    while (linkOf(parent.maybeChild(first - 1)) === target) first--
    while (linkOf(parent.maybeChild(last + 1)) === target) last++
    return { target, from: $head.posAtIndex(first), to: $head.posAtIndex(last + 1) }
  }
  return null
}

const linkOf = (node: Node | null): string | null => {
  const target: unknown = node && noteSchema.marks.link.isInSet(node.marks)?.attrs['target']
  return typeof target === 'string' ? target : null
}

/**
 * Gives the link at the caret, or else the selected words, the target; null takes the link away and
 * keeps its words. With neither, inserts the target as a link.
 */
export function setLink(target: string | null): Command {
  return (state, dispatch) => {
    const { link } = noteSchema.marks
    const { selection, tr } = state
    const around = selection.empty ? linkAround(state) : null
    const { from, to } = around ?? selection
    if (selection.$head.parent.type.spec.code || (target === null && from === to)) return false
    tr.removeMark(from, to, link)
    if (target !== null && from < to) tr.addMark(from, to, link.create({ target }))
    else if (target !== null)
      tr.replaceSelectionWith(noteSchema.text(target, [link.create({ target })]), false)
    dispatch?.(tr.scrollIntoView())
    return true
  }
}
