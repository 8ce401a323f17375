import type { Spread } from '#editor/spread'
import type { ReaderAt } from '#services/marking/marking'

/** Returns where the reader is in `spread`, in the form that marking needs. */
export const readerAt = (spread: Spread): ReaderAt => ({
  selected: spread.selection.text(),
  paragraph: spread.selection.paragraphText(),
  marks: spread.marks.atSelection(),
})
