/**
 * Recognizes tables of contents that word processors generate, with or without their usual styles.
 */
import { elementsIn, textOf } from '../markup/find.ts'
import type { Element } from '../markup/tree.ts'
import { isContentsInstruction } from './fields.ts'
import { valueIn, wordIn, wordName, wordsIn } from './words.ts'

/** The heading above a table of contents, which is left out with it. */
export const contentsHeading = /^(?:目\s*[录錄次]|contents|table of contents)$/i

/** Whether a content control holds a table of contents. */
export function isContents(control: Element): boolean {
  const gallery = valueIn(wordIn(wordIn(control, 'sdtPr'), 'docPartObj'), 'docPartGallery')
  return /^table of contents$/i.test(gallery ?? '')
}

const instructionsIn = (paragraph: Element): readonly string[] =>
  elementsIn(paragraph, element => wordName(element) === 'instrText').map(textOf)

/** Whether the field that lists the headings begins in `paragraph`. */
export const beginsContents = (paragraph: Element): boolean =>
  instructionsIn(paragraph).some(isContentsInstruction)

/** Whether a paragraph inside a table of contents is an entry, and not text written in between. */
export function isEntry(paragraph: Element): boolean {
  const tabs = elementsIn(paragraph, element => wordName(element) === 'tab')
  return (
    wordsIn(paragraph, 'hyperlink').some(({ attributes }) => attributes.has('anchor')) ||
    instructionsIn(paragraph).some(text => /^\s*PAGEREF\b/i.test(text)) ||
    (tabs.length > 0 && /[\divxlc]\s*$/i.test(textOf(paragraph)))
  )
}
