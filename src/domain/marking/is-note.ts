import type { Annotation } from '../annotation.ts'
import { isStandalone } from '../notes/standalone.ts'

/** Whether readers call an annotation a note: it says something, or it covers no words. */
export const isNote = (mark: Pick<Annotation, 'note' | 'scope' | 'bookId'>): boolean =>
  mark.note.length > 0 || (mark.scope ?? null) !== null || isStandalone(mark)
