import type { BookPlace, BookSelection } from '#domain/text/book-selection'
import { domRange } from '../dom-range.ts'
import type { LoadedSections } from '../loaded-sections.ts'
import { inSection, positionOf } from '../pairs.ts'
import type { SectionEditor } from '../section-editor.ts'
import { partIn, type SpreadSelection } from './selection.ts'

/** The name of the CSS highlight. */
const name = 'book-selection'

/**
 * Draws the selection that spans sections, in every section on the page. The engine draws the part
 * of the section with the keyboard, as long as that has the focus. A CSS highlight, because it
 * changes nothing in a column that may be composing.
 */
export class DrawnSpan {
  readonly #sections: LoadedSections
  readonly #selection: SpreadSelection
  #isShown = false
  #frame = 0

  constructor(sections: LoadedSections, selection: SpreadSelection) {
    this.#sections = sections
    this.#selection = selection
    selection.subscribe(() => this.soon())
  }

  /** To be called when the selection or the columns have changed. Draws at most once a frame. */
  readonly soon = (): void => {
    if (this.#selection.span === null && !this.#isShown) return
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0
      this.#draw()
    })
  }

  /** Follows the focus on `page`. Returns what stops that. */
  follow(page: HTMLElement): () => void {
    for (const type of ['focusin', 'focusout'] as const) page.addEventListener(type, this.soon)
    return () => {
      for (const type of ['focusin', 'focusout'] as const) page.removeEventListener(type, this.soon)
    }
  }

  /** Draws nothing any more: the book is being closed. */
  end(): void {
    if (this.#frame !== 0) cancelAnimationFrame(this.#frame)
    if (this.#isShown) CSS.highlights.delete(name)
  }

  #draw(): void {
    const { span, editor } = this.#selection
    this.#isShown = span !== null
    if (!span) {
      CSS.highlights.delete(name)
      return
    }
    const ranges: Range[] = []
    for (const section of this.#sections) {
      const isNative = section === editor && section.views.get(span.side)?.hasFocus()
      const range = isNative ? null : rangeIn(section, span)
      if (range) ranges.push(range)
    }
    CSS.highlights.set(name, new Highlight(...ranges))
  }
}

/** The part of `span` in a section on the page; null if it is not there or has no part. */
function rangeIn(section: SectionEditor, span: BookSelection): Range | null {
  const view = section.views.get(span.side)
  const part = view && partIn(section, span)
  if (!part) return null
  const at = (place: BookPlace) => positionOf(view.state.doc, inSection(section.section, place))
  const [one, other] = [at(part.anchor), at(part.head)]
  return domRange(view, Math.min(one, other), Math.max(one, other))
}
