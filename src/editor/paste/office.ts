/** Content that Word and similar programs add and that is not text. */

type Declarations = ReadonlyMap<string, string>

/** Whether `element` is a comment, its reference, or hidden text. */
export const isNotText = (element: Element, declared: Declarations): boolean =>
  declared.get('mso-hide') === 'all' ||
  declared.get('mso-element') === 'comment-list' ||
  declared.get('mso-special-character') === 'comment' ||
  element.classList.contains('msocomanchor')

/**
 * The number or bullet before a list item, followed by one space; empty for a bullet, which is a
 * letter of a symbol font and would be read as that letter. Null if `element` is neither.
 */
export function listSign(element: Element, declared: Declarations): string | null {
  if (declared.get('mso-list') !== 'ignore') return null
  const sign = (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
  return counts.test(sign) ? `${sign} ` : ''
}

const counts = /\p{N}|\p{L}\S|\p{sc=Han}/u
