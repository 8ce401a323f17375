import type { EdgeStep } from '#editor/spread/mark-edges'

interface Pressed {
  readonly key: string
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/**
 * Returns how a key moves an edge of a mark; `null` for other keys. With Shift an arrow key moves
 * the end, with Alt and Shift the beginning, with Ctrl by words.
 */
export function edgeStepOf(
  { key, shiftKey, altKey, ctrlKey, metaKey }: Pressed,
  isRightToLeft: boolean,
): EdgeStep | null {
  if (!shiftKey || metaKey || (key !== 'ArrowRight' && key !== 'ArrowLeft')) return null
  return {
    edge: altKey ? 'start' : 'end',
    way: (key === 'ArrowRight') === isRightToLeft ? -1 : 1,
    by: ctrlKey ? 'word' : 'character',
  }
}
