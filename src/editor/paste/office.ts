/** What Word and its like put among the words that is no text of the reader's. */

type Declarations = ReadonlyMap<string, string>

/** Whether `element` is a remark in the margin, the sign of one, or hidden text. */
export const isNotText = (element: Element, declared: Declarations): boolean =>
  declared.get('mso-hide') === 'all' ||
  declared.get('mso-element') === 'comment-list' ||
  declared.get('mso-special-character') === 'comment' ||
  element.classList.contains('msocomanchor')

/**
 * The sign before an item of a list, with a space after it instead of those that set it off; empty for one that is
 * only a mark, in a font of marks where it is another letter. Null if `element` is no such sign.
 */
export function listSign(element: Element, declared: Declarations): string | null {
  if (declared.get('mso-list') !== 'ignore') return null
  const sign = (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
  return counts.test(sign) ? `${sign} ` : ''
}

const counts = /\p{N}|\p{L}\S|\p{sc=Han}/u
