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
import { Decoration, DecorationSet } from 'prosemirror-view'
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
    Decoration.widget(from, () => elementOf(reading), { side: 1, key, raw: true }),
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
  }),
]

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

/** A text that differs when the readings in pair `pair` differ; empty if there is none. */
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
 * character. To the end of a reading as well: the engine would move it into the reading.
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
