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
  /** Drawn after the last character. */
  readonly sign?: string
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
  const [from, to] = [start + mark.start, start + mark.end]
  const drawn = Decoration.inline(from, to, attributes, mark)
  if (mark.sign === undefined) return [drawn]
  // At the last character, because a mark is drawn in pieces if others overlap it.
  const last = lastCharacter(doc.textBetween(from, to, undefined, '\ufffc'))
  const sign = {
    nodeName: 'span',
    class: 'sign',
    'data-sign': mark.sign,
    'data-mark-colour': mark.colour,
  }
  return [drawn, Decoration.inline(to - last, to, sign)]
})

/** The length of the last character of `text` in UTF-16 code units. */
const lastCharacter = (text: string): number =>
  /[\ud800-\udbff][\udc00-\udfff]$/.test(text) ? 2 : 1

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
    .find(from, to, isMark)
    .map(atPresent)
    .sort((a, b) => a.to - a.from - (b.to - b.from))

/** Every mark drawn in pair `pair`, with its present offsets. */
export function marksOfPair(state: EditorState, pair: number): readonly MarkAt[] {
  const start = startOfPair(state.doc, pair)
  const end = start + state.doc.child(pair).content.size
  const found = overlay.drawn(state).find(start, end, isMark).map(atPresent)
  return found.map(mark => ({ ...mark, pair, start: mark.from - start, end: mark.to - start }))
}

/** Whether a decoration draws a mark, and not its sign. */
const isMark = (spec: object): boolean => 'id' in spec

function atPresent({ from, to, spec }: Decoration): MarkAt {
  const drawn: Drawn = spec
  return { ...drawn, from, to }
}
