import type { MarkColour, MarkShape } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import type { EditorState, Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { startOfPair } from '../pairs.ts'
import { Overlay } from './overlay.ts'

/** A mark to draw: UTF-16 offsets into the text of pair `pair`. */
export interface Drawn {
  readonly id: AnnotationId
  readonly pair: number
  readonly start: number
  readonly end: number
  readonly colour: MarkColour
  readonly shape: MarkShape
  /** The accessible description, such as “Question, with a note”. */
  readonly words: string
}

/** A mark that is drawn, with its present positions in the document. */
export interface MarkAt extends Drawn {
  readonly from: number
  readonly to: number
}

const overlay = new Overlay<Drawn>('marks', (doc, mark) => {
  const start = startOfPair(doc, mark.pair)
  const attributes = {
    nodeName: 'span',
    class: 'mark',
    // ARIA allows no name on the role "mark", but a description.
    role: 'mark',
    'aria-description': mark.words,
    'data-mark-id': mark.id,
    'data-mark-colour': mark.colour,
    'data-mark-shape': mark.shape,
  }
  return [Decoration.inline(start + mark.start, start + mark.end, attributes, mark)]
})

/**
 * Draws marks over the text. They are never in the document, so undo, search, copy and export need
 * not know them. In a translation they follow every edit.
 */
export const marks = () => overlay.plugin()

/** Makes `tr` replace all marks that are drawn. */
export const showMarks = (tr: Transaction, drawn: readonly Drawn[]): Transaction =>
  overlay.show(tr, drawn)

/** Whether any mark is drawn. */
export const showsMarks = (state: EditorState): boolean =>
  overlay.drawn(state) !== DecorationSet.empty

/** Whether the marks of two states of a column are in the same places. */
export const hasSameMarks = (a: EditorState, b: EditorState): boolean =>
  overlay.drawn(a) === overlay.drawn(b)

/** The marks that touch positions `from` to `to` of the document, shortest first. */
export const marksBetween = (state: EditorState, from: number, to: number): readonly MarkAt[] =>
  overlay
    .drawn(state)
    .find(from, to)
    .map(atPresent)
    .sort((a, b) => a.to - a.from - (b.to - b.from))

/** Every mark drawn in pair `pair`, with its present offsets. */
export function marksOfPair(state: EditorState, pair: number): readonly MarkAt[] {
  const start = startOfPair(state.doc, pair)
  const end = start + state.doc.child(pair).content.size
  const found = overlay.drawn(state).find(start, end).map(atPresent)
  return found.map(mark => ({ ...mark, pair, start: mark.from - start, end: mark.to - start }))
}

function atPresent({ from, to, spec }: Decoration): MarkAt {
  const drawn: Drawn = spec
  return { ...drawn, from, to }
}
