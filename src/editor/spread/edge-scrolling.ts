import type { LoadedSections } from '../loaded-sections.ts'

/** The page scrolls while the pointer is this near to its edge or beyond, in CSS pixels. */
const edge = 24
/** In pixels a second: for each pixel that the pointer is past that line, and at most. */
const speed = 15
const fastest = 1200
/** A late frame makes the page jump no farther than this many milliseconds would. */
const longestFrame = 50

/**
 * Scrolls the page while the mouse selects and its pointer is at an edge. The engine scrolls then
 * too, in every frame by as much as the pointer is beyond the page, which is far too fast to read
 * by. So each frame first takes back how far the text has moved since the last one.
 */
export class EdgeScrolling {
  readonly #sections: LoadedSections
  #frame = 0
  #y = 0

  constructor(sections: LoadedSections) {
    this.#sections = sections
  }

  /** To be called when the pointer has moved to `y` in the window. */
  follow(page: HTMLElement, y: number): void {
    this.#y = y
    if (this.#frame === 0 && pace(page, y) !== 0)
      this.#next(page, performance.now(), this.#mark(page))
  }

  end(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
  }

  #next(page: HTMLElement, before: number, mark: Mark | null): void {
    this.#frame = requestAnimationFrame(now => {
      this.#frame = 0
      const by = pace(page, this.#y)
      if (by === 0) return
      const step = (by * Math.min(longestFrame, Math.max(0, now - before))) / 1000
      page.scrollTop += movedBy(mark) + awayFromZero(step)
      this.#next(page, now, this.#mark(page))
    })
  }

  /** The text at the middle of the page. Sections above it may become taller meanwhile. */
  #mark(page: HTMLElement): Mark | null {
    const { top, bottom } = page.getBoundingClientRect()
    const middle = (top + bottom) / 2
    for (const { views } of this.#sections)
      for (const side of ['source', 'translation'] as const) {
        const element = views.mounted ? views.get(side)?.dom : undefined
        const box = element?.getBoundingClientRect()
        if (element && box && box.top <= middle && middle <= box.bottom)
          return { element, top: box.top }
      }
    return null
  }
}

/** Where an element was. */
interface Mark {
  readonly element: Element
  readonly top: number
}

const movedBy = (mark: Mark | null): number =>
  mark?.element.isConnected ? mark.element.getBoundingClientRect().top - mark.top : 0

/** A part of a pixel would be lost. */
const awayFromZero = (step: number) => (step < 0 ? Math.floor(step) : Math.ceil(step))

/** How fast to scroll, in CSS pixels a second; 0 while the pointer is inside the page. */
function pace(page: HTMLElement, y: number): number {
  const { top, bottom } = page.getBoundingClientRect()
  const above = top + edge - y
  const below = y - (bottom - edge)
  if (above > 0) return -Math.min(fastest, above * speed)
  return below > 0 ? Math.min(fastest, below * speed) : 0
}
