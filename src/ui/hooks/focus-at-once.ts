/** A ref for the thing in a dialog that the reader is most likely to want first. */
export const focusAtOnce = (element: HTMLElement | null): void => element?.focus()
