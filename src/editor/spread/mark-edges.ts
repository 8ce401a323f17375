import { anchorAt, type Anchor, type Side } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import { mostMarkedParagraphs } from '#domain/bounds'
import { comparePlaces, rangeIn, type BookPlace } from '#domain/text/book-selection'
import { betweenCharacters, characterStep, wordStep, type Way } from '#domain/text/edge-steps'
import { domRange } from '../dom-range.ts'
import { linesOf } from '../mark-shapes/lines.ts'
import type { LoadedSections } from '../loaded-sections.ts'
import { inBook, positionOf } from '../pairs.ts'
import { marksOfPair } from '../plugins/marks.ts'
import type { Box, SelectedText } from '../queries/selected-text.ts'
import type { SectionEditor } from '../section-editor.ts'
import { EdgeDrag } from './edge-drag.ts'
import { nearestPlace, type ScreenPoint } from './lines.ts'

/** The two edges of a mark. */
export type MarkEdge = 'start' | 'end'

/** How an edge moves by a key. */
export interface EdgeStep {
  readonly edge: MarkEdge
  readonly way: Way
  readonly by: 'character' | 'word'
}

/** A mark, or one half of a pair of ranges. */
export type EdgedMark = Pick<Annotation, 'id' | 'side' | 'index' | 'anchors'>

/** Where a mark begins and ends, as far as its sections are in memory. */
interface Ends {
  readonly start: BookPlace
  readonly end: BookPlace
  /** The anchors of the mark in other sections, which are on the side of the other edge. */
  readonly others: readonly Anchor[]
}

/** Where the edges of marks are, and where they can be moved in the sections in memory. */
export class MarkEdges {
  readonly #sections: LoadedSections
  readonly #languages: Readonly<Record<Side, () => string>>

  /** `languages` are the BCP 47 tags of the sides: words are divided by them. */
  constructor(sections: LoadedSections, languages: Readonly<Record<Side, () => string>>) {
    this.#sections = sections
    this.#languages = languages
  }

  /** Returns the words of `mark` after an edge has moved; null if it can move no further. */
  stepped(mark: EdgedMark, step: EdgeStep): SelectedText | null {
    const ends = this.#endsOf(mark, step.edge)
    const to = ends && this.#next(mark.side, ends[step.edge], step)
    return ends && to ? this.#moved(mark, ends, step.edge, to) : null
  }

  /**
   * Returns the words of `mark` with an edge at the character nearest to a point of the window;
   * null if no text is drawn there, or a mark cannot cover so much.
   */
  draggedTo(mark: EdgedMark, edge: MarkEdge, point: ScreenPoint): SelectedText | null {
    const ends = this.#endsOf(mark, edge)
    const found = ends && nearestPlace(this.#sections, mark.side, point, () => true)
    if (!ends || !found) return null
    const { editor, place } = found
    const offset = betweenCharacters(editor.text(mark.side, place.pair), place.offset)
    return this.#moved(mark, ends, edge, inBook(editor.section, { ...place, offset }))
  }

  /** Begins to drag an edge of `mark`. `moved` receives what the mark would cover. */
  drag(mark: EdgedMark, edge: MarkEdge, moved: (to: SelectedText) => void): EdgeDrag {
    return new EdgeDrag(this.#sections, mark.side, point => {
      const to = this.draggedTo(mark, edge, point)
      if (to) moved(to)
    })
  }

  /** The lines of text on the page that `range` covers, in CSS pixels of the window. */
  lines({ side, anchors }: SelectedText): readonly Box[] {
    const wanted = new Map(anchors.map(anchor => [anchor.paragraphId, anchor]))
    const editors = [...this.#sections].sort((a, b) => a.section.offset - b.section.offset)
    return editors.flatMap(editor => {
      const view = editor.views.get(side)
      if (!view) return []
      return editor.paragraphs.flatMap(({ id }, pair) => {
        const anchor = wanted.get(id)
        if (!anchor) return []
        const at = (offset: number) => positionOf(view.state.doc, { pair, offset })
        return linesOf([...domRange(view, at(anchor.start), at(anchor.end)).getClientRects()])
      })
    })
  }

  /** The ends of `mark`; null if the section of `edge` is not in memory. */
  #endsOf(mark: EdgedMark, edge: MarkEdge): Ends | null {
    const at = edge === 'start' ? mark.anchors[0] : mark.anchors.at(-1)
    const anchors = new Map(mark.anchors.map(anchor => [anchor.paragraphId, anchor]))
    const home = [...this.#sections].find(({ paragraphs }) =>
      paragraphs.some(({ id }) => id === at?.paragraphId),
    )
    if (!home) return null
    const here: { readonly index: number; readonly start: number; readonly end: number }[] = []
    const way = edge === 'end' ? -1 : 1
    let number = this.#sections.numberOf(home.section)
    for (let editor: SectionEditor | undefined = home; editor && anchors.size > 0;) {
      for (const [pair, { id }] of editor.paragraphs.entries()) {
        const anchor = anchors.get(id)
        if (!anchor) continue
        here.push({ index: editor.section.offset + pair, ...placed(editor, mark, pair, anchor) })
        anchors.delete(id)
      }
      number += way
      editor = this.#sections.get(number)
    }
    here.sort((a, b) => a.index - b.index)
    const [first, last] = [here[0], here.at(-1)]
    return first && last
      ? {
          start: { index: first.index, offset: first.start },
          end: { index: last.index, offset: last.end },
          others: mark.anchors.filter(({ paragraphId }) => anchors.has(paragraphId)),
        }
      : null
  }

  #next(side: Side, from: BookPlace, step: EdgeStep): BookPlace | null {
    const language = this.#languages[side]()
    let { index, offset } = from
    let text = this.#text(side, index)
    const isOutward = (step.way === 1) === (step.edge === 'end')
    while (text !== null) {
      const to =
        step.by === 'word'
          ? wordStep(text, offset, step.way, { edge: step.edge, language })
          : characterStep(text, offset, step.way)
      if (to !== null && isBeside(text, to, step.edge)) return { index, offset: to }
      const limit = step.way === 1 ? text.length : 0
      if (isOutward && offset !== limit) return { index, offset: limit }
      index += step.way
      text = this.#text(side, index)
      if (text === null) return null
      offset = step.way === 1 ? 0 : text.length
      if (isBeside(text, offset, step.edge)) return { index, offset }
    }
    return null
  }

  /** The words from one edge to `to`, at least one character. */
  #moved(mark: EdgedMark, ends: Ends, edge: MarkEdge, to: BookPlace): SelectedText | null {
    const { side } = mark
    const [from, end] = edge === 'end' ? [ends.start, to] : [to, ends.end]
    const range =
      comparePlaces(from, end) < 0
        ? { from, end }
        : this.#oneCharacter(side, edge === 'end' ? from : end, edge)
    const here = range && this.#words(side, range.from, range.end)
    const [first] = here ?? []
    if (!first || !here || here.length + ends.others.length > mostMarkedParagraphs) return null
    const words = here.map(({ anchor }) => anchor)
    return edge === 'end' && ends.others.length > 0
      ? { side, index: mark.index, anchors: [...ends.others, ...words] }
      : { side, index: first.index, anchors: [...words, ...ends.others] }
  }

  /** The anchors of what is between two places; null if a section there is not in memory. */
  #words(
    side: Side,
    from: BookPlace,
    end: BookPlace,
  ): readonly { readonly index: number; readonly anchor: Anchor }[] | null {
    const found = []
    for (let { index } = from; index <= end.index; index++) {
      const editor = this.#at(index)
      const text = this.#text(side, index)
      const paragraph = editor?.paragraphs[index - editor.section.offset]
      if (!paragraph || text === null) return null
      const range = rangeIn({ side, anchor: from, head: end }, index, text.length)
      if (range) found.push({ index, anchor: anchorAt(paragraph.id, text, range.start, range.end) })
    }
    return found
  }

  /** The one character that a mark keeps at its other edge. */
  #oneCharacter(
    side: Side,
    at: BookPlace,
    edge: MarkEdge,
  ): { readonly from: BookPlace; readonly end: BookPlace } | null {
    const text = this.#text(side, at.index) ?? ''
    const to = characterStep(text, at.offset, edge === 'end' ? 1 : -1)
    if (to === null) return null
    const other = { index: at.index, offset: to }
    return edge === 'end' ? { from: at, end: other } : { from: other, end: at }
  }

  #at(index: number): SectionEditor | undefined {
    return this.#sections.get(this.#sections.numberAt(index))
  }

  /** The text of paragraph `index` of the book; null if it is not in memory. */
  #text(side: Side, index: number): string | null {
    const editor = this.#at(index)
    const pair = index - (editor?.section.offset ?? 0)
    return editor?.paragraphs[pair] ? editor.text(side, pair) : null
  }
}

/** Whether a range with `edge` there can cover something of that text. */
const isBeside = (text: string, offset: number, edge: MarkEdge): boolean =>
  edge === 'end' ? offset > 0 : offset < text.length

/** Where an anchor is drawn now, or where it was stored. */
function placed(
  editor: SectionEditor,
  { id, side }: EdgedMark,
  pair: number,
  { start, end }: Anchor,
): { readonly start: number; readonly end: number } {
  const drawn = marksOfPair(editor.state(side), pair).find(mark => mark.id === id)
  return drawn ? { start: drawn.start, end: drawn.end } : { start, end }
}
