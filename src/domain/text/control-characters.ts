/**
 * Characters that mean nothing in a text and harm whatever reads it later: NUL ends a string in many programs, and most
 * of the others may not stand in a file of markup. Tabs and ends of lines are none of them.
 */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const controls = /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g

/** `text` without control characters. */
export const withoutControls = (text: string): string => text.replaceAll(controls, '')

/** Whether `text` has a control character. */
export const hasControls = (text: string): boolean => text.search(controls) >= 0
