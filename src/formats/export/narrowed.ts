import type { Annotation } from '#domain/annotation'
import type { Paragraph } from '#domain/book'
import { isWanted, type ExportChoices } from '#domain/exporting/export-choices'
import type { ExportOffers, ExportSides } from '#domain/exporting/export-format'
import { halvesOf } from '#domain/marking/halves'
import type { Project } from './exporter.ts'

/** Returns what `choices` leave of a book for a format with `offers`. */
export function narrowed(
  project: Omit<Project, 'sides' | 'leads' | 'hasLinks'>,
  choices: ExportChoices,
  offers: ExportOffers,
): Project {
  const sides = sidesOf(choices, offers)
  const shown = withoutHidden(project)
  return {
    ...project,
    sides,
    // A translation alone is handed on, as a manuscript.
    hasLinks: offers.links === true && choices.links && sides !== 'translation',
    leads: sides === 'both' ? (offers.order ? choices.leads : 'source') : sides,
    chapters: offers.states
      ? shown.chapters.map(chapter => inStates(chapter, project, choices))
      : shown.chapters,
    annotations: offers.marks
      ? shown.annotations.filter(mark => isWanted(mark, choices))
      : shown.annotations,
  }
}

/** Returns what is left without the paragraphs that the reader has hidden, and marks only there. */
export function withoutHidden({
  chapters,
  annotations,
}: Pick<Project, 'chapters' | 'annotations'>): Pick<Project, 'chapters' | 'annotations'> {
  const hidden = new Set(
    chapters.flatMap(chapter => chapter.flatMap(({ id, isHidden }) => (isHidden ? id : []))),
  )
  if (hidden.size === 0) return { chapters, annotations }
  const isThere = (mark: Annotation) =>
    halvesOf(mark).some(({ anchors }) =>
      anchors.some(({ paragraphId }) => !hidden.has(paragraphId)),
    )
  return {
    chapters: chapters.map(chapter => chapter.filter(({ id }) => !hidden.has(id))),
    annotations: annotations.filter(isThere),
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
