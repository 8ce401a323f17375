/** Recognizes comments within the lines of a text by the elements around them. */
import { lineOf } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'

/** What editions of commented texts call the class of a comment. */
const commentClass =
  /(?:^|[\s_-])(?:comments?|commentary|annotations?|annot|gloss|notes?|zhu|zhushi|zhujie|jiazhu|[夹夾]?[注註]|[注註][释釋解])(?:$|[\s_-])/i
/** Whether `classes` has the name of comments. */
export const isCommentClass = (classes: string): boolean => commentClass.test(classes)

const longest = 500
const leastHan = 2

/**
 * Returns the words of `element` if it is a comment; null if it is not. Spans of code are comments
 * if `isCode`.
 */
export function commentIn(element: Element, isCode: boolean): string | null {
  const { name, attributes } = element
  const isMarked =
    name === 'code' ? isCode : name === 'span' && isCommentClass(attributes.get('class') ?? '')
  if (!isMarked) return null
  const words = lineOf(element)
  const isLong = words.length > longest
  return !isLong && (words.match(/\p{Script=Han}/gu) ?? []).length >= leastHan ? words : null
}
