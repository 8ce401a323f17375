import { isInView, type CaretLine } from './caret-in-view.ts'

/** How far down the page the line that is being written is, as a share of the page's height. */
const share = 1 / 3

/** The distance from the lower edge to which the browser itself brings a line, in CSS pixels. */
const lowerEdge = 64

/**
 * Scrolls so that a line lands at the height at which lines are written. `top` is its distance from
 * the window's upper edge in CSS pixels. Returns whether that has moved the page.
 */
export function landLine(pane: Element, top: number): boolean {
  const before = pane.scrollTop
  pane.scrollTop += Math.round(top - pane.getBoundingClientRect().top - pane.clientHeight * share)
  return pane.scrollTop !== before
}

/**
 * Keeps the line that is being written in sight. Typing within a visible line never scrolls. When a
 * new line comes close to the lower edge, it lands at a third of the height, so that there is space
 * for many more.
 */
export class SteadyLine {
  /** Where the last typed line is, from the top of the scrolled text; `null` after a move. */
  #line: number | null = null

  /** To be called when the caret has moved without typing. */
  moved(): void {
    this.#line = null
  }

  /** To be called after typing, with the caret's line. */
  keep(caret: CaretLine): void {
    const { pane, box, top, bottom } = caret
    const line = top - box.top + pane.scrollTop
    const isNew = this.#line !== null && line > this.#line + 1
    this.#line = line
    if (!isInView(caret) || (isNew && bottom > box.bottom - lowerEdge - (bottom - top)))
      landLine(pane, top)
  }
}
