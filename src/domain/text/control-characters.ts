/**
 * Characters that mean nothing in a text and harm programs that read it later: NUL ends a string in
 * many of them, and markup forbids most of the others. Tabs and line ends are allowed.
 */
// oxlint-disable-next-line no-control-regex -- the expression must match them
const controls = /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g

/** `text` without control characters. */
export const withoutControls = (text: string): string => text.replaceAll(controls, '')

/** Whether `text` has a control character. */
export const hasControls = (text: string): boolean => text.search(controls) >= 0
