/** A ref for the thing in a dialog that the reader is most likely to want first. */
export const focusAtOnce = (element: HTMLElement | null): void => element?.focus()

/** The same where the keyboard is nowhere yet. */
export function focusIfNowhere(element: HTMLElement | null): void {
  if (document.activeElement === document.body) element?.focus()
}

/** The same for what comes while the dialog is there already: not if the reader is in a field of it. */
export function focusUnlessInField(element: HTMLElement | null): void {
  const field = document.activeElement?.closest('input, select, textarea')
  const isOfSameDialog = field?.closest('[role="dialog"]')?.contains(element) ?? false
  if (!isOfSameDialog) element?.focus()
}
