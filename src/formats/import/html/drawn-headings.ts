import { lineOf, named } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'

/** What a heading says that is drawn and has no words; empty where it has some, or its pictures say nothing. */
export const drawnHeadingOf = (heading: Element): string =>
  lineOf(heading) === '' ? named(heading, 'img').map(altOf).filter(saysHeading).join(' ') : ''

/** What a picture is, is no heading, and a single character is read where it stands. */
const saysHeading = (name: string): boolean =>
  Array.from(name).length > 1 &&
  /\p{Script=Han}/u.test(name) &&
  !/图片|圖片|插图|插圖|封面|标题图|標題圖/.test(name)

const altOf = ({ attributes }: Element): string => attributes.get('alt')?.trim() ?? ''
