import type { Annotation } from '../annotation.ts'
import { hasKindWords, kinds } from '../kinds/index.ts'
import { isBlank } from '../rich-text.ts'

/**
 * Whether a mark says something in words: a note, a tag, a text field of its kind, a state that the
 * reader sets, or what it is about if it covers no words. A mark without words has only its look.
 */
export const hasWords = (mark: Annotation): boolean =>
  mark.scope !== undefined ||
  !mark.note.every(isBlank) ||
  mark.tags.length > 0 ||
  hasKindWords(mark) ||
  kinds[mark.kind].next !== null
