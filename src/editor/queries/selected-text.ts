import { anchorAt, type Anchor, type Side } from '#domain/anchor'
import type { EditorView } from 'prosemirror-view'
import { selectedRanges } from '../pairs.ts'
import type { SectionEditor } from '../section-editor.ts'

/** A selection as anchors, ready to be marked. */
export interface SelectedText {
  readonly side: Side
  /** The first paragraph's number in the book, from 0. */
  readonly index: number
  readonly anchors: readonly Anchor[]
}

/** The selected text on `side`; null if nothing is selected. */
export const selectedText = (editor: SectionEditor, side: Side): SelectedText | null =>
  rangesText(editor, side, selectedRanges(editor.state(side)))

/** The whole text of a pair on `side`; null if it is empty. */
export function wholePairText(
  editor: SectionEditor,
  side: Side,
  pair: number,
): SelectedText | null {
  const end = editor.text(side, pair).length
  return end > 0 ? rangesText(editor, side, [{ pair, start: 0, end }]) : null
}

/** The text of `ranges`, in the order of the pairs; null if there is no range. */
export function rangesText(
  editor: SectionEditor,
  side: Side,
  ranges: ReturnType<typeof selectedRanges>,
): SelectedText | null {
  const anchors = ranges.flatMap(({ pair, start, end }) => {
    const paragraph = editor.paragraphs[pair]
    return paragraph ? anchorAt(paragraph.id, editor.text(side, pair), start, end) : []
  })
  const first = ranges[0]
  return first ? { side, index: editor.section.offset + first.pair, anchors } : null
}

/** A rectangle in CSS pixels of the window. */
export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The rectangle of a selection, and the line of its moving end. */
export interface SelectionBox extends Box {
  readonly line: Pick<Box, 'top' | 'bottom'>
}

/** The rectangle of the selection; null if nothing is selected. */
export function selectionBox(view: EditorView): SelectionBox | null {
  const { empty, from, to, head } = view.state.selection
  if (empty) return null
  const [first, last] = [view.coordsAtPos(from, 1), view.coordsAtPos(to, -1)]
  const { top, bottom } = head === from ? first : last
  return {
    line: { top, bottom },
    left: Math.min(first.left, last.left),
    right: Math.max(first.right, last.right),
    top: first.top,
    bottom: last.bottom,
  }
}

/** The line of the moving end of the selection, as the rectangle of a selection that goes on. */
export function headBox(view: EditorView): SelectionBox {
  const { head, anchor } = view.state.selection
  const { left, right, top, bottom } = view.coordsAtPos(head, head > anchor ? -1 : 1)
  return { left, right, top, bottom, line: { top, bottom } }
}
