/**
 * Where the reader is in the text on the screen, measured in the DOM, and how to get back there.
 */
import type { Seen } from '#domain/library/furthest'
import type { Position } from '#domain/progress'
import type { Spread } from '#editor/spread'
import type { Where } from '#editor/spread/selection'
import { sectionAt } from '#editor/loaded-sections'
import type { SectionEditor } from '#editor/section-editor'
import { earlyWordsComposed, takesEarlyKeys } from '../actions/early-keys.ts'

/** A place in the text to which a reader can come back. */
export type ReaderPlace = Pick<Position, 'index' | 'caretIndex' | 'side' | 'caret' | 'top'>

/**
 * A pair on the screen: how far below the upper edge it begins, and its height, in CSS pixels; and
 * the line with the caret, if that is in the pair.
 */
export interface Held {
  readonly index: number
  readonly top: number
  readonly height: number
  readonly line?: CaretLine | null
}

interface CaretLine extends Pick<Where, 'side' | 'index' | 'caret'> {
  readonly top: number
}

/** The uppermost paragraph on the screen. */
interface Top extends Held {
  readonly paragraph: Position['paragraphId']
}

/** Returns where the reader is now; `null` while nothing is drawn. */
export function placeNow(spread: Spread, page: HTMLElement): ReaderPlace | null {
  const first = topOf(spread, page)
  return first && placeFrom(spread, page, first)
}

/** What `measurePlace` returns. */
interface MeasuredPlace {
  /** The reader's place as it is stored. */
  readonly place: ReaderPlace & Pick<Position, 'paragraphId'>
  /**
   * What must stay where it is when the layout changes: the pair with the caret if its line is on
   * the screen, or else the first one that begins in the upper half, or else the uppermost.
   */
  readonly held: Held
  /** The paragraphs on the screen whose end is visible, or else the first one. */
  readonly seen: Seen
}

/** Measures where the reader is; `null` while nothing is drawn. `before` is the last `held`. */
export function measurePlace(
  spread: Spread,
  page: HTMLElement,
  before: Held | null,
): MeasuredPlace | null {
  const first = topOf(spread, page)
  if (!first) return null
  return {
    held: steady(before, heldFrom(spread, page, first)),
    place: { paragraphId: first.paragraph, ...placeFrom(spread, page, first) },
    seen: { first: first.index, last: lastSeen(spread, page, first.index) },
  }
}

/** Returns the last paragraph from `first` on that ends on the screen. */
function lastSeen(spread: Spread, page: HTMLElement, first: number): number {
  let last = first
  for (;;) {
    const next = boxAt(spread, page, last + 1)
    if (!next || next.top + next.height > page.clientHeight) return last
    last++
  }
}

/** Scrolls so that the text of `before` is where it was. */
export function hold(spread: Spread, page: HTMLElement, before: Held | null): void {
  if (!before) return
  const line = before.line ? caretLine(spread, page) : null
  if (before.line && line && isSameCaret(before.line, line)) {
    page.scrollTop += line.top - before.line.top
    return
  }
  const now = boxAt(spread, page, before.index)
  if (now) page.scrollTop += now.top - topAfter(before, now.height)
}

/** Scrolls back to a place and puts the caret where it was. */
export async function restore(
  spread: Spread,
  page: HTMLElement,
  position: ReaderPlace,
): Promise<void> {
  const isWanted = spread.navigation.begin()
  const editor = await spread.navigation.bring(position.index)
  const box = editor && boxAt(spread, page, position.index)
  if (!box || !isWanted()) return
  page.scrollTop += box.top - position.top
  // The caret may be in a section that begins further down the screen and is not drawn yet.
  const withCaret = await spread.navigation.bring(position.caretIndex)
  if (!withCaret || !isWanted()) return
  const place = {
    pair: position.caretIndex - withCaret.section.offset,
    offset: position.caret,
  }
  await earlyWordsComposed()
  if (!isWanted()) return
  if (isElsewhere(page)) withCaret.takeCaret(position.side, place)
  else withCaret.focus(position.side, place)
}

/**
 * Scroll positions are whole pixels. Without this, rounding would add up to a drift over many
 * changes.
 */
const steady = (before: Held | null, now: Held): Held =>
  before?.index === now.index && Math.abs(before.top - now.top) < 1
    ? { ...now, top: before.top, line: steadyLine(before.line ?? null, now.line ?? null) }
    : now

const steadyLine = (before: CaretLine | null, now: CaretLine | null): CaretLine | null =>
  before && now && isSameCaret(before, now) && Math.abs(before.top - now.top) < 1 ? before : now

const isSameCaret = (a: CaretLine, b: CaretLine): boolean =>
  a.index === b.index && a.side === b.side && a.caret === b.caret

const isInside = ({ top }: CaretLine, page: HTMLElement): boolean =>
  top >= 0 && top < page.clientHeight

function heldFrom(spread: Spread, page: HTMLElement, first: Top): Held {
  const line = caretLine(spread, page)
  const written = line && isInside(line, page) ? boxAt(spread, page, line.index) : null
  if (written) return { ...written, line }
  const next = first.top < 0 ? boxAt(spread, page, first.index + 1) : null
  return next && next.top < page.clientHeight / 2 ? next : first
}

/** The line with the caret; `null` if it is not drawn. */
function caretLine(spread: Spread, page: HTMLElement): CaretLine | null {
  const { where, editor } = spread.selection
  if (!where || !visible(editor?.views.element(where.side, where.pair) ?? null)) return null
  const { index, side, caret } = where
  const top = editor?.views.top(side, { pair: where.pair, offset: caret })
  if (top === null || top === undefined) return null
  return { index, side, caret, top: top - page.getBoundingClientRect().top }
}

/**
 * Returns where a paragraph that is now `height` tall must begin so that the words at the upper
 * edge stay.
 */
const topAfter = (before: Held, height: number) =>
  before.top < 0 ? (before.top * height) / before.height : before.top

function topOf(spread: Spread, page: HTMLElement): Top | null {
  for (const [number, section] of spread.sections.all.entries()) {
    const editor = spread.sections.get(number)
    if (!editor?.views.mounted) continue
    for (let pair = firstBelow(editor, page); ; pair++) {
      const paragraph = editor.paragraphs[pair]
      if (!paragraph) break
      const box = boxOf(editor, page, pair)
      if (!box) continue
      // A section that is drawn only because it has the focus may be far below the screen.
      if (box.top > page.clientHeight) return null
      if (box.top + box.height > 0)
        return { ...box, index: section.offset + pair, paragraph: paragraph.id }
    }
  }
  return null
}

/**
 * Returns the first pair of a section that does not end above the screen, or has no box. It looks
 * at few of them, because this is measured at each step of scrolling.
 */
function firstBelow(editor: SectionEditor, page: HTMLElement): number {
  let [first, end] = [0, editor.paragraphs.length]
  while (first < end) {
    const middle = (first + end) >> 1
    const box = boxOf(editor, page, middle)
    if (box && box.top + box.height <= 0) first = middle + 1
    else end = middle
  }
  return first
}

function placeFrom(spread: Spread, page: HTMLElement, first: Top): ReaderPlace {
  const { where } = spread.selection
  const caret = where && isOnScreen(spread, page) ? where : null
  return {
    index: first.index,
    top: first.top,
    side: caret?.side ?? 'translation',
    caret: caret?.caret ?? 0,
    caretIndex: caret?.index ?? first.index,
  }
}

/** Whether the focus is already outside the text; `restore` does not take it away from there. */
function isElsewhere(page: HTMLElement): boolean {
  const { activeElement } = document
  if (activeElement === null || activeElement === document.body) return false
  return !page.contains(activeElement) && !takesEarlyKeys(activeElement)
}

function boxAt(spread: Spread, page: HTMLElement, index: number): Held | null {
  const number = sectionAt(spread.sections.all, index)
  const editor = spread.sections.get(number)
  const box = editor && boxOf(editor, page, index - (spread.sections.all[number]?.offset ?? 0))
  return box ? { index, ...box } : null
}

/** The box around both sides of a pair, which are beside each other or one under the other. */
function boxOf(
  editor: SectionEditor,
  page: HTMLElement,
  pair: number,
): Pick<Held, 'top' | 'height'> | null {
  const upper = visible(editor.views.element('source', pair))
  const lower = visible(editor.views.element('translation', pair))
  const first = upper ?? lower
  if (!first) return null
  const { top } = first.getBoundingClientRect()
  const { bottom } = (lower ?? first).getBoundingClientRect()
  return { top: top - page.getBoundingClientRect().top, height: bottom - top }
}

/** Whether the pair with the caret is on the screen. */
function isOnScreen(spread: Spread, page: HTMLElement): boolean {
  const { where } = spread.selection
  const box = where && boxAt(spread, page, where.index)
  return box ? box.top < page.clientHeight && box.top + box.height > 0 : false
}

/** Returns `null` for an element of a hidden column, because that has no box. */
const visible = (element: HTMLElement | null) => (element?.offsetParent ? element : null)
