/** Elements around text: wrappers, and tracked changes, which are read as accepted. */
import type { Element } from '../markup/tree.ts'
import type { BodyCounts } from './body-options.ts'
import { wordName } from './words.ts'

const wrappers: ReadonlySet<string> = new Set(
  'ins moveTo sdt sdtContent smartTag customXml hyperlink dir bdo txbxContent'.split(' '),
)

/**
 * Whether the contents of `element` belong to the text: it is a wrapper, and was not deleted or
 * moved away. Counts the tracked change that it is.
 */
export function isWrapper(element: Element, counts: BodyCounts): boolean {
  const name = wordName(element)
  if (name === 'del' || name === 'moveFrom') {
    counts.changes++
    return false
  }
  if (name === 'ins' || name === 'moveTo') counts.changes++
  return wrappers.has(name) || (name === '' && element.name === 'AlternateContent')
}
