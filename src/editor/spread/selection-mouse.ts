import type { Side } from '#domain/anchor'
import { comparePlaces, extendedTo, endsOf, type BookPlace } from '#domain/text/book-selection'
import type { LoadedSections } from '../loaded-sections.ts'
import { inBook, placeOf } from '../pairs.ts'
import type { SectionEditor } from '../section-editor.ts'
import { EdgeScrolling } from './edge-scrolling.ts'
import { nearestPlace, type PlaceInSection, type ScreenPoint } from './lines.ts'
import type { SpreadSelection } from './selection.ts'

/** A press that may become a selection. */
interface Press {
  readonly editor: SectionEditor
  readonly side: Side
  point: ScreenPoint
}

/**
 * The mouse that selects over the borders of sections. Inside the section where it was pressed the
 * engine selects. While the pointer is in another one, the whole selection is shown as a preview,
 * and the moving end gets the keyboard when the button is released.
 */
export class SelectionMouse {
  readonly #sections: LoadedSections
  readonly #selection: SpreadSelection
  readonly #scrolling: EdgeScrolling
  #press: Press | null = null

  constructor(sections: LoadedSections, selection: SpreadSelection) {
    this.#sections = sections
    this.#selection = selection
    this.#scrolling = new EdgeScrolling(sections)
  }

  /** Follows the mouse on `page`. Returns what stops that. */
  follow(page: HTMLElement): () => void {
    const ending = new AbortController()
    const captured = { signal: ending.signal, capture: true }
    page.addEventListener('mousedown', event => this.#pressed(event), captured)
    window.addEventListener('pointermove', event => this.#moved(event, page), captured)
    window.addEventListener('pointerup', () => this.#released(page), captured)
    window.addEventListener('pointercancel', () => this.#released(page), captured)
    page.addEventListener('scroll', () => this.#look(page), { ...captured, passive: true })
    return () => {
      ending.abort()
      this.#end()
    }
  }

  #pressed(event: MouseEvent): void {
    this.#end()
    const at = this.#columnAt(event.target)
    if (!at) return
    const point = { x: event.clientX, y: event.clientY }
    if (event.button === 2) {
      // The engine would put the caret here, and the menu would be about nothing.
      if (this.#covers(at.side, point)) event.preventDefault()
      return
    }
    if (event.button !== 0) return
    if (event.shiftKey && this.#extendHere(at, point)) return event.preventDefault()
    this.#selection.leaveSpan()
    this.#press = { ...at, point }
  }

  /** Extends the selection to the point of a click in another section than the keyboard's. */
  #extendHere({ editor, side }: Pick<Press, 'editor' | 'side'>, point: ScreenPoint): boolean {
    const { range, span, editor: home } = this.#selection
    if (range?.side !== side || (editor === home && !span)) return false
    const found = this.#placeAt(side, point)
    if (!found) return false
    this.#selection.select(extendedTo(range, bookPlace(found)), found.editor)
    return true
  }

  #moved(event: PointerEvent, page: HTMLElement): void {
    if (!this.#press) return
    if ((event.buttons & 1) === 0) return this.#released(page)
    this.#press.point = { x: event.clientX, y: event.clientY }
    this.#look(page)
    this.#scrolling.follow(page, event.clientY)
  }

  /** Shows the selection up to the pointer. */
  #look(page: HTMLElement): void {
    const press = this.#press
    const head = press && this.#head(press, page)
    if (!press || !head) return
    const { editor, side } = press
    if (head.editor === editor) {
      if (this.#selection.span) this.#selection.preview(null)
      return
    }
    const anchor = anchorIn(editor, side)
    this.#selection.preview({ side, anchor, head: bookPlace(head) })
  }

  #head({ side, point }: Press, page: HTMLElement): PlaceInSection | null {
    const { top, bottom } = page.getBoundingClientRect()
    const y = Math.min(Math.max(point.y, top + 1), bottom - 1)
    return this.#placeAt(side, { x: point.x, y })
  }

  #placeAt(side: Side, point: ScreenPoint): PlaceInSection | null {
    return nearestPlace(this.#sections, side, point, () => true)
  }

  #released(page: HTMLElement): void {
    const press = this.#press
    const { span } = this.#selection
    const head = press && span ? this.#head(press, page) : null
    this.#end()
    if (!head || !span) return
    this.#selection.select(extendedTo(span, bookPlace(head)), head.editor)
  }

  #end(): void {
    if (this.#press && this.#selection.span) this.#selection.preview(null)
    this.#press = null
    this.#scrolling.end()
  }

  /** The column of the text in which `target` is. */
  #columnAt(target: EventTarget | null): Pick<Press, 'editor' | 'side'> | null {
    if (!(target instanceof Node)) return null
    for (const editor of this.#sections)
      for (const side of ['source', 'translation'] as const)
        if (editor.views.get(side)?.dom.contains(target)) return { editor, side }
    return null
  }

  /** Whether the selection over several sections has the place at `point`. */
  #covers(side: Side, point: ScreenPoint): boolean {
    const { span } = this.#selection
    const found = span?.side === side ? this.#placeAt(side, point) : null
    if (!span || !found) return false
    const { from, to } = endsOf(span)
    const place = bookPlace(found)
    return comparePlaces(from, place) <= 0 && comparePlaces(place, to) <= 0
  }
}

const bookPlace = ({ editor, place }: PlaceInSection): BookPlace => inBook(editor.section, place)

/** Where the mouse was pressed, as the section's own selection has it. */
function anchorIn(editor: SectionEditor, side: Side): BookPlace {
  return inBook(editor.section, placeOf(editor.state(side).selection.$anchor))
}
