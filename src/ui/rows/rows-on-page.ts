import type { RowPlace } from './row-keys.ts'

/** How many rows PageDown, or with `step` -1 PageUp, goes on from `from`: as many as fit where `list` is scrolled, at least one. */
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

/** What scrolls `element`. */
function scrollerOf(element: HTMLElement): Element {
  for (let at: HTMLElement | null = element; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at
  }
  return document.documentElement
}
