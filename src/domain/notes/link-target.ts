/** Where a link of a note leads: a page on the web, a mail address, or a place in the library. */

/** The longest target, in UTF-16 code units. */
export const longestTarget = 2048

/** Begins the targets that lead into the library (`place.ts`). */
export const ownScheme = 'duizhao:'

/** Nothing that could run in a page or read a file is a target. */
const form =
  /^(?:https?:\/\/(?!\/)|mailto:(?=[^@\s]+@)|duizhao:(?:\/\/)?(?=[a-z]))[^\s\p{Cc}\\"<>]+$/iu

/** Whether `target` can be stored as the target of a link. */
export const isLinkTarget = (target: unknown): boolean =>
  typeof target === 'string' && target.length <= longestTarget && form.test(target)

/** Whether `target` leads out of the library. */
export const isOutside = (target: string): boolean => !target.toLowerCase().startsWith(ownScheme)

/**
 * Returns what the reader typed or pasted as a target: an address without its scheme is one of the
 * web. Returns null if it cannot be one.
 */
export function targetOfTyped(typed: string): string | null {
  const trimmed = typed.trim()
  if (isLinkTarget(trimmed)) return trimmed
  const mail = /^[^\s:/?#@]+@[^\s:/?#@]+\.[^\s:/?#@]+$/.test(trimmed)
  const guess = mail ? `mailto:${trimmed}` : `https://${trimmed}`
  return (mail || /^[^\s:/?#@]+\.[^\s:/?#.@]{2,}(?::\d+)?(?:[/?#]|$)/.test(trimmed)) &&
    isLinkTarget(guess)
    ? guess
    : null
}
