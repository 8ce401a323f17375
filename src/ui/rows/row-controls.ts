/**
 * The controls in a row besides the element at which Tab stops. Right goes to the next one, Left
 * back.
 */

const controls = 'button:not(:disabled), select, a[href], input'

/** Whether the reader types into `element`, so that it needs the arrow keys. */
const isWritten = (element: Element) =>
  element.matches('input:not([type="checkbox"]), textarea') ||
  (element instanceof HTMLElement && element.isContentEditable)

/** Returns the element of `row` that takes the focus, or `null`. It may be the row itself. */
export function stopIn(row: Element | undefined, stop: string): HTMLElement | null {
  const found = row?.matches(stop) ? row : row?.querySelector(stop)
  return found instanceof HTMLElement ? found : null
}

/** Returns where a key goes from `from` within `row`, and whether it may go to another row. */
export function keyWithin(
  key: string,
  from: Element,
  row: Element,
  stop: string,
): { readonly to: HTMLElement | null; readonly leaves: boolean } {
  const stays = { to: null, leaves: false }
  if (isWritten(from)) return stays
  const first = stopIn(row, stop)
  const all = [...row.querySelectorAll<HTMLElement>(controls)].filter(
    each => each !== first && !isWritten(each),
  )
  const stops = first ? [first, ...all] : all
  const at = stops.findIndex(each => each === from)
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0
  if (step !== 0) return { to: stops[at + step] ?? null, leaves: false }
  // A select needs the other arrow keys to change its value.
  return from.matches('select') ? stays : { to: null, leaves: true }
}
