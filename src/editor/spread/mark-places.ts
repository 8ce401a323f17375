import type { Side } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import { otherSide } from '#domain/marking/halves'
import type { LoadedSections } from '../loaded-sections.ts'

type Sections = Pick<LoadedSections, 'all' | 'get'>

/** Where the marks on the page begin. They are measured when they are drawn, and only then. */
export class MarkPlaces {
  readonly #sections: () => Sections
  readonly #listeners = new Set<() => void>()

  constructor(sections: () => Sections) {
    this.#sections = sections
  }

  /** Calls `listener` when a mark begins at another height of its section. Returns what stops. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** To be called when a mark in a section begins at another height. */
  moved(): void {
    for (const listener of this.#listeners) listener()
  }

  /**
   * Returns how far below the upper edge of the window a section begins, in CSS pixels; null while
   * it is not on the page.
   */
  topOfSection(section: number): number | null {
    return this.#sections().get(section)?.views.behind?.getBoundingClientRect().top ?? null
  }

  /**
   * Returns how far below the top of its section an annotation begins, in CSS pixels: the first
   * line of its words, or its paragraph if nothing of it is drawn there. Returns null if neither is
   * on the page. `top` is that of the section, as `topOfSection` returns it.
   */
  topIn(section: number, annotation: Annotation, top: number): number | null {
    const editor = this.#sections().get(section)
    const offset = this.#sections().all[section]?.offset
    if (!editor || offset === undefined) return null
    const { id, side, index } = annotation
    const pair = index - offset
    const paragraph = (of: Side) => {
      const element = editor.views.element(of, pair)
      return element?.offsetParent ? element.getBoundingClientRect().top - top : undefined
    }
    return (
      editor.views.markTop(side, pair, id) ??
      editor.views.markTop(otherSide(side), pair, id) ??
      paragraph(side) ??
      paragraph(otherSide(side)) ??
      null
    )
  }
}
