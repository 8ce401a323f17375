import type { Side } from '#domain/anchor'
import type { Section } from '#domain/book'
import type { LoadedSections } from '../loaded-sections.ts'
import type { ShownHit } from '../plugins/hits.ts'

/** The hits of a search in a book. */
export interface SpreadHits {
  /** Returns those on paragraphs `from` up to `to` of the book, without `to`. */
  readonly on: (side: Side, from: number, to: number) => readonly SpreadHit[]
}

/** UTF-16 offsets into the text of paragraph `index` of the book. */
interface SpreadHit {
  readonly index: number
  readonly start: number
  readonly end: number
  readonly isCurrent: boolean
}

/** The hits that the sections of a book show. */
export class ShownHits {
  readonly #sections: LoadedSections
  #hits: SpreadHits | null = null

  constructor(sections: LoadedSections) {
    this.#sections = sections
  }

  /** Replaces the hits that are shown; null shows none. */
  set(hits: SpreadHits | null): void {
    if (hits === this.#hits) return
    this.#hits = hits
    for (const editor of this.#sections) {
      editor.overlays.drawHits('source')
      editor.overlays.drawHits('translation')
    }
  }

  /** The hits in one column of a section, with pairs counted in the section. */
  in({ offset, start, end }: Section, side: Side): readonly ShownHit[] {
    const hits = this.#hits?.on(side, offset, offset + end - start) ?? []
    return hits.map(({ index, ...hit }) => ({ ...hit, pair: index - offset }))
  }
}
