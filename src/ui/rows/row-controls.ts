/** What a row of a list has in it besides its stop for the keyboard: reached by the right arrow key, left by the left one. */

const controls = 'button:not(:disabled), select, a[href], input'

/** Whether `element` is written in: arrow keys are its own. */
const isWritten = (element: Element) =>
  element.matches('input:not([type="checkbox"]), textarea') ||
  (element instanceof HTMLElement && element.isContentEditable)

/** What takes the keyboard in `row`; the row itself where it does. */
export function stopIn(row: Element | undefined, stop: string): HTMLElement | null {
  const found = row?.matches(stop) ? row : row?.querySelector(stop)
  return found instanceof HTMLElement ? found : null
}

/** Where a key goes from `from` within `row`, and whether it may go to another row. */
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
  // A choice has the other keys for going through what can be chosen.
  return from.matches('select') ? stays : { to: null, leaves: true }
}
