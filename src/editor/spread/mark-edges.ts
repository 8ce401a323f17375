import type { Anchor, Side } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import { betweenCharacters, characterStep, wordStep, type Way } from '#domain/text/edge-steps'
import { domRange } from '../dom-range.ts'
import { linesOf } from '../mark-shapes/lines.ts'
import type { LoadedSections } from '../loaded-sections.ts'
import { placeOf, positionOf, type Place } from '../pairs.ts'
import { marksOfPair } from '../plugins/marks.ts'
import { rangesText, type Box, type SelectedText } from '../queries/selected-text.ts'
import type { SectionEditor } from '../section-editor.ts'

/** The two edges of a mark. */
export type MarkEdge = 'start' | 'end'

/** How an edge moves by a key. */
export interface EdgeStep {
  readonly edge: MarkEdge
  readonly way: Way
  readonly by: 'character' | 'word'
}

/** The part of a mark that is in one section, from `start` to `end`. */
interface Part {
  readonly editor: SectionEditor
  readonly start: Place
  readonly end: Place
  /** The anchors of the mark in other sections. */
  readonly others: readonly Anchor[]
}

/** Where the edges of marks are, and where they can be moved within their section. */
export class MarkEdges {
  readonly #sections: LoadedSections
  readonly #languages: Readonly<Record<Side, () => string>>

  /** `languages` are the BCP 47 tags of the sides: words are divided by them. */
  constructor(sections: LoadedSections, languages: Readonly<Record<Side, () => string>>) {
    this.#sections = sections
    this.#languages = languages
  }

  /** Returns the words of `mark` after an edge has moved; null if it can move no further. */
  stepped(mark: Annotation, step: EdgeStep): SelectedText | null {
    const part = this.#partAt(mark, step.edge)
    const to = part && this.#next(part.editor, mark.side, part[step.edge], step)
    return part && to ? moved(mark, part, step.edge, to) : null
  }

  /**
   * Returns the words of `mark` with an edge at the character nearest to a point of the window;
   * null if its section is not mounted.
   */
  draggedTo(
    mark: Annotation,
    edge: MarkEdge,
    point: { x: number; y: number },
  ): SelectedText | null {
    const part = this.#partAt(mark, edge)
    const view = part?.editor.views.get(mark.side)
    if (!part || !view) return null
    const box = view.dom.getBoundingClientRect()
    const at = view.posAtCoords({
      left: Math.min(Math.max(point.x, box.left + 1), box.right - 1),
      top: Math.min(Math.max(point.y, box.top + 1), box.bottom - 1),
    })
    if (!at) return null
    const { pair, offset } = placeOf(view.state.doc.resolve(at.pos))
    const text = part.editor.text(mark.side, pair)
    return moved(mark, part, edge, { pair, offset: betweenCharacters(text, offset) })
  }

  /** The lines of text that `range` covers, in CSS pixels of the window. */
  lines({ side, anchors }: SelectedText): readonly Box[] {
    return anchors.flatMap(({ paragraphId, start, end }) => {
      for (const editor of this.#sections) {
        const pair = editor.paragraphs.findIndex(({ id }) => id === paragraphId)
        const view = editor.views.get(side)
        if (pair < 0 || !view) continue
        const at = (offset: number) => positionOf(view.state.doc, { pair, offset })
        return linesOf([...domRange(view, at(start), at(end)).getClientRects()])
      }
      return []
    })
  }

  #partAt(mark: Annotation, edge: MarkEdge): Part | null {
    const at = edge === 'start' ? mark.anchors[0] : mark.anchors.at(-1)
    for (const editor of this.#sections) {
      const pairs = new Map(editor.paragraphs.map(({ id }, pair) => [id, pair]))
      if (!at || !pairs.has(at.paragraphId)) continue
      const others = mark.anchors.filter(({ paragraphId }) => !pairs.has(paragraphId))
      const here = mark.anchors.flatMap(anchor => {
        const pair = pairs.get(anchor.paragraphId)
        return pair === undefined ? [] : { pair, ...placed(editor, mark, pair, anchor) }
      })
      const [first, last] = [here[0], here.at(-1)]
      if (!first || !last) continue
      return {
        editor,
        others,
        start: { pair: first.pair, offset: first.start },
        end: { pair: last.pair, offset: last.end },
      }
    }
    return null
  }

  #next(editor: SectionEditor, side: Side, from: Place, step: EdgeStep): Place | null {
    const language = this.#languages[side]()
    let { pair, offset } = from
    const isOutward = (step.way === 1) === (step.edge === 'end')
    for (;;) {
      const text = editor.text(side, pair)
      const to =
        step.by === 'word'
          ? wordStep(text, offset, step.way, { edge: step.edge, language })
          : characterStep(text, offset, step.way)
      if (to !== null && isBeside(text, to, step.edge)) return { pair, offset: to }
      const limit = step.way === 1 ? text.length : 0
      if (isOutward && offset !== limit) return { pair, offset: limit }
      pair += step.way
      if (pair < 0 || pair >= editor.paragraphs.length) return null
      const { length } = editor.text(side, pair)
      offset = step.way === 1 ? 0 : length
      if (isBeside(editor.text(side, pair), offset, step.edge)) return { pair, offset }
    }
  }
}

/** Whether a range with `edge` there can cover something of that text. */
const isBeside = (text: string, offset: number, edge: MarkEdge): boolean =>
  edge === 'end' ? offset > 0 : offset < text.length

/** Where an anchor is drawn now, or where it was stored. */
function placed(
  editor: SectionEditor,
  { id, side }: Annotation,
  pair: number,
  { start, end }: Anchor,
): { readonly start: number; readonly end: number } {
  const drawn = marksOfPair(editor.state(side), pair).find(mark => mark.id === id)
  return drawn ? { start: drawn.start, end: drawn.end } : { start, end }
}

/** The words from one edge to `to`, at least one character. */
function moved(mark: Annotation, part: Part, edge: MarkEdge, to: Place): SelectedText | null {
  const { editor, others } = part
  const { side } = mark
  const [from, end] = edge === 'end' ? [part.start, to] : [to, part.end]
  const limit = editor.paragraphs.length - 1
  const isEmpty = from.pair > end.pair || (from.pair === end.pair && from.offset >= end.offset)
  const range = isEmpty
    ? oneCharacter(editor, side, edge === 'end' ? from : end, edge)
    : { from, end }
  if (!range) return null
  const ranges = []
  for (let pair = range.from.pair; pair <= Math.min(range.end.pair, limit); pair++) {
    const length = editor.text(side, pair).length
    const first = pair === range.from.pair ? range.from.offset : 0
    const last = pair === range.end.pair ? range.end.offset : length
    if (first < last) ranges.push({ pair, start: first, end: last })
  }
  const here = rangesText(editor, side, ranges)
  if (!here) return null
  return edge === 'end' && others.length > 0
    ? { side, index: mark.index, anchors: [...others, ...here.anchors] }
    : { ...here, anchors: [...here.anchors, ...others] }
}

/** The one character that a mark keeps at its other edge. */
function oneCharacter(
  editor: SectionEditor,
  side: Side,
  at: Place,
  edge: MarkEdge,
): { readonly from: Place; readonly end: Place } | null {
  const to = characterStep(editor.text(side, at.pair), at.offset, edge === 'end' ? 1 : -1)
  if (to === null) return null
  const other = { pair: at.pair, offset: to }
  return edge === 'end' ? { from: at, end: other } : { from: other, end: at }
}
