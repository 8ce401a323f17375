import type { Side } from '#domain/anchor'
import type { AnnotationId } from '#domain/ids'
import type { Spread } from '#editor/spread'
import { useCallback, useEffect, useState, type RefObject } from 'react'
import type { WindowBox, Shown } from '../../notes/bar/place-bar.ts'
import { markLines, runsLeft } from './mark-lines.ts'

/** What the bar is about: a selection to mark, or one of the marks that are there. */
export interface BarState {
  readonly at: Shown
  /** The side where the reader is: a pair of ranges is drawn on both. */
  readonly side: Side
  /** Where the chosen mark is drawn, line by line; empty for a selection. */
  readonly lines: readonly WindowBox[]
  /** Whether the text of the chosen mark runs from right to left. */
  readonly isRightToLeft: boolean
  /** Marks under the pointer or the caret, shortest first; empty for a selection. */
  readonly marks: readonly AnnotationId[]
  /** The index of the chosen mark in `marks`. */
  readonly chosen: number
}

export interface MarkBarControl {
  readonly bar: BarState | null
  /** Opens the bar at the selection or the marks at the caret; returns whether there is either. */
  readonly open: () => boolean
  /** Opens the bar at the marks at the caret or in the selection; returns whether there are any. */
  readonly openMarks: () => boolean
  /** Goes to the next of several overlapping marks. */
  readonly next: () => void
  /** Opens the bar at one of the marks at the caret or in the selection. */
  readonly choose: (mark: AnnotationId) => void
  /** To be called when the marks in the text have changed. */
  readonly redraw: () => void
  readonly close: () => void
  /**
   * Closes the bar because the reader said so: it stays closed until something else is selected.
   */
  readonly dismiss: () => void
}

/**
 * Opens and closes the bar: it opens when a selection is finished or a mark is pressed. In the
 * translation, selecting by keys is part of writing, so there only a selection by mouse opens the
 * bar, or the bar's own key.
 */
export function useMarkBar(
  spread: Spread,
  scroller: RefObject<HTMLElement | null>,
): MarkBarControl {
  const [bar, show] = useState<BarState | null>(null)
  const [watch] = useState(() => new BarWatch(spread, show))

  useEffect(() => {
    const page = scroller.current
    return page ? watch.follow(page) : undefined
  }, [watch, scroller])

  const open = useCallback(() => watch.open(scroller.current), [watch, scroller])
  const openMarks = useCallback(() => watch.openMarks(scroller.current), [watch, scroller])
  const redraw = useCallback(() => watch.redraw(scroller.current), [watch, scroller])
  const choose = useCallback(
    (mark: AnnotationId) => watch.choose(scroller.current, mark),
    [watch, scroller],
  )
  const next = useCallback(() => watch.next(scroller.current), [watch, scroller])
  const close = useCallback(() => watch.close(), [watch])
  const dismiss = useCallback(() => watch.dismiss(), [watch])
  return { bar, open, openMarks, next, choose, redraw, close, dismiss }
}

/** The bar's state, and the events of the text that change it. */
class BarWatch {
  readonly #spread: Spread
  readonly #show: (bar: BarState | null) => void
  #bar: BarState | null = null
  /**
   * Whether a mark was pressed last. The editor may learn of the caret in it before or after we
   * look.
   */
  #isOnMark = false
  /** Whether the selection was made by mouse. */
  #isByMouse = false
  #isPressed = false
  /** What the bar was about when the text was pressed. */
  #before: BarState | null = null
  /** Whether a press has ended and its marks have not been looked for yet. */
  #isLookDue = false
  /** The selection for which the reader has closed the bar; `null` for none. */
  #unwanted: string | null = null

  constructor(spread: Spread, show: (bar: BarState | null) => void) {
    this.#spread = spread
    this.#show = show
  }

  /** Follows selections and presses on `page`; returns a function that stops. */
  follow(page: HTMLElement): () => void {
    const ending = new AbortController()
    const { signal } = ending
    const stop = this.#spread.selection.subscribe(() => this.#selectionChanged(page))
    // Another button opens a menu, and the bar stays as it is.
    const isMain = ({ button }: PointerEvent) => button === 0
    page.addEventListener('pointerdown', event => isMain(event) && this.#pressed(), { signal })
    page.addEventListener('keydown', event => this.#keyPressed(event), { capture: true, signal })
    window.addEventListener('pointerup', event => isMain(event) && this.#released(event, page), {
      signal,
    })
    page.addEventListener('scroll', () => this.#scrolled(page), { passive: true, signal })
    return () => {
      stop()
      ending.abort()
      this.#isPressed = false
    }
  }

  open(page: HTMLElement | null): boolean {
    this.#unwanted = null
    // The key for the bar may follow a press within its two frames.
    this.#isLookDue = false
    const found = page && (forSelection(this.#spread) ?? forMarks(this.#spread, page))
    this.#set(found)
    return found !== null
  }

  openMarks(page: HTMLElement | null): boolean {
    this.#isLookDue = false
    const found = page && forMarks(this.#spread, page)
    this.#set(found)
    return found !== null
  }

  choose(page: HTMLElement | null, mark: AnnotationId): void {
    this.#isLookDue = false
    const marks = this.#spread.marks.atSelection()
    const side = this.#spread.selection.where?.side ?? 'source'
    const chosen = marks.indexOf(mark)
    this.#set(page && chosen >= 0 ? atMark({ marks, chosen, side }, this.#spread, page) : null)
  }

  next(page: HTMLElement | null): void {
    if (this.#bar && page) this.#set(moved(nextOf(this.#bar), this.#spread, page))
  }

  redraw(page: HTMLElement | null): void {
    if (this.#bar && page) this.#set(moved(this.#bar, this.#spread, page))
  }

  close(): void {
    this.#isOnMark = false
    this.#set(null)
  }

  dismiss(): void {
    this.#unwanted = selectionOf(this.#spread)
    this.close()
  }

  /**
   * Without the comparison, React would look at the whole reader at each key to find that there is
   * no bar.
   */
  #set(bar: BarState | null): void {
    if (bar === this.#bar) return
    this.#bar = bar
    this.#show(bar)
  }

  #atSelection(): BarState | null {
    const isWanted =
      (this.#isByMouse || this.#spread.selection.where?.side === 'source') &&
      this.#unwanted !== selectionOf(this.#spread)
    return isWanted ? forSelection(this.#spread) : null
  }

  #lookOnce(page: HTMLElement): void {
    if (this.#isLookDue) this.#look(page)
    this.#isLookDue = false
  }

  #look(page: HTMLElement): void {
    const now = this.#atSelection() ?? (this.#isOnMark ? forMarks(this.#spread, page) : null)
    // Looking at the same marks again must not undo the choice among them.
    if (this.#bar && now && isOnSame(this.#bar, now)) return
    // Another press on the same marks goes outwards.
    const isAgain = this.#before && now && isOnSame(this.#before, now)
    this.#set(isAgain ? moved(nextOf(this.#before ?? now), this.#spread, page) : now)
    this.#before = null
  }

  #selectionChanged(page: HTMLElement): void {
    if (!this.#spread.selection.isEmpty) {
      const ofMarks = this.#bar?.marks.length ? this.#bar : null
      return this.#set(this.#isPressed ? null : (this.#atSelection() ?? ofMarks))
    }
    this.#unwanted = null
    if (this.#isOnMark) this.#look(page)
    else this.#set(null)
  }

  #pressed(): void {
    this.#isPressed = true
    this.#isByMouse = true
    this.#unwanted = null
    this.#before = this.#bar
    this.close()
  }

  #keyPressed(event: KeyboardEvent): void {
    this.#isOnMark = false
    if (event.key === 'Escape') {
      if (this.#bar === null || event.isComposing || event.keyCode === 229) return
      event.preventDefault()
      this.dismiss()
    } else if (!isHeld(event.key)) this.#isByMouse = false
  }

  #released({ target }: PointerEvent, page: HTMLElement): void {
    this.#isPressed = false
    // A press on the bar or on an edge is about the marks that the bar is already at.
    const own = '[data-pane="mark-bar"], [data-mark-edge]'
    if (target instanceof Element && target.closest(own)) return
    this.#isOnMark = target instanceof Element && target.closest('[data-mark-id]') !== null
    this.#isLookDue = true
    requestAnimationFrame(() => requestAnimationFrame(() => this.#lookOnce(page)))
  }

  #scrolled(page: HTMLElement): void {
    // The mark may leave the page while one of its edges is dragged.
    if (this.#bar && document.body.dataset['movingEdge'] === undefined)
      this.#set(moved(this.#bar, this.#spread, page))
  }
}

/** Modifier keys select nothing by themselves. */
const isHeld = (key: string): boolean => /^(?:Shift|Control|Alt|Meta|AltGraph|CapsLock)$/.test(key)

/** Returns a string that identifies the selection; `null` while nothing is selected. */
function selectionOf(spread: Spread): string | null {
  const { isEmpty, range } = spread.selection
  return isEmpty ? null : JSON.stringify(range)
}

function forSelection(spread: Spread): BarState | null {
  const { selection } = spread
  const at = selection.hasWords ? selection.box() : null
  const side = selection.where?.side ?? 'source'
  return at ? { at, side, lines: [], isRightToLeft: false, marks: [], chosen: 0 } : null
}

function forMarks(spread: Spread, page: HTMLElement): BarState | null {
  const marks = spread.marks.atSelection()
  const side = spread.selection.where?.side ?? 'source'
  return marks.length > 0 ? atMark({ marks, chosen: 0, side }, spread, page) : null
}

/** Returns the bar at its chosen mark; `null` if that is not drawn. */
function atMark(
  { marks, chosen, side }: Pick<BarState, 'marks' | 'chosen' | 'side'>,
  spread: Spread,
  page: HTMLElement,
): BarState | null {
  const lines = markLines(page, marks[chosen], side)
  const [first, last] = [lines[0], lines.at(-1)]
  if (!first || !last) return null
  const line = spread.selection.line() ?? first
  const at = {
    left: Math.min(...lines.map(({ left }) => left)),
    right: Math.max(...lines.map(({ right }) => right)),
    top: first.top,
    bottom: last.bottom,
    line,
  }
  const isRightToLeft = runsLeft(page, marks[chosen], side)
  return { at, side, lines, isRightToLeft, marks, chosen }
}

const nextOf = (bar: BarState): BarState => ({
  ...bar,
  chosen: (bar.chosen + 1) % bar.marks.length,
})

const isOnSame = (one: BarState, other: BarState) =>
  one.marks.length > 0 && one.marks.join() === other.marks.join()

function moved(bar: BarState, spread: Spread, page: HTMLElement): BarState | null {
  const box = bar.marks.length > 0 ? null : spread.selection.box()
  const now = box ? { ...bar, at: box } : atMark(bar, spread, page)
  const { top, bottom } = page.getBoundingClientRect()
  return now && now.at.bottom > top && now.at.top < bottom ? now : null
}

/** Returns where the first line of a mark is drawn; `null` if it is not drawn. */
export function boxOf(page: HTMLElement, mark: AnnotationId | undefined): WindowBox | null {
  const element = mark && page.querySelector(`[data-mark-id="${CSS.escape(mark)}"]`)
  return element ? (element.getClientRects()[0] ?? null) : null
}
