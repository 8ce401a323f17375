import { locate, type Anchor, type Range } from '#domain/anchor'
import type { AnnotationId } from '#domain/ids'

/** The most versions kept of one annotation. */
const limit = 50

/**
 * The anchors that marks had before a deletion shortened them. The undo history does not know
 * marks, so when an undo restores the words, these anchors restore the mark. They are kept as long
 * as the history.
 */
export class EarlierAnchors {
  readonly #versions = new Map<AnnotationId, Anchor[]>()

  /** Stores `anchor`: the annotation `id` has just become shorter. */
  remember(id: AnnotationId, anchor: Anchor): void {
    const versions = this.#versions.get(id) ?? []
    this.#versions.set(id, [...versions, anchor].slice(-limit))
  }

  /**
   * Returns the longest earlier range of the annotation that is found in `text` with evidence and
   * contains `now`; null if none is longer than `now`.
   */
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
