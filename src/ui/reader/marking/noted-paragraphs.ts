import type { Annotation } from '#domain/annotation'
import type { ParagraphId } from '#domain/ids'
import type { MarkDerivation } from '#services/marking/kept-from-marks'

interface Noted {
  /** Paragraphs with a note; the same set until its members change. */
  readonly paragraphs: ReadonlySet<ParagraphId>
  /** How many notes each paragraph has. */
  readonly counts: ReadonlyMap<ParagraphId, number>
}

/** Derives the paragraphs with a note from the marks. */
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

/**
 * Returns the paragraph at which a note on words is shown; `null` if the mark has no note. A mark
 * without words has a sign of its own.
 */
const notedBy = (annotation: Annotation | null): ParagraphId | null =>
  annotation && annotation.note.length > 0 && !annotation.scope
    ? (annotation.anchors[0]?.paragraphId ?? null)
    : null
