import { withoutControls } from '#domain/text/control-characters'
import { directionOf } from '#domain/text/language-tag'
import { chainCommands } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import type { Node } from 'prosemirror-model'
import { EditorState, type Command, type Plugin } from 'prosemirror-state'
import { EditorView, type NodeView } from 'prosemirror-view'
import { caretIsInView } from './caret-in-view.ts'
import { breakLine } from './commands/break-line.ts'
import { clearAcrossPairs, withSelectionCleared } from './commands/clear-across-pairs.ts'
import { dropBlocks, insertBlocks, type Block } from './commands/insert-blocks.ts'
import { selectAll } from './commands/select-all.ts'
import { stayAtEnd, stayAtStart } from './commands/stay-in-pair.ts'
import { readSelection } from './input/current-selection.ts'
import { edgeKeys, type Leave } from './input/edge-keys.ts'
import type { HeldBack } from './held-back.ts'
import { spansPairs } from './pairs.ts'
import { blocksOf } from './paste/paragraphs.ts'
import { pasteReading } from './paste/reading.ts'
import { activePair } from './plugins/active-pair.ts'
import { hits } from './plugins/hits.ts'
import { formatRules, undoInputRule } from './plugins/input-rules.ts'
import { marks } from './plugins/marks.ts'
import { pairLock } from './plugins/pair-lock.ts'
import { pieces } from './plugins/pieces.ts'
import { states } from './plugins/states.ts'
import { undoHistory } from './plugins/undo-history.ts'
import { translationSchema } from './schema/translation.ts'
import { writeWithoutControls } from './input/typed-controls.ts'
import { refuseWhileComposing } from './input/while-composing.ts'

export interface TranslationKeys {
  readonly leave: Leave
  /** Goes on to the next pair. */
  readonly next: () => boolean
  /** What an empty pair with the caret in it shows. */
  readonly hint: () => string
}

/**
 * The reader's column's state. In order: the rules by which typing formats come
 * before the keys, so that Backspace can take one back; the keys; undo; states
 * kept true to the text; marks; the pair with the caret; and last the lock. `earlier`
 * is what can be undone, if the same text was here before.
 */
export function translationState(
  doc: Node,
  keys: TranslationKeys,
  earlier: unknown = null,
): EditorState {
  return EditorState.create({
    doc,
    plugins: [
      formatRules(translationSchema),
      translationKeymap(keys),
      undoHistory(earlier),
      states(),
      hits(),
      marks(),
      pieces(),
      activePair(keys.hint),
      pairLock(),
    ],
  })
}

function translationKeymap({ leave, next }: TranslationKeys): Plugin {
  const backward = chainCommands(clearAcrossPairs, stayAtStart)
  const forward = chainCommands(clearAcrossPairs, stayAtEnd)
  const goOn: Command = () => next()
  return keymap({
    Enter: goOn,
    'Shift-Enter': breakLine,
    Backspace: chainCommands(undoInputRule, backward),
    'Shift-Backspace': backward,
    'Mod-Backspace': backward,
    'Mod-Shift-Backspace': backward,
    'Alt-Backspace': backward,
    Delete: forward,
    'Mod-Delete': forward,
    'Mod-Shift-Delete': forward,
    'Alt-Delete': forward,
    'Mod-a': selectAll,
    ...edgeKeys(leave),
  })
}

export interface TranslationViewOptions {
  readonly state: EditorState
  /** BCP 47 tag of the reader's language. */
  readonly language: () => string
  /** What a screen reader calls the column. */
  readonly label: () => string
  readonly dispatch: EditorView['dispatch']
  /** Is asked before a paste of so many paragraphs that it is a large step; the paste waits for it. */
  readonly beforeLargePaste: () => Promise<void>
  readonly heldBack: HeldBack
  /** Takes the blocks that found no room in this section. */
  readonly continuePaste: (rest: readonly Block[]) => void
  readonly focused: (focused: boolean) => void
  readonly composed: () => void
}

/** From so many paragraphs on, a paste is a large step. */
const many = 100

/** The attributes of the column's element. They are given to the view again when the name or the language changes: a function would be asked at every key. */
export const translationAttributes = ({
  language,
  label,
}: Pick<TranslationViewOptions, 'language' | 'label'>): Record<string, string> => ({
  class: 'column translation',
  lang: language(),
  'data-direction': directionOf(language()),
  role: 'textbox',
  'aria-multiline': 'true',
  'aria-label': label(),
  spellcheck: 'false',
})

/** Shows the reader's column in `place`, which an input method writes into as into any editable text. */
export function openTranslationView(
  place: HTMLElement,
  options: TranslationViewOptions,
): EditorView {
  const { heldBack } = options
  const insert = (view: EditorView, blocks: readonly Block[]) => {
    const { tr, rest } = insertBlocks(view.state, blocks)
    view.dispatch(tr.setMeta('paste', true).setMeta('uiEvent', 'paste'))
    if (rest.length > 0) options.continuePaste(rest)
  }
  return new EditorView(
    { mount: place },
    {
      state: options.state,
      dispatchTransaction: tr => options.dispatch(tr),
      attributes: translationAttributes(options),
      ...pasteReading(translationSchema),
      nodeViews: { translation: (node, view) => new TranslationNodeView(node, view) },
      handleScrollToSelection: caretIsInView,
      handleTextInput(view, from, to, text) {
        if (!spansPairs(view.state)) return writeWithoutControls(view, from, to, text)
        const written = withSelectionCleared(view.state).insertText(withoutControls(text))
        view.dispatch(written.scrollIntoView())
        return true
      },
      handlePaste(view, _event, slice) {
        const blocks = blocksOf(slice)
        if (blocks.length < many) insert(view, blocks)
        else heldBack.put(options.beforeLargePaste(), () => insert(view, blocks))
        return true
      },
      handleDrop(view, event, slice, moved) {
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
        const tr = at && dropBlocks(view.state, blocksOf(slice), { pos: at.pos, moved })
        if (!tr) return true
        view.dispatch(tr.setMeta('uiEvent', 'drop'))
        view.focus()
        return true
      },
      handleDOMEvents: {
        keydown(view, event) {
          heldBack.now()
          readSelection(view, event)
          return isForProgram(event)
        },
        keypress: stayHere,
        keyup: stayHere,
        textInput: stayHere,
        input: stayHere,
        mousedown() {
          heldBack.now()
          return false
        },
        beforeinput(view, event) {
          heldBack.now()
          stayHere(view, event)
          if (/^(insertParagraph|format|history)/.test(event.inputType)) event.preventDefault()
          // Whatever menu, gesture or key it is that deletes; what belongs to a composition cannot be stopped.
          if (!event.cancelable || !event.inputType.startsWith('delete')) return false
          const isCleared = clearAcrossPairs(view.state, view.dispatch.bind(view))
          // While an input method composes no key of ours is asked, and the browser would join pairs.
          if (!isCleared && !reachesAcrossPairs(event)) return false
          event.preventDefault()
          return true
        },
        paste(view, event) {
          heldBack.now()
          return refuseWhileComposing(view, event)
        },
        cut(view, event) {
          heldBack.now()
          if (refuseWhileComposing(view, event)) return true
          if (!spansPairs(view.state) || !event.clipboardData) return false
          const { dom, text } = view.serializeForClipboard(view.state.selection.content())
          event.clipboardData.setData('text/html', dom.innerHTML)
          event.clipboardData.setData('text/plain', text)
          event.preventDefault()
          clearAcrossPairs(view.state, view.dispatch.bind(view))
          return true
        },
        // An input method would join the selected pairs before anything can refuse it.
        compositionstart(view) {
          heldBack.now()
          clearAcrossPairs(view.state, view.dispatch.bind(view))
          return false
        },
        compositionend() {
          options.composed()
          return false
        },
        focus() {
          options.focused(true)
          return false
        },
        blur() {
          heldBack.now()
          options.focused(false)
          return false
        },
      },
    },
  )
}

/** The page's framework listens above to every event there is: at each key that costs as much as the editor, and what is typed concerns nobody there. */
function stayHere(_view: EditorView, event: Event): boolean {
  event.stopPropagation()
  return false
}

/** Whether what `event` is about to change is not all in one pair. */
const reachesAcrossPairs = (event: InputEvent): boolean =>
  event.getTargetRanges().some(({ startContainer, endContainer }) => {
    const pair = pairAt(startContainer)
    return pair === null || pair !== pairAt(endContainer)
  })

const pairAt = (node: globalThis.Node): Element | null =>
  (node instanceof Element ? node : node.parentElement)?.closest('[data-paragraph-id]') ?? null

/**
 * Keys that ProseMirror would take although no keymap has them: Escape, Enter with a
 * modifier, and those by which browsers format and undo. They are actions' keys.
 */
function isForProgram({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (key === 'Escape') return true
  if (key === 'Enter') return ctrlKey || metaKey || altKey
  return (ctrlKey || metaKey) && /^[biyz]$/i.test(key)
}

/**
 * Draws a pair. A view of our own because its state changes with the first key
 * typed into it: redrawing the paragraph then would end the composition.
 */
class TranslationNodeView implements NodeView {
  readonly dom = document.createElement('p')
  readonly contentDOM: HTMLElement
  readonly #view: EditorView

  constructor(node: Node, view: EditorView) {
    this.#view = view
    this.dom.dataset['side'] = 'translation'
    this.dom.dir = 'auto'
    this.dom.className = String(node.attrs['look'])
    this.contentDOM = isLong(node) ? this.dom.appendChild(document.createElement('div')) : this.dom
    this.#show(node)
  }

  update(node: Node): boolean {
    if (node.type.name !== 'translation' || node.attrs['id'] !== this.dom.dataset['paragraphId'])
      return false
    if (isLong(node) && this.contentDOM === this.dom && !this.#view.composing) return false
    this.#show(node)
    return true
  }

  #show({ attrs }: Node): void {
    this.dom.dataset['paragraphId'] = String(attrs['id'])
    if (this.dom.dataset['state'] !== attrs['state'])
      this.dom.dataset['state'] = String(attrs['state'])
  }
}

/** From so many UTF-16 units on a pair has a block around its text: a grid lays out a row twice, and the engine takes over what a block in it was the first time. */
const long = 5000

const isLong = (node: Node): boolean => node.content.size >= long
