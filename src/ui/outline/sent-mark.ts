import type { Annotation } from '#domain/annotation'
import type { Speech } from '#i18n/speech'
import type { SentMark } from '#services/outline/outlines'
import { markName } from '../notes/mark-name.ts'

/** How much of the words of a mark an outline keeps, in characters. */
const keptWords = 200

/** Returns a mark as it is put into an outline. */
export const sentMark = (t: Speech['t'], mark: Annotation): SentMark => ({
  book: mark.bookId,
  id: mark.id,
  words: markName(t, mark, keptWords),
})
