import type { PlaceInList } from './notebook-state.ts'

const rowNamed = (scroller: Element, key: string): HTMLElement | null =>
  scroller.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`)

/** Returns the row with the focus if it is in sight, else the uppermost one; null without rows. */
export function measurePlace(scroller: Element): PlaceInList | null {
  const { top, bottom } = scroller.getBoundingClientRect()
  const isInSight = (row: Element | null): row is HTMLElement => {
    const box = row?.getBoundingClientRect()
    return box !== undefined && box.bottom > top && box.top < bottom
  }
  const focused = document.activeElement?.closest('[data-row]') ?? null
  const rows = scroller.querySelectorAll<HTMLElement>('[data-row]')
  const row = isInSight(focused) ? focused : [...rows].find(isInSight)
  const key = row?.dataset['row']
  return row && key !== undefined ? { row: key, top: row.getBoundingClientRect().top - top } : null
}

/**
 * Focuses the row of `place` and scrolls it to where it was. The rows above are measured while the
 * page is laid out, so this is done again after two frames. Returns a function that ends this.
 */
export function restorePlace(scroller: Element, place: PlaceInList): () => void {
  const scroll = () => {
    const row = rowNamed(scroller, place.row)
    if (!row) return
    const top = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top
    scroller.scrollTop += top - place.top
  }
  rowNamed(scroller, place.row)?.focus({ preventScroll: true })
  scroll()
  let frame = requestAnimationFrame(() => {
    scroll()
    frame = requestAnimationFrame(scroll)
  })
  return () => cancelAnimationFrame(frame)
}
