import type { Book, Section } from '#domain/book'
import type { Settings } from '#domain/settings'
import type { KeptHeights } from './kept-heights.ts'

/**
 * About how many Chinese characters a line of the column has. It is used until a section has been
 * measured.
 */
const charactersPerLine = 30
/** The space between two pairs, in lines. */
const gap = 0.9

type TextSizes = Pick<Settings, 'sourceSize' | 'translationSize' | 'lineSpacing'>

/** Returns the probable height of a section that was never drawn, in CSS pixels. */
function estimateHeight(
  book: Pick<Book, 'chapters'>,
  section: Section,
  { sourceSize, translationSize, lineSpacing }: TextSizes,
): number {
  const chapter = book.chapters[section.chapter]
  const pairs = section.end - section.start
  if (!chapter || chapter.paragraphs === 0) return 0
  const characters = (chapter.characters * pairs) / chapter.paragraphs
  const lines = characters / charactersPerLine + pairs * (0.5 + gap)
  return Math.round(lines * Math.max(sourceSize, translationSize) * lineSpacing)
}

/**
 * Returns the height of each of `sections`, in CSS pixels: as it was drawn in this layout, or else
 * as it probably is, corrected by how far the estimates of the drawn sections were wrong.
 */
export function expectedHeights(
  book: Pick<Book, 'chapters'>,
  sections: readonly Section[],
  settings: TextSizes,
  kept: Pick<KeptHeights, 'of'>,
): readonly number[] {
  const estimates = sections.map(section => estimateHeight(book, section, settings))
  let seen = 0
  let expected = 0
  for (const [i, estimate] of estimates.entries()) {
    if (kept.of(i) === 0) continue
    seen += kept.of(i)
    expected += estimate
  }
  const ratio = expected === 0 ? 1 : seen / expected
  return estimates.map((estimate, i) => kept.of(i) || Math.round(estimate * ratio))
}
