import type { Side } from '#domain/anchor'
import {
  comparePlaces,
  extendedTo,
  endsOf,
  type BookPlace,
  type BookSelection,
} from '#domain/text/book-selection'
import type { LoadedSections } from '../loaded-sections.ts'
import { inSection } from '../pairs.ts'
import type { SectionEditor } from '../section-editor.ts'
import { caretAt } from './lines.ts'
import type { Navigation } from './navigation.ts'
import type { ReaderActs } from './reader-acts.ts'
import type { SpreadSelection } from './selection.ts'

/** How near to the edge of the pane the moving end may be, in CSS pixels. */
const margin = 24

/** Moves the ends of the selection through the book, to sections on the page or not. */
export class Extending {
  readonly #sections: LoadedSections
  readonly #selection: SpreadSelection
  readonly #navigation: Navigation
  readonly #acts: ReaderActs

  constructor(
    sections: LoadedSections,
    selection: SpreadSelection,
    navigation: Navigation,
    acts: ReaderActs,
  ) {
    this.#sections = sections
    this.#selection = selection
    this.#navigation = navigation
    this.#acts = acts
  }

  /** The first and the last place of the book. The last offset is Infinity. */
  get ends(): { readonly from: BookPlace; readonly to: BookPlace } {
    const last = this.#sections.all.at(-1)
    const index = last ? last.offset + last.end - last.start - 1 : 0
    return { from: { index: 0, offset: 0 }, to: { index, offset: Infinity } }
  }

  /** Whether the book has more than one section. */
  get isLong(): boolean {
    return this.#sections.all.length > 1
  }

  /** Puts the caret at the beginning or the end of the book. */
  go(end: 'from' | 'to', side: Side): void {
    this.#selection.leaveSpan()
    this.#navigation.go(this.ends[end].index, side, end === 'from' ? 0 : undefined)
  }

  /** Selects the whole of `side`. The page and the keyboard stay where they are. */
  selectAll(side: Side): boolean {
    const { editor } = this.#selection
    if (!editor) return false
    const { from, to } = this.ends
    this.#selection.select({ side, anchor: from, head: to }, editor)
    return true
  }

  /**
   * Moves the moving end to paragraph `to.index`, and scrolls there: to `to`, or to what `find`
   * returns once the section is on the page.
   */
  async extend(
    to: BookPlace,
    find: (editor: SectionEditor) => BookPlace | null = () => to,
  ): Promise<void> {
    const range = this.#selection.range
    if (!range) return
    const isWanted = this.#acts.begin()
    const editor = await this.#navigation.bring(to.index)
    const head = editor && isWanted() ? find(editor) : null
    if (!editor || !head) return
    this.set(range, editor, head)
    await this.#reveal(editor, range.side, head)
  }

  /** Moves the moving end to `head` in a section on the page. */
  set(range: BookSelection, editor: SectionEditor, head: BookPlace): void {
    const { length } = editor.text(range.side, inSection(editor.section, head).pair)
    const offset = Math.min(head.offset, length)
    this.#selection.select(extendedTo(range, { index: head.index, offset }), editor)
  }

  /** Puts the caret where the selection begins or ends. */
  collapse(to: 'from' | 'to'): boolean {
    const { span } = this.#selection
    if (!span) return false
    const { index, offset } = endsOf(span)[to]
    return this.#navigation.go(index, span.side, offset)
  }

  /** Whether the moving end is where the keyboard is. After `selectAll` it need not be. */
  get isHeadHere(): boolean {
    const { span, editor } = this.#selection
    if (!span || !editor) return true
    const first = { index: editor.section.offset, offset: 0 }
    const last = { index: first.index + editor.paragraphs.length - 1, offset: Infinity }
    return comparePlaces(span.head, first) >= 0 && comparePlaces(span.head, last) <= 0
  }

  /** Scrolls by as little as possible if the section is on the screen, and else to the line. */
  async #reveal(editor: SectionEditor, side: Side, { index, offset }: BookPlace): Promise<void> {
    const place = inSection(editor.section, { index, offset })
    const caret = caretAt(editor, side, place)
    const pane = editor.views.get(side)?.dom.closest('[data-pane]')
    if (!caret || !pane) return
    const { top, bottom } = pane.getBoundingClientRect()
    const above = caret.top - (top + margin)
    const below = caret.bottom - (bottom - margin)
    if (Math.max(-above, below) > bottom - top)
      await this.#navigation.reveal(
        index,
        side,
        Math.min(offset, editor.text(side, place.pair).length),
      )
    else if (above < 0) pane.scrollBy({ top: above })
    else if (below > 0) pane.scrollBy({ top: below })
  }
}
