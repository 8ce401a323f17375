import type { RowPlace } from './row-elements.ts'

type Key = Pick<KeyboardEvent, 'key' | 'isComposing' | 'ctrlKey' | 'metaKey' | 'altKey'>

/**
 * Whether a key may move the focus in a list: without Ctrl, Alt or Cmd, and not an input method's.
 */
export const isPlain = (event: Omit<Key, 'key'>): boolean =>
  !event.isComposing && !event.ctrlKey && !event.metaKey && !event.altKey

/**
 * Returns the row, of `count`, that a key goes to: Up and Down to the row above and below, Left and
 * Right to the neighbour if several are side by side, Home and End to the first and last, PageUp
 * and PageDown by as many rows as `page` returns. `null` for any other key.
 */
export function rowAfterKey(
  event: Key,
  { row, columns }: RowPlace,
  count: number,
  page: (step: 1 | -1) => number = () => columns,
): number | null {
  if (!isPlain(event)) return null
  const last = count - 1
  const line = (at: number) => Math.floor(at / columns)
  switch (event.key) {
    case 'Home':
      return 0
    case 'End':
      return last
    case 'PageUp':
      return Math.max(row - page(-1), 0)
    case 'PageDown':
      return Math.min(row + page(1), last)
    case 'ArrowUp':
      return row < columns ? row : row - columns
    case 'ArrowDown':
      return line(row) === line(last) ? row : Math.min(row + columns, last)
    case 'ArrowLeft':
      return columns === 1 ? null : Math.max(row - 1, 0)
    case 'ArrowRight':
      return columns === 1 ? null : Math.min(row + 1, last)
    default:
      return null
  }
}
