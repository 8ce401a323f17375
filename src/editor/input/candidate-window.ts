/**
 * Gives an EditContext the position of its caret, by which the system places an input method's
 * candidate window. Text that is never changed contains no composition, so the caret's rectangle is
 * used for each of its characters.
 */

/**
 * The parts of https://www.w3.org/TR/edit-context/ that take positions, in CSS pixels of the
 * window.
 */
export interface PlacedContext extends EventTarget {
  updateControlBounds(bounds: DOMRect): void
  updateSelectionBounds(bounds: DOMRect): void
  updateCharacterBounds(start: number, bounds: DOMRect[]): void
}

/**
 * Reports the caret in `host` to `context` while `host` has the keyboard. Returns what stops that.
 */
export function followCaret(host: HTMLElement, context: PlacedContext): () => void {
  let frame = 0
  const report = () => {
    frame = 0
    const caret = document.activeElement === host ? caretIn(host) : null
    if (!caret) return
    context.updateControlBounds(host.getBoundingClientRect())
    context.updateSelectionBounds(caret)
    context.updateCharacterBounds(0, [caret])
  }
  // At most once a frame, however often the caret or the page moves.
  const reportSoon = () => {
    if (document.activeElement === host) frame ||= requestAnimationFrame(report)
  }
  const characters = (event: Event) => {
    const caret = caretIn(host)
    if (!caret || !isRange(event)) return
    context.updateSelectionBounds(caret)
    const count = Math.max(event.rangeEnd - event.rangeStart, 1)
    context.updateCharacterBounds(
      event.rangeStart,
      Array.from({ length: count }, () => caret),
    )
  }
  const heard: readonly (readonly [EventTarget, string, (event: Event) => void])[] = [
    [context, 'characterboundsupdate', characters],
    [host, 'focus', reportSoon],
    [document, 'selectionchange', reportSoon],
    [document, 'scroll', reportSoon],
    [window, 'resize', reportSoon],
  ]
  // Scroll events do not bubble, so they are captured.
  for (const [target, type, hear] of heard) target.addEventListener(type, hear, { capture: true })
  return () => {
    for (const [target, type, hear] of heard)
      target.removeEventListener(type, hear, { capture: true })
    cancelAnimationFrame(frame)
  }
}

/** The rectangle of the moving end of the selection; null if that is not in `host`. */
function caretIn(host: HTMLElement): DOMRect | null {
  const { focusNode, focusOffset = 0 } = getSelection() ?? {}
  if (!focusNode || !host.contains(focusNode)) return null
  const range = document.createRange()
  range.setStart(focusNode, focusOffset)
  const [drawn] = range.getClientRects()
  if (drawn) return drawn
  const element = focusNode instanceof Element ? focusNode : focusNode.parentElement
  const { left, top } = (element ?? host).getBoundingClientRect()
  const size = parseFloat(getComputedStyle(element ?? host).fontSize)
  return new DOMRect(left, top, 0, size)
}

interface BoundsRange {
  readonly rangeStart: number
  readonly rangeEnd: number
}

const isRange = (event: Event): event is Event & BoundsRange =>
  'rangeStart' in event && 'rangeEnd' in event
