/** What the mouse meets in a note that is being written. */
import type { EditorView } from 'prosemirror-view'

/** Returns the target of the link that was pressed; null if none was. */
export function linkAtEvent({ target }: Event): string | null {
  const link = target instanceof Element ? target.closest('a[href]') : null
  return link?.getAttribute('href') ?? null
}

/**
 * Returns a position in the item whose box was pressed, which is drawn before its words; null if
 * none was.
 */
export function checkboxAt(
  view: EditorView,
  { target, clientX, button }: MouseEvent,
): number | null {
  if (button !== 0 || !(target instanceof HTMLElement) || target.dataset['list'] !== 'check')
    return null
  const { left, right } = target.getBoundingClientRect()
  const { direction, paddingInlineStart } = getComputedStyle(target)
  const room = Number.parseFloat(paddingInlineStart)
  const isBefore = direction === 'rtl' ? clientX > right - room : clientX < left + room
  return isBefore ? view.posAtDOM(target, 0) : null
}
