import type { Side } from '#domain/anchor'
import { inSection, placeOf, selectedPairs, type Place } from '../pairs.ts'
import { readSelection } from '../input/current-selection.ts'
import type { LoadedSections } from '../loaded-sections.ts'
import type { SectionEditor } from '../section-editor.ts'
import type { Extending } from './extending.ts'
import { caretAt, isAtEdge, isOnEdgeLine, placeIn } from './lines.ts'
import type { Navigation } from './navigation.ts'
import type { Paging } from './paging.ts'
import type { SpreadSelection } from './selection.ts'

interface Parts {
  readonly sections: LoadedSections
  readonly selection: SpreadSelection
  readonly navigation: Navigation
  readonly extending: Extending
  readonly paging: Paging
}

/** Where a key acts: the column with the keyboard, and its moving end. */
interface Here {
  readonly editor: SectionEditor
  readonly side: Side
  readonly head: Place
}

const arrows: Readonly<Record<string, { readonly way: 1 | -1; readonly isVertical: boolean }>> = {
  ArrowUp: { way: -1, isVertical: true },
  ArrowDown: { way: 1, isVertical: true },
  ArrowLeft: { way: -1, isVertical: false },
  ArrowRight: { way: 1, isVertical: false },
}

/**
 * The keys that move or extend the selection out of a section. Everything inside a section is left
 * to the engine.
 */
export class SelectionKeys {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Follows the keys on `page`. Returns what stops that. */
  follow(page: HTMLElement): () => void {
    const hear = (event: KeyboardEvent) => {
      if (!this.#press(event, page)) return
      event.preventDefault()
      event.stopPropagation()
    }
    page.addEventListener('keydown', hear, { capture: true })
    return () => page.removeEventListener('keydown', hear, { capture: true })
  }

  #press(event: KeyboardEvent, page: HTMLElement): boolean {
    const { key, altKey, shiftKey } = event
    if (altKey || event.isComposing || event.keyCode === inputMethodKey) return false
    if (!(key in arrows) && !otherKeys.test(key)) return false
    const { selection } = this.#parts
    const side = selection.where?.side
    const view = side && selection.editor?.views.get(side)
    if (!view?.hasFocus() && document.activeElement !== view?.dom) return false
    if (!view || view.composing) return false
    readSelection(view, event)
    const { editor, where } = selection
    if (!editor || !where) return false
    const head = placeOf(view.state.selection.$head)
    const here: Here = { editor, side: where.side, head }
    if (key in arrows) return this.#arrow(event, here)
    const isMod = event.ctrlKey || event.metaKey
    if (key === 'a' || key === 'A') return isMod && !shiftKey && this.selectAll(here)
    if (key === 'Home' || key === 'End') {
      if (isMod) return this.#toEnd(key, shiftKey)
      if (!shiftKey) selection.leaveSpan()
      // The engine moves the caret in its line, but out of an empty one that runs from the right.
      return view.state.selection.empty && editor.text(side, head.pair) === ''
    }
    if (isMod) return false
    this.#parts.paging.page(page, key === 'PageDown' ? 1 : -1, shiftKey)
    return true
  }

  /** The whole book, if the paragraph is selected already. */
  selectAll({ editor, side }: Pick<Here, 'editor' | 'side'>): boolean {
    const { extending, selection } = this.#parts
    if (!extending.isLong) return false
    const { from, to } = selectedPairs(editor.state(side))
    const { length } = editor.text(side, from.pair)
    const isWhole = from.pair !== to.pair || (from.offset === 0 && to.offset === length)
    return (isWhole || selection.span !== null) && extending.selectAll(side)
  }

  #toEnd(key: 'Home' | 'End', isExtending: boolean): boolean {
    const { extending } = this.#parts
    const end = key === 'Home' ? 'from' : 'to'
    if (isExtending) void extending.extend(extending.ends[end])
    // Without Shift it is an action, because the place that the reader leaves is remembered.
    return isExtending
  }

  #arrow(event: KeyboardEvent, here: Here): boolean {
    const { selection, extending } = this.#parts
    const { way, isVertical } = arrows[event.key] ?? { way: 1, isVertical: true }
    const isMod = event.ctrlKey || event.metaKey
    if (!event.shiftKey) {
      if (!selection.span || (isMod && isVertical)) return false
      return extending.collapse(way > 0 ? 'to' : 'from')
    }
    if (!extending.isHeadHere) {
      if (selection.span) void extending.extend(selection.span.head)
      return true
    }
    const forward = isVertical ? way : readingWay(way, here)
    const leaves =
      isVertical && !isMod
        ? isOnEdgeLine(here.editor, here.side, here.head, way)
        : isAtEdge(here.editor, here.side, here.head, forward)
    return leaves && this.#cross(here, forward, isVertical && !isMod)
  }

  /** Extends over the border into the section before or after. */
  #cross({ editor, side, head }: Here, way: 1 | -1, isLine: boolean): boolean {
    const { extending } = this.#parts
    const index = editor.section.offset + (way > 0 ? editor.paragraphs.length : -1)
    const { from, to } = extending.ends
    if (index < from.index || index > to.index) {
      // The last line of the book: the rest of it, as in every editor.
      void extending.extend(way > 0 ? to : from)
      return true
    }
    const x = caretAt(editor, side, head)?.left ?? 0
    const edge = { index, offset: way > 0 ? 0 : Infinity }
    if (!isLine) void extending.extend(edge)
    else
      void extending.extend(edge, other => {
        const line = caretAt(other, side, inSection(other.section, edge))
        if (!line) return null
        const { offset } = placeIn(other, side, { x, y: (line.top + line.bottom) / 2 })
        return { index, offset }
      })
    return true
  }
}

/** The way of a horizontal arrow in reading order: in text from right to left, left is forward. */
function readingWay(way: 1 | -1, { editor, side, head }: Here): 1 | -1 {
  const element = editor.views.element(side, head.pair)
  const isReversed = element !== null && getComputedStyle(element).direction === 'rtl'
  return isReversed ? (way === 1 ? -1 : 1) : way
}

const otherKeys = /^(?:Home|End|PageUp|PageDown|[aA])$/

/** The `keyCode` of a key that an input method has taken (UI Events, "keyCode"). */
const inputMethodKey = 229
