import type { Annotation } from '#domain/annotation'
import type { ParagraphId } from '#domain/ids'
import type { MarkDerivation } from '#services/marking/kept-from-marks'

interface Noted {
  /** Paragraphs with a note. The same set until it has others in it. */
  readonly paragraphs: ReadonlySet<ParagraphId>
  /** How many notes each has. */
  readonly counts: ReadonlyMap<ParagraphId, number>
}

/** The paragraphs that have a note on them. */
export const notedParagraphs: MarkDerivation<Noted> = {
  make: all => {
    const counts = new Map<ParagraphId, number>()
    for (const annotation of all) count(counts, annotation, 1)
    return { paragraphs: new Set(counts.keys()), counts }
  },
  change: (noted, changes) => {
    const isOther = changes.some(({ before, after }) => notedBy(before) !== notedBy(after))
    if (!isOther) return noted
    const counts = new Map(noted.counts)
    for (const { before, after } of changes) {
      count(counts, before, -1)
      count(counts, after, 1)
    }
    const isSame =
      counts.size === noted.counts.size && [...counts.keys()].every(id => noted.counts.has(id))
    return { paragraphs: isSame ? noted.paragraphs : new Set(counts.keys()), counts }
  },
}

function count(
  counts: Map<ParagraphId, number>,
  annotation: Annotation | null,
  step: 1 | -1,
): void {
  const paragraph = notedBy(annotation)
  if (paragraph === null) return
  const now = (counts.get(paragraph) ?? 0) + step
  if (now === 0) counts.delete(paragraph)
  else counts.set(paragraph, now)
}

/** The paragraph on which a note is shown; null for what has none. */
const notedBy = (annotation: Annotation | null): ParagraphId | null =>
  annotation && annotation.note.length > 0 ? (annotation.anchors[0]?.paragraphId ?? null) : null
