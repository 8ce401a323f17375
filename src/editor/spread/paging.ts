import type { LoadedSections } from '../loaded-sections.ts'
import { inBook } from '../pairs.ts'
import type { Extending } from './extending.ts'
import { nearestPlace, type PlaceInSection } from './lines.ts'
import type { ReaderActs } from './reader-acts.ts'
import type { SpreadSelection } from './selection.ts'

/** How much of a page stays on the screen, in CSS pixels: about two lines. */
const kept = 64
/** The most frames to wait for the text of the next page. */
const patience = 60
/** The most pages that wait while a key is held down. */
const mostWaiting = 2

/** Moves the caret and the view together by a page, through all sections of a book. */
export class Paging {
  readonly #sections: LoadedSections
  readonly #selection: SpreadSelection
  readonly #extending: Extending
  readonly #acts: ReaderActs
  #last: Promise<void> = Promise.resolve()
  #waiting = 0

  constructor(
    sections: LoadedSections,
    selection: SpreadSelection,
    extending: Extending,
    acts: ReaderActs,
  ) {
    this.#sections = sections
    this.#selection = selection
    this.#extending = extending
    this.#acts = acts
  }

  /** Goes a page down (1) or up (-1), after the pages that were asked for before. */
  page(pane: HTMLElement, way: 1 | -1, isExtending: boolean): void {
    if (this.#waiting >= mostWaiting) return
    this.#waiting++
    this.#last = this.#last
      .then(() => this.#page(pane, way, isExtending))
      .finally(() => this.#waiting--)
  }

  async #page(pane: HTMLElement, way: 1 | -1, isExtending: boolean): Promise<void> {
    const { where, range, editor } = this.#selection
    const isWanted = this.#acts.watch()
    const view = where && editor?.views.get(where.side)
    if (!where || !range || !view) return
    const caret = view.coordsAtPos(view.state.selection.head)
    const box = pane.getBoundingClientRect()
    const middle = (caret.top + caret.bottom) / 2
    const y = Math.min(Math.max(middle, box.top + kept / 2), box.bottom - kept / 2)
    const step = way * Math.max(pane.clientHeight - kept, kept)
    const before = pane.scrollTop
    pane.scrollTop += step
    // At an edge of the book the page stops and the caret goes on.
    const rest = step - (pane.scrollTop - before)
    const isLast = Math.abs(rest) > 1
    const found = await this.#placeAt(caret.left, y + rest, way)
    if (!found || !isWanted()) return
    const { editor: to, place } =
      isLast && isBeyond(found, y + rest, way) ? this.#end(found, way) : found
    if (isExtending) this.#extending.set(range, to, inBook(to.section, place))
    else to.focus(where.side, place)
  }

  /** The text at a height of the window, as soon as it is drawn. */
  async #placeAt(x: number, y: number, way: 1 | -1): Promise<PlaceInSection | null> {
    const side = this.#selection.where?.side ?? 'translation'
    const edge = way > 0 ? this.#sections.all.length - 1 : 0
    for (let frame = 0; frame < patience; frame++) {
      const found = nearestPlace(
        this.#sections,
        side,
        { x, y },
        ({ section }) => this.#sections.numberOf(section) === edge,
      )
      if (found) return found
      await new Promise(requestAnimationFrame)
    }
    return null
  }

  #end({ editor }: PlaceInSection, way: 1 | -1): PlaceInSection {
    const side = this.#selection.where?.side ?? 'translation'
    const pair = way > 0 ? editor.paragraphs.length - 1 : 0
    return { editor, place: { pair, offset: way > 0 ? editor.text(side, pair).length : 0 } }
  }
}

/** Whether the height lies beyond the section of `found`. */
function isBeyond({ editor }: PlaceInSection, y: number, way: 1 | -1): boolean {
  const box = editor.views.get('source')?.dom.getBoundingClientRect()
  return box !== undefined && (way > 0 ? y > box.bottom : y < box.top)
}
