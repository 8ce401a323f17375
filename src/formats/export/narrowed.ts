import type { Paragraph } from '#domain/book'
import { isWanted, type ExportChoices } from '#domain/exporting/export-choices'
import type { ExportOffers, ExportSides } from '#domain/exporting/export-format'
import type { Project } from './exporter.ts'

/** Returns what `choices` leave of a book for a format with `offers`. */
export function narrowed(
  project: Omit<Project, 'sides' | 'leads'>,
  choices: ExportChoices,
  offers: ExportOffers,
): Project {
  const sides = sidesOf(choices, offers)
  return {
    ...project,
    sides,
    leads: sides === 'both' ? (offers.order ? choices.leads : 'source') : sides,
    chapters: offers.states
      ? project.chapters.map(chapter => inStates(chapter, project, choices))
      : project.chapters,
    annotations: offers.marks
      ? project.annotations.filter(mark => isWanted(mark, choices))
      : project.annotations,
  }
}

/** The sides that are exported: those chosen, or the usual ones of a format without them. */
export const sidesOf = ({ sides }: ExportChoices, offers: ExportOffers): ExportSides =>
  offers.sides.includes(sides) ? sides : (offers.sides[0] ?? 'both')

/**
 * Returns the paragraphs whose translations are in a wanted state. A heading stays if any of the
 * paragraphs under it does.
 */
function inStates(
  chapter: readonly Paragraph[],
  { translations }: Pick<Project, 'translations'>,
  { withoutStates }: ExportChoices,
): readonly Paragraph[] {
  if (withoutStates.length === 0) return chapter
  const kept: Paragraph[] = []
  /** Headings above this level are needed for what is kept below. */
  let needed = 0
  for (const paragraph of chapter.toReversed()) {
    const { id, level = deeperThanAll } = paragraph
    const isIn = !withoutStates.includes(translations.get(id)?.state ?? 'empty')
    if (!isIn && needed <= level) continue
    kept.push(paragraph)
    needed = level
  }
  return kept.toReversed()
}

const deeperThanAll = 1000
