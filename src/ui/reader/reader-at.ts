import type { Spread } from '#editor/spread'
import type { ReaderAt } from '#services/marking/marking'

/** Where the reader is in `spread`, as marking asks for it. */
export const readerAt = (spread: Spread): ReaderAt => ({
  selected: spread.selection.text(),
  paragraph: spread.selection.paragraphText(),
  marks: spread.marks.atSelection(),
})
