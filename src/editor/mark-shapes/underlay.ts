import type { Side } from '#domain/anchor'
import type { SpelledWord } from '#domain/text/spelled-words'
import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { domRange } from '../dom-range.ts'
import { startOfPair } from '../pairs.ts'
import { marksOfPair, showsMarks, type MarkAt } from '../plugins/marks.ts'
import { readingsOfPair } from '../plugins/readings.ts'
import { hasMisspelt, misspeltIn, onMisspelt } from '../plugins/spelling.ts'
import type { Box } from '../queries/selected-text.ts'
import { linesOf } from './lines.ts'
import { wavePath } from './paths.ts'
import { drawingsOf, type LaidOutMark, type MarkDrawing, type TypeSizes } from './shapes.ts'

const svg = 'http://www.w3.org/2000/svg'
const sides = ['source', 'translation'] as const

interface UnderlayHost {
  readonly view: (side: Side) => EditorView | undefined
  /** Called when a mark begins at another height than before, or is drawn or gone. */
  readonly moved?: () => void
}

/** What is drawn for one paragraph on one side, and for which text and size that is right. */
interface Drawn {
  readonly group: SVGGElement
  /** Null while it must be measured again. */
  node: Node | null
  /** Its marks and the readings in place of its words. */
  look: string
  words: readonly SpelledWord[]
  /** Its place on the canvas and its size. */
  box: string
  /** Where each mark begins, in CSS pixels from the top of the canvas. */
  tops: ReadonlyMap<string, number>
}

/**
 * Draws marks and the lines under misspelt words behind the text of columns. It only reads the
 * columns, so it may draw while an input method composes. Each paragraph is measured when its text,
 * its marks, its words, its place or its size change.
 */
export class Underlay {
  readonly #canvas = document.createElementNS(svg, 'svg')
  readonly #host: UnderlayHost
  readonly #drawn: Readonly<Record<Side, Map<number, Drawn>>> = {
    source: new Map(),
    translation: new Map(),
  }
  readonly #changed = new Set<Side>()
  /** The text of each side when it was read last. */
  readonly #texts: Record<Side, Node | null> = { source: null, translation: null }
  readonly #sizes = new ResizeObserver(() => this.#draw(sides, 'all'))
  readonly #ending = new AbortController()
  #frame = 0
  #hasMoved = false

  constructor(place: HTMLElement, host: UnderlayHost) {
    this.#host = host
    place.append(this.#canvas)
    document.fonts.addEventListener('loadingdone', () => this.measureAgain(), {
      signal: this.#ending.signal,
    })
    for (const side of sides) this.opened(side)
  }

  /** To be called when a column has been opened, or has a state of other plugins. */
  opened(side: Side): void {
    const view = this.#host.view(side)
    if (view) onMisspelt(view.state, () => this.changed(side))
    this.changed(side)
  }

  /** To be called when the text or the marks of a column have changed. Draws in the next frame. */
  changed(side: Side): void {
    const view = this.#host.view(side)
    if (!view || (this.#drawn[side].size === 0 && !showsAny(view.state))) return
    // The first call also waits for the size of the column, which is known when it is laid out.
    this.#sizes.observe(view.dom)
    this.#changed.add(side)
    this.#frame ||= requestAnimationFrame(() => this.#draw([...this.#changed], 'changed'))
  }

  /**
   * To be called when the type has changed: words may be elsewhere in paragraphs that are as large
   * as before, because the other side makes them so.
   */
  measureAgain(): void {
    for (const side of sides) {
      for (const drawn of this.#drawn[side].values()) drawn.node = null
      this.changed(side)
    }
  }

  /**
   * Returns how far below the top of the canvas the first line of a mark in `pair` is, in CSS
   * pixels; undefined if it is not drawn there.
   */
  topOf(side: Side, pair: number, mark: string): number | undefined {
    return this.#drawn[side].get(pair)?.tops.get(mark)
  }

  destroy(): void {
    this.#ending.abort()
    this.#sizes.disconnect()
    cancelAnimationFrame(this.#frame)
    this.#canvas.remove()
  }

  /** Reads everything first and then writes, so that the page is laid out once. */
  #draw(which: readonly Side[], pairs: 'all' | 'changed'): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    for (const side of which) this.#changed.delete(side)
    const origin = this.#canvas.getBoundingClientRect()
    const writes = which.flatMap(side => this.#read(side, origin, pairs))
    for (const write of writes) write()
    if (!this.#hasMoved) return
    this.#hasMoved = false
    this.#host.moved?.()
  }

  #read(side: Side, origin: DOMRect, pairs: 'all' | 'changed'): readonly (() => void)[] {
    const view = this.#host.view(side)
    if (!view) return []
    const { doc } = view.state
    const all = Array.from({ length: doc.childCount }, (_, pair) => pair)
    const before = this.#texts[side]
    this.#texts[side] = doc
    const rewritten = before ? all.filter(pair => before.maybeChild(pair) !== doc.child(pair)) : all
    const changed = pairs === 'all' ? all : all.filter(pair => !this.#shows(view.state, side, pair))
    // One pair moves those below it only if the column's size changes, and then all are drawn. Two
    // pairs can move those between them without that.
    const isAlone = rewritten.length <= 1 && changed.length <= 1
    return (isAlone ? changed : all).flatMap(pair => this.#readPair(view, side, pair, origin))
  }

  /** Whether what is drawn for a pair is of its text, its marks and its words. */
  #shows(state: EditorState, side: Side, pair: number): boolean {
    const { marks, words, look } = underlaidIn(state, pair)
    const drawn = this.#drawn[side].get(pair)
    if (!drawn) return marks.length + words.length === 0
    return drawn.node === state.doc.child(pair) && drawn.words === words && drawn.look === look
  }

  #readPair(view: EditorView, side: Side, pair: number, origin: DOMRect): readonly (() => void)[] {
    const { marks, words, look } = underlaidIn(view.state, pair)
    const before = this.#drawn[side].get(pair)
    const element = view.dom.children[pair]
    const rect = marks.length + words.length > 0 ? element?.getBoundingClientRect() : undefined
    // A hidden column, or a row that is not laid out yet, has no width. Of a hidden paragraph only
    // one line is visible.
    if (!element || !rect || rect.width === 0 || element.classList.contains('is-hidden'))
      return before ? [() => this.#remove(side, pair, before)] : []
    const at = fromCorner(rect, origin)
    const box = [at.left, at.top, at.right, at.bottom].join()
    if (before?.box === box && this.#shows(view.state, side, pair)) return []
    const laidOut = marks.length > 0 ? measured(element, origin, marks) : []
    const drawings = marks.length > 0 ? drawingsOf(laidOut, typeOf(element)) : []
    const tops = new Map(laidOut.map(({ id, lines }) => [id, lines[0]?.top ?? at.top]))
    const lines = words.map(word => linesUnder(view, pair, word, origin))
    const drawn = before ?? this.#add(side, pair)
    return [
      () => {
        draw(drawn.group, [...drawings.flatMap(pathsOf), ...lines])
        this.#hasMoved ||= !isSameTops(drawn.tops, tops)
        Object.assign(drawn, { node: view.state.doc.child(pair), look, words, box, tops })
      },
    ]
  }

  #add(side: Side, pair: number): Drawn {
    const group = document.createElementNS(svg, 'g')
    this.#canvas.append(group)
    const drawn = { group, node: null, look: '', words: [], box: '', tops: new Map() }
    this.#drawn[side].set(pair, drawn)
    return drawn
  }

  #remove(side: Side, pair: number, { group }: Drawn): void {
    group.remove()
    this.#drawn[side].delete(pair)
    this.#hasMoved = true
  }
}

const showsAny = (state: EditorState): boolean => showsMarks(state) || hasMisspelt(state)

function underlaidIn(state: EditorState, pair: number) {
  const marks = showsMarks(state) ? marksOfPair(state, pair) : []
  const look = marks.length > 0 ? lookOf(marks) + readingsOfPair(state, pair) : ''
  return { marks, look, words: misspeltIn(state, pair) }
}

/** What is compared to know whether marks look the same. */
const lookOf = (marks: readonly MarkAt[]): string =>
  JSON.stringify(marks.map(({ id, start, end, colour, shape }) => [id, start, end, colour, shape]))

const isSameTops = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean =>
  a.size === b.size && [...a].every(([id, top]) => b.get(id) === top)

/** Returns the lines of the marks of `paragraph`, in pixels from `origin`. */
function measured(
  paragraph: Element,
  origin: DOMRect,
  marks: readonly MarkAt[],
): readonly LaidOutMark[] {
  const pieces = new Map<string, Box[]>()
  for (const piece of paragraph.querySelectorAll<HTMLElement>('[data-mark-id]')) {
    const id = piece.dataset['markId'] ?? ''
    const found = pieces.get(id) ?? []
    for (const rect of piece.getClientRects()) found.push(fromCorner(rect, origin))
    pieces.set(id, found)
  }
  return marks.map(mark => ({ ...mark, lines: linesOf(pieces.get(mark.id) ?? []) }))
}

function typeOf(paragraph: Element): TypeSizes {
  const style = getComputedStyle(paragraph)
  const fontSize = parseFloat(style.fontSize)
  return {
    fontSize,
    lineHeight: parseFloat(style.lineHeight),
    readings: fontSize * (parseFloat(style.getPropertyValue('--readings-in-line')) || 0),
    isRightToLeft: style.direction === 'rtl',
  }
}

const fromCorner = (rect: DOMRect, { left, top }: DOMRect): Box => ({
  left: rect.left - left,
  top: rect.top - top,
  right: rect.right - left,
  bottom: rect.bottom - top,
})

/** One path of SVG: its commands, its class, and what its element says of it. */
interface DrawnPath {
  readonly path: string
  readonly className: string
  readonly data: Readonly<Record<string, string>>
}

/** Returns the lines under a misspelt word, in pixels from `origin`. */
function linesUnder(
  view: EditorView,
  pair: number,
  { word, start, end }: SpelledWord,
  origin: DOMRect,
): DrawnPath {
  const first = startOfPair(view.state.doc, pair)
  const range = domRange(view, first + start, first + end)
  const lines = linesOf([...range.getClientRects()].map(rect => fromCorner(rect, origin)))
  const path = lines.map(({ left, right, bottom }) => wavePath(left, right, bottom)).join('')
  return { path, className: 'drawn-misspelt', data: { misspelt: word } }
}

function pathsOf({ id, colour, shape, path, seam }: MarkDrawing): readonly DrawnPath[] {
  const mark = {
    path,
    className: `drawn-${shape}`,
    data: { drawnMark: id, markColour: colour },
  }
  if (seam === '') return [mark]
  return [mark, { path: seam, className: 'drawn-seam', data: { markColour: colour } }]
}

/**
 * Makes `group` show `paths`. Keeps the elements that it has, because the engine compares each new
 * one with every style rule.
 */
function draw(group: SVGGElement, paths: readonly DrawnPath[]): void {
  while (group.childElementCount > paths.length) group.lastElementChild?.remove()
  for (const [i, { path, className, data }] of paths.entries()) {
    const element = pathAt(group, i)
    set(element, 'd', path)
    set(element, 'class', className)
    const { dataset } = element
    for (const name of Object.keys(dataset)) if (!(name in data)) delete dataset[name]
    for (const [name, value] of Object.entries(data))
      if (dataset[name] !== value) dataset[name] = value
  }
}

function pathAt(group: SVGGElement, i: number): SVGPathElement {
  const there = group.children[i]
  if (there instanceof SVGPathElement) return there
  const element = document.createElementNS(svg, 'path')
  group.append(element)
  return element
}

function set(element: SVGPathElement, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}
