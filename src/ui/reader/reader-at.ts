import { mostMarkedParagraphs } from '#domain/bounds'
import { paragraphsIn } from '#domain/text/book-selection'
import type { Spread } from '#editor/spread'
import type { ReaderAt } from '#services/marking/marking'

/** What becomes of a mark at the selection. */
interface AtReader {
  /** Called with where the reader is, in the form that marking needs. */
  readonly act: (at: ReaderAt) => void
  /** The selected text cannot be read. */
  readonly failed: () => void
}

/**
 * Calls `act` at once, or as soon as the sections of the selection are read. Returns false if too
 * much is selected for a mark.
 */
export function atReader({ selection, marks }: Spread, { act, failed }: AtReader): boolean {
  const { span } = selection
  const here = marks.atSelection()
  if (!span) {
    const paragraph = selection.paragraphText()
    act({ selected: selection.textInSection(), paragraph, marks: here })
    return true
  }
  if (paragraphsIn(span) > mostMarkedParagraphs) return false
  void selection
    .wholeText()
    .then(selected => act({ selected, paragraph: null, marks: selected ? here : [] }), failed)
  return true
}
