/** A ref for the control of a dialog that the reader is most likely to want first. */
export const focusAtOnce = (element: HTMLElement | null): void => element?.focus()

/** Focuses the element only if nothing has the focus. */
export function focusIfNowhere(element: HTMLElement | null): void {
  if (document.activeElement === document.body) element?.focus()
}

/**
 * Focuses an element that appears in an open dialog, unless the reader is in a field or at a button
 * of that dialog: the next key is meant for that.
 */
export function focusUnlessAtControl(element: HTMLElement | null): void {
  const control = document.activeElement?.closest('input, select, textarea, button')
  const isOfSameDialog = control?.closest('[role="dialog"]')?.contains(element) ?? false
  if (!isOfSameDialog) element?.focus()
}
