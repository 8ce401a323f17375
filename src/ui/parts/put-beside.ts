/** Where words are in the window, in CSS pixels. */
interface WordsAt {
  readonly left: number
  readonly top: number
  readonly bottom: number
}

/**
 * Puts `element` under the words, or over them if there is no room below. It is whole inside the
 * window, `gap` pixels from the words and the edges.
 */
export function putBeside(element: HTMLElement, { left, top, bottom }: WordsAt, gap: number): void {
  const { offsetWidth, offsetHeight, style } = element
  const isBelow = bottom + gap + offsetHeight <= window.innerHeight
  style.left = `${Math.max(gap, Math.min(left, window.innerWidth - offsetWidth - gap))}px`
  style.top = `${Math.max(gap, isBelow ? bottom + gap : top - gap - offsetHeight)}px`
}
