import { lineOf, named } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'

/**
 * Returns the alternative text of a heading that is a picture; empty if the heading has words, or
 * no usable text.
 */
export const drawnHeadingOf = (heading: Element): string =>
  lineOf(heading) === '' ? named(heading, 'img').map(altOf).filter(saysHeading).join(' ') : ''

/** A single character is read elsewhere, and words such as `插图` describe the picture. */
const saysHeading = (name: string): boolean =>
  Array.from(name).length > 1 &&
  /\p{Script=Han}/u.test(name) &&
  !/图片|圖片|插图|插圖|封面|标题图|標題圖/.test(name)

const altOf = ({ attributes }: Element): string => attributes.get('alt')?.trim() ?? ''
