import { mostMarkedParagraphs } from '#domain/bounds'
import { paragraphsIn } from '#domain/text/book-selection'
import type { Spread } from '#editor/spread'
import type { ReaderAt } from '#services/marking/marking'

/**
 * Calls `act` with where the reader is in `spread`, in the form that marking needs: at once, or as
 * soon as the sections of the selection are read. Returns false if too much is selected for a mark.
 */
export function atReader(spread: Spread, act: (at: ReaderAt) => void): boolean {
  const { selection, marks } = spread
  const { span } = selection
  if (!span) {
    const paragraph = selection.paragraphText()
    act({ selected: selection.text(), paragraph, marks: marks.atSelection() })
    return true
  }
  if (paragraphsIn(span) > mostMarkedParagraphs) return false
  void selection
    .wholeText()
    .then(selected =>
      act({ selected, paragraph: null, marks: selected ? marks.atSelection() : [] }),
    )
  return true
}
