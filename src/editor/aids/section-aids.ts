import type { Range as TextRange } from '#domain/anchor'
import type { LensGloss } from '#domain/vocabulary/lens'
import type { WrittenReading } from '#domain/words/written-readings'
import type { EditorView } from 'prosemirror-view'
import { drawAids, type ReadingType } from './draw-readings.ts'
import type { Paced } from './paced.ts'
import { boxesOf } from './text-boxes.ts'

/** What can be drawn over a paragraph. */
export interface ParagraphAids {
  readonly readings: readonly WrittenReading[]
  /** What is above words, over their readings. */
  readonly glosses: readonly LensGloss[]
  /** The two characters beside each boundary of words that is marked. */
  readonly dividers: readonly TextRange[]
}

/** What the aids of a section need of the book. */
export interface SectionAidsHost {
  /** Scrolls the sections. */
  readonly scroller: HTMLElement
  readonly paced: Paced
  /** Returns the aids of pair `pair`; null if they are not known yet. */
  readonly aids: (pair: number) => ParagraphAids | null
  /** Returns the range of pair `pair` whose readings are shown, in UTF-16 offsets. */
  readonly shown: (pair: number) => TextRange | null
  readonly isColoured: () => boolean
}

/** A part of a paragraph that is drawn as a whole. */
interface Tile {
  readonly element: HTMLElement
  readonly pair: number
  /** Which part of the paragraph, from the top. */
  readonly number: number
  /** Whether it is near the screen. */
  isNear: boolean
  /** What it shows, as `shownOf` writes it; null if that is not right any more. */
  drawn: string | null
}

/** The height of a tile in CSS pixels. A canvas of any height would need any amount of memory. */
const tileHeight = 800

/** How far from the screen tiles are drawn, as a part of its height. */
const nearness = '75%'

/**
 * Draws readings and glosses above the characters of one section's source. They are pictures over
 * the page, so that text, selection, copies and offsets are those of the book, and nothing is laid
 * out again if a paragraph only moves.
 */
export class SectionAids {
  readonly view: EditorView
  readonly #host: SectionAidsHost
  readonly #root = document.createElement('div')
  readonly #tiles = new Map<Element, Tile>()
  readonly #boxes: string[] = []
  readonly #near: IntersectionObserver
  readonly #sizes = new ResizeObserver(() => this.#arrange())
  readonly #changes = new MutationObserver(changes => this.#changed(changes))

  constructor(view: EditorView, place: Element, host: SectionAidsHost) {
    this.view = view
    this.#host = host
    this.#root.className = 'aids'
    // A screen reader reads the text.
    this.#root.ariaHidden = 'true'
    // Over the text, because the ground of a hit or of selected words is as tall as the line.
    place.parentElement?.append(this.#root)
    this.#near = new IntersectionObserver(seen => this.#seen(seen), {
      root: host.scroller,
      rootMargin: `${nearness} 0px`,
    })
    this.#sizes.observe(view.dom)
    for (const paragraph of view.dom.children) this.#sizes.observe(paragraph)
    this.#changes.observe(view.dom, { childList: true, subtree: true })
  }

  /** Whether its column is still on the page. */
  get isThere(): boolean {
    return this.#root.isConnected && this.view.dom.isConnected
  }

  /** Draws everything again: the type or the colours have changed. */
  redraw(): void {
    for (const tile of this.#tiles.values()) this.#stale(tile)
  }

  /** Draws pair `pair` again, or all pairs, if others of its readings are to be shown now. */
  update(pair?: number): void {
    for (const tile of this.#tiles.values())
      if (pair === undefined ? tile.drawn !== this.#shownOf(tile.pair) : tile.pair === pair)
        this.#stale(tile)
  }

  end(): void {
    this.#near.disconnect()
    this.#sizes.disconnect()
    this.#changes.disconnect()
    for (const tile of this.#tiles.values()) {
      this.#host.paced.drop(tile)
      showIn(tile, null)
    }
    this.#root.remove()
  }

  #shownOf(pair: number): string {
    const range = this.#host.shown(pair)
    return range ? `${range.start}–${range.end}` : ''
  }

  #stale(tile: Tile): void {
    tile.drawn = null
    if (tile.isNear) this.#host.paced.add(tile, () => this.#draw(tile))
  }

  #changed(changes: readonly MutationRecord[]): void {
    const paragraphs = new Set<Element>()
    for (const { target } of changes) {
      const element = target instanceof Element ? target.closest('.pair') : null
      if (element) paragraphs.add(element)
    }
    for (const tile of this.#tiles.values()) {
      const paragraph = this.view.dom.children[tile.pair]
      if (paragraph && paragraphs.has(paragraph)) this.#stale(tile)
    }
  }

  /** Puts the tiles over their paragraphs, wherever these are now. */
  #arrange(): void {
    const origin = this.#root.getBoundingClientRect()
    const rects = Array.from(this.view.dom.children, child => child.getBoundingClientRect())
    for (const [pair, { left, top, width, height }] of rects.entries()) {
      const [x, y] = [left - origin.left, top - origin.top]
      const box = [x, y, width, height].join()
      if (this.#boxes[pair] === box) continue
      this.#boxes[pair] = box
      const count = width === 0 ? 0 : Math.max(1, Math.ceil(height / tileHeight))
      const tiles = this.#tilesOf(pair, count)
      for (const tile of tiles) {
        const from = tile.number * tileHeight
        const { style } = tile.element
        const isReflowed = style.inlineSize !== '' && style.inlineSize !== `${width}px`
        style.insetInlineStart = `${x}px`
        style.insetBlockStart = `${y + from}px`
        style.inlineSize = `${width}px`
        style.blockSize = `${Math.min(tileHeight, height - from)}px`
        if (isReflowed) this.#stale(tile)
      }
    }
  }

  /** The tiles of a pair, made or removed so that there are `count`. */
  #tilesOf(pair: number, count: number): readonly Tile[] {
    const there = [...this.#tiles.values()].filter(tile => tile.pair === pair)
    for (const tile of there.splice(count)) {
      this.#near.unobserve(tile.element)
      this.#host.paced.drop(tile)
      this.#tiles.delete(tile.element)
      showIn(tile, null)
      tile.element.remove()
    }
    // The last tile ends with the paragraph, and may do so no longer.
    if (there.length > 0 && there.length < count) for (const tile of there) this.#stale(tile)
    while (there.length < count) {
      const element = document.createElement('div')
      element.className = 'aids-tile'
      const tile = { element, pair, number: there.length, isNear: false, drawn: null }
      this.#root.append(element)
      this.#tiles.set(element, tile)
      this.#near.observe(element)
      there.push(tile)
    }
    return there
  }

  #seen(seen: readonly IntersectionObserverEntry[]): void {
    const distance = ({ boundingClientRect: { top, bottom }, rootBounds }: (typeof seen)[number]) =>
      Math.abs((top + bottom) / 2 - ((rootBounds?.top ?? 0) + (rootBounds?.bottom ?? 0)) / 2)
    for (const entry of seen.toSorted((a, b) => distance(a) - distance(b))) {
      const tile = this.#tiles.get(entry.target)
      if (!tile || tile.isNear === entry.isIntersecting) continue
      tile.isNear = entry.isIntersecting
      if (tile.isNear) this.#stale(tile)
      else {
        this.#host.paced.drop(tile)
        showIn(tile, null)
      }
    }
  }

  #draw(tile: Tile): void {
    const { pair, number, element } = tile
    const paragraph = this.view.dom.children[pair]
    const aids = this.#host.aids(pair)
    if (!paragraph || !aids) return
    tile.drawn = this.#shownOf(pair)
    const shown = this.#host.shown(pair)
    const wanted = aids.readings.filter(
      ({ start, end }) => shown && start < shown.end && end > shown.start,
    )
    if (wanted.length + aids.glosses.length + aids.dividers.length === 0) return showIn(tile, null)
    const rect = paragraph.getBoundingClientRect()
    const isLast = (number + 1) * tileHeight >= rect.height
    const within = {
      top: number === 0 ? -Infinity : rect.top + number * tileHeight,
      bottom: isLast ? Infinity : rect.top + (number + 1) * tileHeight,
    }
    const drawn = {
      readings: boxesOf(this.view, pair, wanted, within),
      glosses: boxesOf(this.view, pair, aids.glosses, within),
      dividers: boxesOf(this.view, pair, aids.dividers, within),
    }
    const canvas = drawAids(drawn, this.#typeOf(paragraph), {
      column: rect,
      origin: element.getBoundingClientRect(),
    })
    showIn(tile, canvas)
  }

  #typeOf(paragraph: Element): ReadingType {
    const { fontStyle, fontWeight, fontSize, fontFamily, letterSpacing } =
      getComputedStyle(paragraph)
    const own = getComputedStyle(this.#root)
    const tones = this.#host.isColoured() ? [1, 2, 3, 4, 5] : []
    return {
      textFont: `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`,
      textSize: parseFloat(fontSize),
      textSpacing: parseFloat(letterSpacing) || 0,
      family: own.fontFamily,
      gloss: own.getPropertyValue('--gloss'),
      divider: own.getPropertyValue('--divider'),
      colours: [own.color, ...tones.map(tone => own.getPropertyValue(`--tone-${tone}`))],
    }
  }
}

/** Shows another picture. The memory of the one before is given back at once. */
function showIn({ element }: Tile, picture: HTMLCanvasElement | null): void {
  for (const old of element.children)
    if (old instanceof HTMLCanvasElement) [old.width, old.height] = [0, 0]
  element.replaceChildren(...(picture ? [picture] : []))
}
