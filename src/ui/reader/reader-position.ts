/**
 * Where the reader is in the text on the screen, measured in the DOM, and how to get back there.
 */
import type { Seen } from '#domain/library/furthest'
import type { Position } from '#domain/progress'
import type { Spread } from '#editor/spread'
import { sectionAt } from '#editor/loaded-sections'

/** A place in the text to which a reader can come back. */
export type ReaderPlace = Pick<Position, 'index' | 'caretIndex' | 'side' | 'caret' | 'top'>

/**
 * A paragraph on the screen: how far below the upper edge it begins, and its height, in CSS pixels.
 */
export interface Held {
  readonly index: number
  readonly top: number
  readonly height: number
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
   * The paragraph that must stay where it is when the layout changes: the first one that begins in
   * the upper half of the screen, or else the one at the upper edge.
   */
  readonly held: Held
  /** The paragraphs on the screen whose end is visible, or the first one if there is none. */
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
    const next = elementAt(spread, last + 1)
    if (!next || offsetIn(page, next) + next.offsetHeight > page.clientHeight) return last
    last++
  }
}

/** Scrolls so that the text of `before` is where it was. */
export function hold(spread: Spread, page: HTMLElement, before: Held | null): void {
  const element = before && elementAt(spread, before.index)
  if (element) page.scrollTop += offsetIn(page, element) - topAfter(before, element.offsetHeight)
}

/** Scrolls back to a place and puts the caret where it was. */
export async function restore(
  spread: Spread,
  page: HTMLElement,
  position: ReaderPlace,
): Promise<void> {
  const editor = await spread.navigation.bring(position.index)
  const element = editor && elementAt(spread, position.index)
  if (!element) return
  page.scrollTop += offsetIn(page, element) - position.top
  // The caret may be in a section that begins further down the screen and is not drawn yet.
  const withCaret = await spread.navigation.bring(position.caretIndex)
  if (!withCaret) return
  const place = {
    pair: position.caretIndex - withCaret.section.offset,
    offset: position.caret,
  }
  if (isElsewhere(page)) withCaret.takeCaret(position.side, place)
  else withCaret.focus(position.side, place)
}

/**
 * Scroll positions are whole pixels. Without this, rounding would add up to a drift over many
 * changes.
 */
const steady = (before: Held | null, now: Held): Held =>
  before?.index === now.index && Math.abs(before.top - now.top) < 1
    ? { ...now, top: before.top }
    : now

function heldFrom(spread: Spread, page: HTMLElement, first: Top): Held {
  const next = first.top < 0 ? elementAt(spread, first.index + 1) : null
  const top = next ? offsetIn(page, next) : Infinity
  return next && top < page.clientHeight / 2
    ? { index: first.index + 1, top, height: next.offsetHeight }
    : first
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
    for (const [pair, paragraph] of editor.paragraphs.entries()) {
      const element =
        visible(editor.views.element('source', pair)) ?? editor.views.element('translation', pair)
      if (!element) continue
      const top = offsetIn(page, element)
      // A section that is drawn only because it has the focus may be far below the screen.
      if (top > page.clientHeight) return null
      if (top + element.offsetHeight > 0)
        return {
          index: section.offset + pair,
          paragraph: paragraph.id,
          top,
          height: element.offsetHeight,
        }
    }
  }
  return null
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
  return activeElement !== null && activeElement !== document.body && !page.contains(activeElement)
}

function elementAt(spread: Spread, index: number): HTMLElement | null {
  const number = sectionAt(spread.sections.all, index)
  const editor = spread.sections.get(number)
  const pair = index - (spread.sections.all[number]?.offset ?? 0)
  return editor
    ? (visible(editor.views.element('source', pair)) ?? editor.views.element('translation', pair))
    : null
}

/** Whether the pair with the caret is on the screen. */
function isOnScreen(spread: Spread, page: HTMLElement): boolean {
  const element = spread.selection.where && elementAt(spread, spread.selection.where.index)
  if (!element) return false
  const top = offsetIn(page, element)
  return top < page.clientHeight && top + element.offsetHeight > 0
}

/** Returns `null` for an element of a hidden column, because that has no box. */
const visible = (element: HTMLElement | null) => (element?.offsetParent ? element : null)

const offsetIn = (page: HTMLElement, element: HTMLElement) =>
  element.getBoundingClientRect().top - page.getBoundingClientRect().top
