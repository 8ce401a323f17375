/**
 * Draws the source as the reader emends it: a reading is in place of the printed words, which
 * stay in the document and on the page, hidden. So copy, search, offsets and marks are those of the
 * print.
 */
import {
  Plugin,
  TextSelection,
  type Command,
  type EditorState,
  type Transaction,
} from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'
import type { Range } from '#domain/anchor'
import { startOfPair } from '../pairs.ts'
import type { ShownHit } from './hits.ts'
import type { Drawn } from './marks.ts'
import { Overlay } from './overlay.ts'

/** A reading in place of printed words: UTF-16 offsets into the text of pair `pair`. */
export interface ShownReading extends Range {
  readonly pair: number
  readonly words: string
  readonly printed: string
  /** How the emendation is drawn. */
  readonly mark: Drawn | null
  /** The other marks on the printed words. */
  readonly over: readonly Drawn[]
}

interface DrawnReading extends ShownReading {
  /** Whether a search has found a part of the words, and whether the reader is there. */
  readonly hit: 'current' | 'other' | null
}

const overlay = new Overlay<DrawnReading>('readings', (doc, reading) => {
  const start = startOfPair(doc, reading.pair)
  const [from, to] = [start + reading.start, start + reading.end]
  const key = JSON.stringify(reading)
  // Before the printed words and after them, so that either edge of them has a place on the page.
  // Ordinary text, because a press on what cannot be edited takes the caret from the column.
  return [
    // The engine keeps its selection in a reading while the mouse selects; `settleInReading` reads
    // it.
    Decoration.widget(from, () => elementOf(reading), {
      side: 1,
      key,
      raw: true,
      ignoreSelection: true,
    }),
    Decoration.inline(from, to, { nodeName: 'span', class: 'printed-away' }, reading),
    Decoration.widget(to, () => signOf(reading), { side: -1, key: `${key} end`, raw: true }),
  ]
})

/** A span for each mark on the printed words, so that their shapes are drawn behind the reading. */
function elementOf({ words, printed, mark, over, hit }: DrawnReading): HTMLElement {
  const inner = document.createElement('span')
  inner.className = 'reading'
  inner.dataset['printed'] = printed
  if (hit) {
    inner.classList.add('hit')
    inner.dataset['hit'] = hit
  }
  inner.textContent = words
  return [...(mark ? [mark] : []), ...over].reduce((content, { id, words: said, ...look }) => {
    const span = document.createElement('span')
    span.className = 'mark'
    span.setAttribute('role', 'mark')
    span.setAttribute('aria-description', said)
    span.dataset['markId'] = id
    span.dataset['markColour'] = look.colour
    span.dataset['markShape'] = look.shape
    span.append(content)
    return span
  }, inner)
}

function signOf({ mark, printed }: DrawnReading): HTMLElement {
  const sign = document.createElement('span')
  sign.className = 'reading-sign'
  sign.dataset['sign'] = mark?.sign ?? ''
  sign.dataset['printed'] = printed
  if (mark) sign.dataset['markColour'] = mark.colour
  return sign
}

/** Draws readings, and keeps the caret out of the words that they hide. */
export const readings = (): readonly Plugin[] => [
  overlay.plugin(),
  new Plugin({
    appendTransaction(_transactions, _before, state) {
      const { selection, tr } = state
      if (!showsReadings(state)) return null
      const [anchor, head] = [selection.anchor, selection.head].map(at => shownPosition(state, at))
      if (anchor === undefined || head === undefined) return null
      if (anchor === selection.anchor && head === selection.head) return null
      return tr.setSelection(TextSelection.create(tr.doc, anchor, head))
    },
    props: {
      createSelectionBetween: (view, $anchor, $head) =>
        overWholeReadings(view, $anchor.pos, $head.pos),
    },
  }),
]

/**
 * Returns what the page's selection covers if an end of it is in the words of a reading, of which
 * any part stands for the whole; null for every other selection. For ProseMirror all places inside
 * a reading are at its beginning.
 */
function overWholeReadings(view: EditorView, anchor: number, head: number): TextSelection | null {
  const page = view.dom.ownerDocument.getSelection()
  if (!page || page.isCollapsed || !showsReadings(view.state)) return null
  const { anchorNode, anchorOffset, focusNode, focusOffset } = page
  const atAnchor = edgesAt(view.state, { at: anchor, node: anchorNode, offset: anchorOffset })
  const atHead = edgesAt(view.state, { at: head, node: focusNode, offset: focusOffset })
  if (!atAnchor && !atHead) return null
  const [begin, end] = isForward(page) ? (['from', 'to'] as const) : (['to', 'from'] as const)
  return TextSelection.create(
    view.state.doc,
    atAnchor ? atAnchor[begin] : anchor,
    atHead ? atHead[end] : head,
  )
}

/** Whether the page's selection runs forward. */
function isForward({ anchorNode, anchorOffset, focusNode, focusOffset }: Selection): boolean {
  if (!anchorNode || !focusNode) return true
  if (anchorNode === focusNode) return anchorOffset <= focusOffset
  return (anchorNode.compareDocumentPosition(focusNode) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}

/**
 * Takes over a caret or a selection that the engine has put inside a reading, and draws it beside
 * the reading or over it. Does nothing if the page's selection is not inside one.
 */
export function settleInReading(view: EditorView): void {
  const { anchorNode, focusNode, focusOffset } = view.dom.ownerDocument.getSelection() ?? {}
  const place = elementAt(focusNode)?.closest('[data-printed]')
  if (!place || !view.dom.contains(place) || !place.contains(anchorNode ?? null)) return
  const { state } = view
  const at = view.posAtDOM(place, 0)
  const caret =
    edgesAt(state, { at, node: focusNode ?? null, offset: focusOffset ?? 0 })?.from ?? at
  const chosen = overWholeReadings(view, at, at) ?? TextSelection.create(state.doc, caret)
  if (!chosen.eq(state.selection)) view.dispatch(state.tr.setSelection(chosen))
  view.focus()
}

const elementAt = (node: Node | null | undefined): Element | null =>
  node instanceof Element ? node : (node?.parentElement ?? null)

interface PageEnd {
  /** The position that ProseMirror has for it. */
  readonly at: number
  readonly node: Node | null
  readonly offset: number
}

/**
 * Returns the positions for a selection that begins or ends at a place inside a reading: those of
 * all printed words, or twice the edge at which the place is. Null if the place is in no reading.
 */
function edgesAt(state: EditorState, { at, node, offset }: PageEnd) {
  const reading = elementAt(node)?.closest('.reading')
  const hidden = reading && hiddenBetween(state, at, at).find(({ from }) => from === at)
  if (!hidden) return null
  const { from, to } = hidden
  const last = node instanceof Text ? node.data.length : (node?.childNodes.length ?? 0)
  if (offset === 0) return { from, to: from }
  return offset === last ? { from: to, to } : { from, to }
}

/** Makes `tr` replace all readings that are shown. `hits` are those of the search in the source. */
export const showReadings = (
  tr: Transaction,
  shown: readonly ShownReading[],
  hits: readonly ShownHit[],
): Transaction =>
  overlay.show(
    tr,
    shown.map(reading => ({ ...reading, hit: hitOn(reading, hits) })),
  )

function hitOn({ pair, start, end }: ShownReading, hits: readonly ShownHit[]) {
  const found = hits.filter(hit => hit.pair === pair && hit.start < end && hit.end > start)
  if (found.length === 0) return null
  return found.some(({ isCurrent }) => isCurrent) ? 'current' : 'other'
}

/** Whether any reading is shown. */
export const showsReadings = (state: EditorState): boolean =>
  overlay.drawn(state) !== DecorationSet.empty

/** Whether the readings of two states of a column are the same. */
export const hasSameReadings = (a: EditorState, b: EditorState): boolean =>
  overlay.drawn(a) === overlay.drawn(b)

/** A text that differs when the readings in pair `pair` differ; empty if it has no readings. */
export function readingsOfPair(state: EditorState, pair: number): string {
  if (!showsReadings(state)) return ''
  const start = startOfPair(state.doc, pair)
  const found = hiddenBetween(state, start, start + state.doc.child(pair).content.size)
  return found.map(({ from, to, spec }) => `${from}-${to} ${printedOf(spec).words}`).join('\n')
}

/** The printed words that are hidden at a position, or beside it; null if there are none. */
export function readingAt(state: EditorState, at: number): ShownReading | null {
  const [found] = showsReadings(state) ? hiddenBetween(state, at, at) : []
  return found ? printedOf(found.spec) : null
}

const printedOf = (spec: ShownReading): ShownReading => spec

const hiddenBetween = (state: EditorState, from: number, to: number): Decoration[] =>
  overlay.drawn(state).find(from, to, isHidden)

/** Whether a decoration hides printed words, and is no reading or sign. */
const isHidden = (spec: object): boolean => 'printed' in spec

/** Returns `at`, or the beginning of the hidden words that it is inside of. */
export function shownPosition(state: EditorState, at: number): number {
  const around = showsReadings(state) ? hiddenBetween(state, at, at) : []
  return around.find(({ from, to }) => from < at && at < to)?.from ?? at
}

/**
 * Moves the caret, or the moving end of the selection if `extends_`, over a reading as over one
 * character or one word. It also moves to the end of a reading, because the engine would move it
 * into the reading.
 */
export const overReading =
  (way: 1 | -1, extends_: boolean): Command =>
  (state, dispatch) => {
    const { selection, doc, tr } = state
    if (!showsReadings(state) || (!selection.empty && !extends_)) return false
    const goal = goalOf(state, way)
    if (goal === null) return false
    const anchor = extends_ ? selection.anchor : goal
    dispatch?.(tr.setSelection(TextSelection.create(doc, anchor, goal)))
    return true
  }

/** Where a step from the moving end leads at a reading; null if it is an ordinary step. */
function goalOf(state: EditorState, way: 1 | -1): number | null {
  const { head, $head } = state.selection
  const beside = hiddenBetween(state, head, head)
  const over = beside.find(({ from, to }) => head === (way === 1 ? from : to))
  if (over) return way === 1 ? over.to : over.from
  const [, last] = /([\ud800-\udbff][\udc00-\udfff]|[^])$/.exec(
    $head.parent.textBetween(Math.max(0, $head.parentOffset - 2), $head.parentOffset),
  ) ?? ['', '']
  const before = head - (last?.length ?? 0)
  return way === -1 && hiddenBetween(state, before, before).some(({ to }) => to === before)
    ? before
    : null
}
