/**
 * Fixes the height of the translation that is being written for as long as its lines are the same.
 * A key otherwise lays out the whole grid of its section, to find that no row has changed. Nothing
 * is drawn otherwise than without it.
 */
import { Plugin, type EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { placeOf } from '../pairs.ts'
import { AfterPause } from '../pause.ts'

/** How long after the last change the height stays fixed, in milliseconds. */
const pause = 3000

/** The difference from which lines are in other places, in CSS pixels: a zoomed page rounds. */
const least = 0.01

/** Returns the plugin; it belongs to the view of a translation. */
export function fixedHeight(): Plugin {
  return new Plugin({ view: view => new FixedHeight(view) })
}

/** The block whose height is fixed, and what it was like then. */
interface Fixed {
  readonly block: HTMLElement
  readonly width: number
  /** The distance from its top to the end of its last line, in CSS pixels. */
  readonly bottom: number
}

class FixedHeight {
  #fixed: Fixed | null = null
  readonly #releasing = new AfterPause(pause, () => this.#release())
  readonly #ending = new AbortController()
  // Whatever changes the type of the page changes one of these three.
  readonly #sizes = new ResizeObserver(([entry]) => {
    if (entry && Math.abs(entry.contentRect.width - (this.#fixed?.width ?? 0)) > least)
      this.#release()
  })
  readonly #looks = new MutationObserver(() => this.#release())

  constructor({ dom }: EditorView) {
    const { signal } = this.#ending
    dom.ownerDocument.fonts.addEventListener('loadingdone', () => this.#release(), { signal })
  }

  update(view: EditorView, before: EditorState): void {
    const { doc, selection } = view.state
    if (doc === before.doc) return
    const { pair } = placeOf(selection.$head)
    const block = blockOf(view, pair)
    if (this.#fixed?.block !== block) this.#release()
    if (!block || doc.child(pair) === before.doc.maybeChild(pair)) return
    const bottom = endOf(block)
    if (!this.#fixed || bottom === null || Math.abs(bottom - this.#fixed.bottom) > least) {
      this.#release()
      if (bottom !== null) this.#fix(block, bottom)
    }
    if (this.#fixed) this.#releasing.happened()
  }

  destroy(): void {
    this.#ending.abort()
    this.#release()
  }

  #fix(block: HTMLElement, bottom: number): void {
    const { width, height } = block.getBoundingClientRect()
    if (height === 0) return
    block.style.blockSize = `${height}px`
    block.style.contain = 'size layout'
    this.#fixed = { block, width, bottom }
    this.#sizes.observe(block)
    this.#looks.observe(block.ownerDocument.documentElement, { attributes: true })
  }

  #release(): void {
    if (!this.#fixed) return
    this.#releasing.cancel()
    this.#sizes.disconnect()
    this.#looks.disconnect()
    this.#fixed.block.removeAttribute('style')
    this.#fixed = null
  }
}

/** The block around the text of a pair. */
function blockOf(view: EditorView, pair: number): HTMLElement | null {
  const block = view.dom.children[pair]?.firstElementChild
  return block instanceof HTMLElement ? block : null
}

/**
 * The distance from the top of `block` to the end of its last line, in CSS pixels; null if no text
 * is at its end. The height of all lines before it is in this distance.
 */
function endOf(block: HTMLElement): number | null {
  let last: Node | null = block
  while (last?.lastChild) last = last.lastChild
  if (!(last instanceof Text)) return null
  const end = block.ownerDocument.createRange()
  end.setStart(last, last.length)
  const [line] = end.getClientRects()
  return line ? line.bottom - block.getBoundingClientRect().top : null
}
