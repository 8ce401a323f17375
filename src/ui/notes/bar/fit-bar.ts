/** The rows that the buttons of a bar may take. What has no room is in the menu of the bar. */
const mostRows = 2
const gap = 2

/** The buttons that are never in the menu: what marks are most often made and seen with. */
const staying = ['note.create', 'mark.delete', 'mark.next', 'view.more']

/**
 * Hides the buttons of `bar` that have no room in two rows of `width`, from the last on, and shows
 * the button of the menu if any is hidden. `width` is in CSS pixels. Returns the width that makes
 * the rows alike, at most `width`.
 */
export function fitBar(bar: HTMLElement, width: number): number {
  const buttons = [...bar.querySelectorAll<HTMLElement>('button')]
  const more = buttons.find(({ dataset }) => dataset['action'] === 'view.more')
  for (const button of buttons) button.hidden = false
  const widths = new Map(buttons.map(button => [button, button.offsetWidth]))
  const hidden = new Set<HTMLElement>(more ? [more] : [])
  const shown = () => buttons.filter(button => !hidden.has(button))
  const isFull = () =>
    rowsTaken(
      shown().map(button => widths.get(button) ?? 0),
      width,
    ) > mostRows
  if (more && isFull()) {
    hidden.delete(more)
    for (const button of buttons.toReversed()) {
      if (!isFull()) break
      if (canHide(button)) hidden.add(button)
    }
  }
  for (const button of buttons) button.hidden = hidden.has(button)
  return evenWidth(
    shown().map(button => widths.get(button) ?? 0),
    width,
  )
}

const canHide = (button: HTMLElement): boolean =>
  !staying.includes(button.dataset['action'] ?? '') &&
  button.ariaPressed !== 'true' &&
  button !== document.activeElement

/** Returns in how many rows of `width` boxes with `widths` are, one after the other. */
export function rowsTaken(widths: readonly number[], width: number): number {
  let rows = 0
  let free = 0
  for (const each of widths) {
    if (rows === 0 || each > free) {
      rows += 1
      free = width
    }
    free -= each + gap
  }
  return rows
}

/**
 * Returns the least width in which boxes with `widths` take as many rows as in `width`, so that no
 * single box is left for the last row.
 */
export function evenWidth(widths: readonly number[], width: number): number {
  const rows = rowsTaken(widths, width)
  if (rows < 2) return width
  let [tooNarrow, wide] = [Math.max(...widths) - 1, Math.ceil(width)]
  while (wide - tooNarrow > 1) {
    const middle = Math.floor((tooNarrow + wide) / 2)
    if (rowsTaken(widths, middle) > rows) tooNarrow = middle
    else wide = middle
  }
  // The widths of boxes are rounded.
  return Math.min(width, wide + widths.length)
}

/** The buttons of `bar` that its menu has instead. */
export const hiddenIn = (bar: HTMLElement): readonly HTMLButtonElement[] =>
  [...bar.querySelectorAll('button')].filter(({ hidden }) => hidden)
