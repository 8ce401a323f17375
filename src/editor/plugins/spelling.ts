/**
 * Finds the words that are in no dictionary, for the underlay to draw. Nothing is in the document
 * and nothing in its DOM, so a composition is not disturbed.
 */
import type { SpelledWord } from '#domain/text/spelled-words'
import type { Fragment, Node } from 'prosemirror-model'
import { Plugin, PluginKey, type EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { AfterPause } from '../pause.ts'

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
  /** What is to be underlined in each child of the document. */
  shown: readonly ShownText[]
  /** Called when `shown` has changed. */
  redraw: () => void
}

const key = new PluginKey<Checked>('spelling')

/** Checks the children of the document, each of which is a text. */
export function spelling(speller: Speller | null): Plugin {
  return new Plugin({
    key,
    state: {
      init: (): Checked => ({
        speller,
        language: null,
        found: new WeakMap(),
        shown: [],
        redraw: () => {},
      }),
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

/** The underlined word at position `pos`, or directly before it, or null. */
export function misspeltAt(state: EditorState, pos: number): MisspeltWord | null {
  const checked = key.getState(state)
  const $pos = state.doc.resolve(pos)
  if (!checked?.speller || $pos.depth === 0) return null
  const start = $pos.start(1)
  const words = foundNow(checked)?.get($pos.node(1).content) ?? []
  const at = words.find(({ start: from, end }) => from <= pos - start && pos - start <= end)
  if (!at || checked.speller.accepts(at.word)) return null
  return { word: at.word, from: start + at.start, to: start + at.end }
}

/** One object, because what is drawn is compared by identity. */
const none: readonly SpelledWord[] = []

/**
 * The words that are to be underlined in child `index` of the document: the same array until they
 * change.
 */
export const misspeltIn = (state: EditorState, index: number): readonly SpelledWord[] =>
  key.getState(state)?.shown[index]?.shown ?? none

/** Whether any word is to be underlined. */
export const hasMisspelt = (state: EditorState): boolean =>
  key.getState(state)?.shown.some(({ shown }) => shown.length > 0) ?? false

/** Calls `redraw` whenever other words of the editor of `state` are to be underlined. */
export function onMisspelt(state: EditorState, redraw: () => void): void {
  const checked = key.getState(state)
  if (checked) checked.redraw = redraw
}

/** One child of the document. */
interface ShownText {
  readonly content: Fragment
  /** Its unknown words, as far as they are known. */
  readonly words: readonly SpelledWord[]
  /** Those that are to be underlined. */
  readonly shown: readonly SpelledWord[]
  /** The offset of the word that was being typed; -1 if none was. */
  readonly caret: number
}

class SpellingView {
  readonly #view: EditorView
  readonly #speller: Speller
  readonly #unsubscribe: () => void
  /** Whether the word at the caret is being typed and therefore not yet judged. */
  #isTyping = false
  readonly #checking = new AfterPause(pause, () => void this.#check())
  #isDestroyed = false

  constructor(view: EditorView, speller: Speller) {
    this.#view = view
    this.#speller = speller
    this.#unsubscribe = speller.subscribe(() => {
      this.#judge()
      this.#checking.happened()
    })
    this.#checking.happened()
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
      this.#checking.happened()
    }
    // The caret also moves inside a composition, and its words are not judged before its end.
    const leavesWord = isMoved && this.#isTyping && !view.composing
    if (leavesWord) this.#isTyping = false
    if (isEdited || leavesWord) this.#judge(true)
  }

  destroy(): void {
    this.#isDestroyed = true
    this.#checking.cancel()
    this.#unsubscribe()
  }

  /** Checks the texts that are not checked yet, and draws the answer. */
  async #check(): Promise<void> {
    if (this.#view.composing) return this.#checking.happened()
    const found = this.#found
    if (!found) return
    const { state } = this.#view
    const isAnswered = await unknownWords(state).then(
      () => true,
      () => false,
    )
    // The worker has failed. The next change asks again.
    if (!isAnswered || this.#isDestroyed || found !== this.#found) return
    if (this.#view.composing) return this.#checking.happened()
    this.#judge()
  }

  /** Decides which words are to be underlined, in all texts or only in those that have changed. */
  #judge(onlyChanged = false): void {
    const checked = key.getState(this.#view.state)
    if (!checked) return
    const { doc, selection } = this.#view.state
    let start = 1
    checked.shown = doc.children.map(({ content, nodeSize }, i) => {
      const caret = this.#isTyping ? selection.head - start : -1
      start += nodeSize
      const before = checked.shown[i]
      const isInside = caret >= 0 && caret <= content.size
      const isSame = before?.content === content && !isInside && before.caret < 0
      if (onlyChanged && isSame) return before
      return this.#judgeText(content, isInside ? caret : -1, before)
    })
    checked.redraw()
  }

  /** `caret` is the offset of a word that is being typed; -1 if none is. */
  #judgeText(content: Fragment, caret: number, before: ShownText | undefined): ShownText {
    const words = this.#wordsOf(content, before)
    const shown = words.filter(
      ({ word, start, end }) => !(start <= caret && caret <= end) && !this.#speller.accepts(word),
    )
    const isKept = before !== undefined && isAlike(before.shown, shown)
    return { content, words, shown: isKept ? before.shown : shown, caret }
  }

  /**
   * The unknown words of a text. While it is unchecked, those of the text before that are still in
   * it.
   */
  #wordsOf(content: Fragment, before: ShownText | undefined): readonly SpelledWord[] {
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

const isAlike = (a: readonly SpelledWord[], b: readonly SpelledWord[]): boolean =>
  a.length === b.length && a.every(({ start, end }, i) => start === b[i]?.start && end === b[i].end)

const textOf = (node: Node): string => node.textBetween(0, node.content.size, '', '\n')
