import type { ParagraphId } from '#domain/ids'
import { nextWordEdge, wordAround } from '#domain/words/word-edges'
import { TextSelection, type EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { readSelection } from '../input/current-selection.ts'
import { showsReadings } from '../plugins/readings.ts'
import type { SectionEditor } from '../section-editor.ts'
import type { SpreadSelection } from './selection.ts'

/** The words of a text: 0, the end of each, and its length at last, in UTF-16 code units. */
export interface WordBounds {
  /** Returns the words if they are known, and finds them for the next time otherwise. */
  readonly now: (text: string, paragraph: ParagraphId | null) => ArrayLike<number> | null
  /** Resolves to null if they cannot be found. */
  readonly soon: (text: string, paragraph: ParagraphId | null) => Promise<ArrayLike<number> | null>
}

interface WordKeysHost {
  readonly selection: Pick<SpreadSelection, 'where' | 'editor' | 'span' | 'subscribe'>
  readonly bounds: WordBounds
}

/** The paragraph with the moving end of the selection. */
interface Here {
  readonly editor: SectionEditor
  readonly view: EditorView
  readonly side: 'source' | 'translation'
  readonly text: string
  readonly paragraph: ParagraphId | null
  /** The position of its first character. */
  readonly first: number
}

/**
 * Lets keys and a double click go by the words of the dictionary in Chinese text. While the words
 * of a paragraph are not known, the engine goes by its own: no key waits.
 */
export class WordKeys {
  readonly #host: WordKeysHost

  constructor(host: WordKeysHost) {
    this.#host = host
  }

  /** Follows the keys and the mouse on `page` until `signal` is aborted. */
  follow(page: HTMLElement, signal: AbortSignal): void {
    page.addEventListener('keydown', event => this.#key(event), { capture: true, signal })
    page.addEventListener('dblclick', () => void this.selectWord(), { signal })
    let last = ''
    const stop = this.#host.selection.subscribe(() => {
      const { where } = this.#host.selection
      const at = `${where?.side} ${where?.index}`
      if (at === last) return
      last = at
      this.prepare()
    })
    signal.addEventListener('abort', stop)
  }

  /** Finds the words at the caret, so that they are there when the next key comes. */
  prepare(): void {
    const here = this.#here()
    if (here) this.#host.bounds.now(here.text, here.paragraph)
  }

  #key(event: KeyboardEvent): void {
    const way = wayOf(event)
    const here = way && this.#here()
    if (!here || !(event.target instanceof Node) || !here.view.dom.contains(event.target)) return
    here.editor.settle()
    readSelection(here.view, event)
    if (this.#move(way, event.shiftKey)) event.preventDefault()
  }

  #move(way: 1 | -1, isExtended: boolean): boolean {
    const here = this.#here()
    if (!here) return false
    const { editor, side, text, paragraph, first } = here
    const state = editor.state(side)
    const bounds = this.#host.bounds.now(text, paragraph)
    const { anchor, head } = state.selection
    const edge = bounds && nextWordEdge(text, bounds, head - first, way)
    if (edge === null) return false
    const goal = first + edge
    const selection = TextSelection.create(state.doc, isExtended ? anchor : goal, goal)
    editor.dispatch(side, state.tr.setSelection(selection).scrollIntoView())
    return true
  }

  /** Selects the whole word of which the engine has selected a part, or more than that. */
  async selectWord(): Promise<void> {
    const here = this.#here()
    if (!here || here.side !== 'source') return
    const before = here.editor.state('source').selection
    const bounds = await this.#host.bounds.soon(here.text, here.paragraph)
    const state = here.editor.state('source')
    if (!bounds || before.empty || !state.selection.eq(before) || !this.#here()) return
    const word = wordAround(here.text, bounds, before.from - here.first)
    if (!word) return
    const range = [here.first + word.start, here.first + word.end] as const
    here.editor.dispatch('source', state.tr.setSelection(TextSelection.create(state.doc, ...range)))
  }

  /** Null where the engine's own words count: in text without Chinese, and over sections. */
  #here(): Here | null {
    const { where, editor, span } = this.#host.selection
    const view = where && editor?.views.get(where.side)
    if (!where || !editor || !view || span || view.composing) return null
    const state = editor.state(where.side)
    const { $head } = state.selection
    const text = $head.parent.textBetween(0, $head.parent.content.size, undefined, '\n')
    if (!/\p{Script=Han}/u.test(text) || areReadingsShown(state, where.side)) return null
    const paragraph = where.side === 'source' ? editor.paragraphs[$head.index(0)]?.id : null
    return { editor, view, ...where, text, paragraph: paragraph ?? null, first: $head.start() }
  }
}

/** Keys that pass a reading in place of printed words are those of the column. */
const areReadingsShown = (state: EditorState, side: Here['side']): boolean =>
  side === 'source' && showsReadings(state)

/** Where a key goes by one word; null for any other key. On macOS Alt does that. */
function wayOf({ key, ctrlKey, altKey, metaKey, isComposing }: KeyboardEvent): 1 | -1 | null {
  const isHeld = /Mac/.test(navigator.platform) ? altKey && !ctrlKey : ctrlKey && !altKey
  if (!isHeld || metaKey || isComposing) return null
  return key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : null
}
