import { mostMarkedParagraphs } from '#domain/bounds'
import { paragraphsIn } from '#domain/text/book-selection'
import type { Spread } from '#editor/spread'
import type { ReaderAt } from '#services/marking/marking'
import type { Toasts } from '../toasts/toasts.ts'

/**
 * Calls `act` with where the reader is, in the form that marking needs: at once, or as soon as the
 * sections of the selection are read. Says so if they cannot be read. Returns false if too much is
 * selected for a mark.
 */
export function atReader(
  { selection, marks }: Spread,
  toasts: Toasts,
  act: (at: ReaderAt) => void,
): boolean {
  const { span } = selection
  const here = marks.atSelection()
  if (!span) {
    const paragraph = selection.paragraphText()
    const selected = selection.textInSection()
    const about = selected ? [] : marks.aboutParagraph()
    act({ selected, paragraph, marks: [...here, ...about] })
    return true
  }
  if (paragraphsIn(span) > mostMarkedParagraphs) return false
  const failed = () => toasts.show('nothing', { message: t => t('faults.unexpected') })
  void selection
    .wholeText()
    .then(selected => act({ selected, paragraph: null, marks: selected ? here : [] }), failed)
  return true
}
