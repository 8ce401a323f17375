/**
 * Tells an EditContext where its caret stands: by that the system places an input method's candidate window. A text
 * that is never written in has no composition to be asked about, so the caret stands for each character of one.
 */

/** What of https://www.w3.org/TR/edit-context/ says places; all in CSS pixels of the window. */
export interface PlacedContext extends EventTarget {
  updateControlBounds(bounds: DOMRect): void
  updateSelectionBounds(bounds: DOMRect): void
  updateCharacterBounds(start: number, bounds: DOMRect[]): void
}

/** Keeps `context` told of the caret in `host` while it has the keyboard. The answer ends that. */
export function followCaret(host: HTMLElement, context: PlacedContext): () => void {
  let frame = 0
  const tell = () => {
    frame = 0
    const caret = document.activeElement === host ? caretIn(host) : null
    if (!caret) return
    context.updateControlBounds(host.getBoundingClientRect())
    context.updateSelectionBounds(caret)
    context.updateCharacterBounds(0, [caret])
  }
  // Once a frame, however often the caret or the page moves in it.
  const tellSoon = () => {
    if (document.activeElement === host) frame ||= requestAnimationFrame(tell)
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
    [host, 'focus', tellSoon],
    [document, 'selectionchange', tellSoon],
    [document, 'scroll', tellSoon],
    [window, 'resize', tellSoon],
  ]
  // Scrolling is heard on its way down: it does not come up again.
  for (const [target, type, hear] of heard) target.addEventListener(type, hear, { capture: true })
  return () => {
    for (const [target, type, hear] of heard)
      target.removeEventListener(type, hear, { capture: true })
    cancelAnimationFrame(frame)
  }
}

/** Where the moving end of the selection is drawn; null if it is not in `host`. */
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
