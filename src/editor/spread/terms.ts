import type { Range } from '#domain/anchor'
import type { Paragraph } from '#domain/book'
import type { AnnotationId, SectionId } from '#domain/ids'
import type { LoadedSections } from '../loaded-sections.ts'
import { termAt, type ShownTerm } from '../plugins/terms.ts'
import type { EditableSection } from '../section-host.ts'
import type { SpreadSelection } from './selection.ts'

/** An occurrence of a term, and the marks that make it one. */
interface TermRange extends Range {
  readonly ids: readonly AnnotationId[]
}

/** Finds the occurrences of the reader's terms in each of `texts`. */
export type FindTerms = (texts: readonly string[]) => Promise<readonly (readonly TermRange[])[]>

/** How long a section waits for its terms before it is drawn without them, in milliseconds. */
const patience = 25

type Divided = Pick<EditableSection, 'section' | 'paragraphs'>

/** What is known of a section: its occurrences in these paragraphs, which a division replaces. */
interface KnownTerms {
  readonly paragraphs: readonly Paragraph[]
  readonly shown: readonly ShownTerm[]
}

/**
 * The occurrences of terms that the sections of a book show. Each section is asked about once, when
 * it is loaded, and again when the reader has divided its paragraphs otherwise.
 */
export class ShownTerms {
  readonly #sections: LoadedSections
  readonly #known = new Map<SectionId, KnownTerms>()
  #find: FindTerms | null = null

  constructor(sections: LoadedSections) {
    this.#sections = sections
  }

  /** Replaces the terms; null shows none. */
  set(find: FindTerms | null): void {
    if (find === this.#find) return
    this.#find = find
    this.#known.clear()
    for (const editor of this.#sections) void this.#ask(editor)
    if (!find) for (const editor of this.#sections) editor.overlays.drawMarks('source')
  }

  /** The occurrences in a section, as far as they are known. Draws them later otherwise. */
  in(section: EditableSection): readonly ShownTerm[] {
    const known = this.#of(section)
    if (!known) void this.#ask(section)
    return known ?? []
  }

  /**
   * Resolves when the occurrences in a section are known, so that it is drawn once; or soon, if the
   * search is busy.
   */
  async ready(section: EditableSection): Promise<void> {
    if (this.#of(section)) return
    await Promise.race([
      this.#ask(section),
      new Promise(resolve => {
        setTimeout(resolve, patience)
      }),
    ])
  }

  #of({ section, paragraphs }: Divided): readonly ShownTerm[] | null {
    const known = this.#known.get(section.id)
    return known?.paragraphs === paragraphs ? known.shown : null
  }

  async #ask({ section, paragraphs }: Divided) {
    const find = this.#find
    if (!find) return
    const asked = { paragraphs, shown: [] }
    this.#known.set(section.id, asked)
    await find(paragraphs.map(({ text }) => text)).then(
      found => {
        if (find !== this.#find || this.#known.get(section.id) !== asked) return
        const shown = found.flatMap((ranges, pair) => ranges.map(range => ({ ...range, pair })))
        this.#known.set(section.id, { paragraphs, shown })
        for (const editor of this.#sections)
          if (editor.section.id === section.id) editor.overlays.drawMarks('source')
      },
      // The search was ended; the section is asked about again when it is drawn again.
      () => {
        if (this.#known.get(section.id) === asked) this.#known.delete(section.id)
      },
    )
  }
}

/** The marks of the term at the caret in the source; empty if no term is there. */
export function termAtCaret({ where, editor }: SpreadSelection): readonly AnnotationId[] {
  if (where?.side !== 'source' || !editor) return []
  const state = editor.state('source')
  return termAt(state, state.selection.head)
}
