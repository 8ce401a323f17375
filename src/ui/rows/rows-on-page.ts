import type { RowPlace } from './row-elements.ts'

/**
 * Returns how many rows PageDown (`step` 1) or PageUp (-1) goes on from a row: as many as fit into
 * what scrolls `list`, at least one.
 */
export function rowsOnPage(
  list: HTMLElement,
  { row, columns }: RowPlace,
  step: 1 | -1,
  elementOf: (row: number) => Element | undefined,
): number {
  const start = elementOf(row)?.getBoundingClientRect()
  if (!start) return columns
  const page = scrollerOf(list).clientHeight
  let rows = columns
  for (;;) {
    const next = elementOf(row + step * (rows + columns))?.getBoundingClientRect()
    if (!next) return rows
    const way = step === 1 ? next.bottom - start.top : start.bottom - next.top
    if (way > page) return rows
    rows += columns
  }
}

/** Returns the element that scrolls `element`. */
function scrollerOf(element: HTMLElement): Element {
  for (let at: HTMLElement | null = element; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at
  }
  return document.documentElement
}
