/** Whether `target` is in a field, which has the menu of every field and no other. */
export const isInField = (target: Element): boolean =>
  target.closest('input, textarea, select, [contenteditable]') !== null
