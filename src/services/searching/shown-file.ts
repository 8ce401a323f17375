import { shownParagraphs } from '#domain/structure/shown-paragraphs'
import { decodeChapter, encodeChapter } from '#formats/bundle'
import type { Division } from '../structure/division.ts'
import type { ChapterFile } from './search-engine.ts'

/** A chapter with its paragraphs as they are shown. `printed`: how many are printed before it. */
export function shownFile(division: Division, file: ChapterFile, printed: number): ChapterFile {
  const { bytes, first, paragraphs } = file
  const { structure } = division
  if (!structure.divided.some(({ index }) => index >= first && index < first + paragraphs))
    return file
  const decoded = decodeChapter(bytes)
  if (!decoded.ok) return file
  const shown = shownParagraphs(
    structure,
    { first: printed, paragraphs: decoded.value },
    { start: first, end: first + paragraphs },
  )
  return { ...file, bytes: encodeChapter(shown) }
}
