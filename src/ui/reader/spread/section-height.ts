import type { Book, Section } from '#domain/book'
import type { Settings } from '#domain/settings'
import type { KeptHeights } from './kept-heights.ts'

/** Characters of Chinese on one line of the column, about; only used until a section has been measured. */
const charactersPerLine = 30
/** Room between two pairs, in lines. */
const gap = 0.9

/** How tall a section that was never on the screen probably is, in CSS pixels. */
function estimateHeight(
  book: Pick<Book, 'chapters'>,
  section: Section,
  { sourceSize, lineSpacing }: Pick<Settings, 'sourceSize' | 'lineSpacing'>,
): number {
  const chapter = book.chapters[section.chapter]
  const pairs = section.end - section.start
  if (!chapter || chapter.paragraphs === 0) return 0
  const characters = (chapter.characters * pairs) / chapter.paragraphs
  const lines = characters / charactersPerLine + pairs * (0.5 + gap)
  return Math.round(lines * sourceSize * lineSpacing)
}

/**
 * How tall each of `sections` is, in CSS pixels: as it was when it was seen in this layout; else as it probably is,
 * given how far those that were seen are from what was expected of them.
 */
export function expectedHeights(
  book: Pick<Book, 'chapters'>,
  sections: readonly Section[],
  settings: Pick<Settings, 'sourceSize' | 'lineSpacing'>,
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
