import { anchorAt, type Anchor, type Side } from '#domain/anchor'
import type { EditorView } from 'prosemirror-view'
import { selectedStretches } from '../pairs.ts'
import type { SectionEditor } from '../section-editor.ts'

/** What is selected, as a mark would hold it. */
export interface SelectedText {
  readonly side: Side
  /** The first paragraph's place in the book, from 0. */
  readonly index: number
  readonly anchors: readonly Anchor[]
}

/** What is selected on `side`; null when nothing is. */
export const selectedText = (editor: SectionEditor, side: Side): SelectedText | null =>
  textOf(editor, side, selectedStretches(editor.state(side)))

/** The whole text of a pair on `side`; null when it has none. */
export function wholePairText(
  editor: SectionEditor,
  side: Side,
  pair: number,
): SelectedText | null {
  const end = editor.text(side, pair).length
  return end > 0 ? textOf(editor, side, [{ pair, start: 0, end }]) : null
}

function textOf(
  editor: SectionEditor,
  side: Side,
  stretches: ReturnType<typeof selectedStretches>,
): SelectedText | null {
  const anchors = stretches.flatMap(({ pair, start, end }) => {
    const paragraph = editor.paragraphs[pair]
    return paragraph ? anchorAt(paragraph.id, editor.text(side, pair), start, end) : []
  })
  const first = stretches[0]
  return first ? { side, index: editor.section.offset + first.pair, anchors } : null
}

/** In CSS pixels of the window. */
export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Where a selection is drawn, and the line on which it ends where the reader is. */
export interface SelectionBox extends Box {
  readonly line: Pick<Box, 'top' | 'bottom'>
}

/** Where the selection is drawn; null while nothing is selected. */
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
