/**
 * Underlines words that are in no dictionary, with the CSS highlight `spelling`. Nothing is in the
 * document and nothing in its DOM, so a composition is not disturbed.
 */
import type { SpelledWord } from '#domain/text/spelled-words'
import type { Fragment, Node } from 'prosemirror-model'
import { Plugin, PluginKey, type EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/** What checks the words of a column or a note. */
export interface Speller {
  /** BCP 47 tag of the language that is checked; null while nothing is. */
  readonly language: () => string | null
  /** Resolves to the words of each text that are in no dictionary of the language. */
  readonly unknown: (
    language: string,
    texts: readonly string[],
  ) => Promise<readonly (readonly SpelledWord[])[]>
  /** Whether the reader accepts a word that is in no dictionary. */
  readonly accepts: (word: string) => boolean
  /** Calls `listener` when `language` or `accepts` may return something else. */
  readonly subscribe: (listener: () => void) => () => void
}

/** How long after the last change of a column it is checked, in milliseconds. */
const pause = 300

/**
 * The unknown words of each text, by its content, which ProseMirror never changes: a text that
 * comes back by undo, or is mounted again, is not checked again.
 */
type Found = WeakMap<Fragment, readonly SpelledWord[]>

/** One object for all states of an editor. It is no part of what they say of the document. */
interface Checked {
  readonly speller: Speller | null
  /** The language in which `found` was found. */
  language: string | null
  found: Found
}

const key = new PluginKey<Checked>('spelling')

/** Checks the children of the document, each of which is a text. */
export function spelling(speller: Speller | null): Plugin {
  return new Plugin({
    key,
    state: {
      init: (): Checked => ({ speller, language: null, found: new WeakMap() }),
      apply: (_tr, checked) => checked,
    },
    ...(speller && { view: (view: EditorView) => new SpellingView(view, speller) }),
  })
}

/**
 * Resolves to the unknown words of each child of the document, and keeps them for `misspeltAt`,
 * although no view has asked for them yet.
 */
export async function unknownWords(
  state: EditorState,
): Promise<readonly (readonly SpelledWord[])[]> {
  const checked = key.getState(state)
  const found = checked && foundNow(checked)
  const language = checked?.language ?? null
  if (!checked?.speller || !found || language === null) return []
  const due = state.doc.children.filter(({ content }) => content.size > 0 && !found.has(content))
  const answers = due.length === 0 ? [] : await checked.speller.unknown(language, due.map(textOf))
  for (const [i, node] of due.entries()) found.set(node.content, answers[i] ?? [])
  return state.doc.children.map(({ content }) => found.get(content) ?? [])
}

/** What is found in the present language; null while nothing is checked. */
function foundNow(checked: Checked): Found | null {
  const language = checked.speller?.language() ?? null
  if (language === null) return null
  if (checked.language !== language) checked.found = new WeakMap()
  checked.language = language
  return checked.found
}

/** A word that is underlined, with its positions in the document. */
export interface MisspeltWord {
  readonly word: string
  readonly from: number
  readonly to: number
}

/** The underlined word at position `pos`, or directly before it; null if there is none. */
export function misspeltAt(state: EditorState, pos: number): MisspeltWord | null {
  const checked = key.getState(state)
  const $pos = state.doc.resolve(pos)
  if (!checked?.speller || $pos.depth === 0) return null
  const start = $pos.start(1)
  const words = checked.found.get($pos.node(1).content) ?? []
  const at = words.find(({ start: from, end }) => from <= pos - start && pos - start <= end)
  if (!at || checked.speller.accepts(at.word)) return null
  return { word: at.word, from: start + at.start, to: start + at.end }
}

const highlightName = 'spelling'

/** The ranges of all columns and notes. */
function underlined(): Highlight {
  const there = CSS.highlights.get(highlightName)
  if (there) return there
  const made = new Highlight()
  made.type = 'spelling-error'
  CSS.highlights.set(highlightName, made)
  return made
}

/** The words of one child of the document, as they are drawn. */
interface DrawnText {
  readonly content: Fragment
  readonly words: readonly SpelledWord[]
  readonly ranges: readonly Range[]
}

class SpellingView {
  readonly #view: EditorView
  readonly #speller: Speller
  readonly #unsubscribe: () => void
  #texts: readonly DrawnText[] = []
  /** Whether the word at the caret is being typed and therefore not yet judged. */
  #isTyping = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #isDestroyed = false

  constructor(view: EditorView, speller: Speller) {
    this.#view = view
    this.#speller = speller
    this.#unsubscribe = speller.subscribe(() => {
      if (!this.#view.composing) this.#draw(false)
      this.#checkSoon()
    })
    this.#checkSoon()
  }

  get #found(): Found | null {
    const checked = key.getState(this.#view.state)
    return checked ? foundNow(checked) : null
  }

  update(view: EditorView, before: EditorState): void {
    const { doc, selection } = view.state
    const isEdited = doc !== before.doc
    const isMoved = !isEdited && !selection.eq(before.selection)
    if (isEdited) {
      this.#isTyping = view.hasFocus() && selection.empty
      this.#checkSoon()
    }
    // A composition keeps its text node, and the browser moves the ranges in it.
    if (view.composing) return
    if (isMoved && !this.#isTyping) return
    if (isMoved) this.#isTyping = false
    this.#draw(isEdited)
  }

  destroy(): void {
    this.#isDestroyed = true
    clearTimeout(this.#timer)
    this.#unsubscribe()
    for (const { ranges } of this.#texts) erase(ranges)
  }

  #checkSoon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#check(), pause)
  }

  /** Checks the texts that are not checked yet, and draws the answer. */
  async #check(): Promise<void> {
    if (this.#view.composing) return this.#checkSoon()
    const found = this.#found
    if (!found) return
    const { state } = this.#view
    const isAnswered = await unknownWords(state).then(
      () => true,
      () => false,
    )
    // The worker has failed. The next change asks again.
    if (!isAnswered || this.#isDestroyed || found !== this.#found) return
    if (this.#view.composing) return this.#checkSoon()
    this.#draw(false)
  }

  /**
   * Draws all texts, or after an edit only those that have changed: the others are in the same
   * nodes of the DOM.
   */
  #draw(onlyChanged: boolean): void {
    const { doc } = this.#view.state
    const texts: DrawnText[] = []
    let start = 1
    for (const [i, { content, nodeSize }] of doc.children.entries()) {
      const before = this.#texts[i]
      const isSame = before?.content === content
      texts.push(onlyChanged && isSame ? before : this.#drawText(content, start, before))
      start += nodeSize
    }
    for (const { ranges } of this.#texts.slice(texts.length)) erase(ranges)
    this.#texts = texts
  }

  #drawText(content: Fragment, start: number, before: DrawnText | undefined): DrawnText {
    const words = this.#wordsOf(content, before)
    const caret = this.#isTyping ? this.#view.state.selection.head - start : -1
    const shown = words.filter(
      ({ word, start: from, end }) =>
        !(from <= caret && caret <= end) && !this.#speller.accepts(word),
    )
    if (before) erase(before.ranges)
    const ranges = shown.flatMap(({ start: from, end }) => {
      const range = rangeOf(this.#view, start + from, start + end)
      return range ? [range] : []
    })
    for (const range of ranges) underlined().add(range)
    return { content, words, ranges }
  }

  /**
   * The unknown words of a text. While it is unchecked, those of the text before that are still in
   * it.
   */
  #wordsOf(content: Fragment, before: DrawnText | undefined): readonly SpelledWord[] {
    const all = this.#found
    const found = all?.get(content)
    if (!all || found || !before) return found ?? []
    const from = before.content.findDiffStart(content)
    const to = before.content.findDiffEnd(content)
    if (from === null || !to) return before.words
    const moved = to.b - to.a
    return before.words.flatMap(word => {
      if (word.end < from) return word
      return word.start > to.a ? { ...word, start: word.start + moved, end: word.end + moved } : []
    })
  }
}

const erase = (ranges: readonly Range[]): void => {
  for (const range of ranges) underlined().delete(range)
}

function rangeOf(view: EditorView, from: number, to: number): Range | null {
  const start = view.domAtPos(from, 1)
  const end = view.domAtPos(to, -1)
  const range = document.createRange()
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  return range.collapsed ? null : range
}

const textOf = (node: Node): string => node.textBetween(0, node.content.size, '', '\n')
