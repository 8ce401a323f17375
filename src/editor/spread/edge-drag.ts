import type { Side } from '#domain/anchor'
import type { LoadedSections } from '../loaded-sections.ts'
import { EdgeScrolling } from './edge-scrolling.ts'
import { nearestPlace, type ScreenPoint } from './lines.ts'

/**
 * An edge of a mark while the mouse drags it. The page scrolls when the pointer is at its edge. The
 * sections over which it has gone stay in memory, so that the mark can cover them.
 */
export class EdgeDrag {
  readonly #sections: LoadedSections
  readonly #side: Side
  readonly #look: (point: ScreenPoint) => void
  readonly #scrolling: EdgeScrolling
  readonly #held = new Map<number, () => void>()
  readonly #ending = new AbortController()
  #point: ScreenPoint | null = null

  /** `look` receives each point of the text at which the edge is. */
  constructor(sections: LoadedSections, side: Side, look: (point: ScreenPoint) => void) {
    this.#sections = sections
    this.#side = side
    this.#look = look
    this.#scrolling = new EdgeScrolling(sections)
    for (const { section } of sections) this.#hold(sections.numberOf(section))
  }

  /** To be called when the pointer has moved. */
  follow(point: ScreenPoint): void {
    const page = this.#page
    if (!page) return
    if (!this.#point) {
      const { signal } = this.#ending
      page.addEventListener('scroll', () => this.#see(page), { signal, passive: true })
    }
    this.#point = point
    this.#see(page)
    this.#scrolling.follow(page, point.y)
  }

  end(): void {
    this.#ending.abort()
    this.#scrolling.end()
    for (const letGo of this.#held.values()) letGo()
  }

  #see(page: HTMLElement): void {
    if (!this.#point) return
    const { top, bottom } = page.getBoundingClientRect()
    const { x, y } = this.#point
    const point = { x, y: Math.min(Math.max(y, top + 1), bottom - 1) }
    const found = nearestPlace(this.#sections, this.#side, point, () => true)
    if (!found) return
    this.#hold(this.#sections.numberOf(found.editor.section))
    this.#look(point)
  }

  #hold(number: number): void {
    if (!this.#held.has(number)) this.#held.set(number, this.#sections.hold(number))
  }

  get #page(): HTMLElement | null {
    for (const { views } of this.#sections) {
      const page = views.get(this.#side)?.dom.closest('[data-pane]')
      if (page instanceof HTMLElement) return page
    }
    return null
  }
}
