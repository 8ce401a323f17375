import { locate, type Anchor, type Range } from '#domain/anchor'
import type { AnnotationId } from '#domain/ids'

/** Versions remembered of one annotation at most. */
const limit = 50

/**
 * What marks stood on before a deletion took a part of it. The history of a text
 * knows nothing of marks, so when an undo brings the words back, this is how the
 * mark gets them back too. Kept for as long as the history is.
 */
export class EarlierAnchors {
  readonly #versions = new Map<AnnotationId, Anchor[]>()

  /** `anchor` of annotation `id` has just become shorter. */
  remember(id: AnnotationId, anchor: Anchor): void {
    const versions = this.#versions.get(id) ?? []
    this.#versions.set(id, [...versions, anchor].slice(-limit))
  }

  /** The longest stretch of `text` that the annotation once stood on and that holds `now`; null if no longer one is there with evidence. */
  find(id: AnnotationId, { paragraphId }: Anchor, text: string, now: Range): Range | null {
    let longest: Range | null = null
    for (const earlier of this.#versions.get(id) ?? []) {
      const range = earlier.paragraphId === paragraphId ? locate(earlier, text) : null
      if (!range || range.start > now.start || range.end < now.end) continue
      if (range.end - range.start > lengthOf(longest ?? now)) longest = range
    }
    return longest
  }
}

const lengthOf = ({ start, end }: Range) => end - start
