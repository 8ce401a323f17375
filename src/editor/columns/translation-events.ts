import { withoutControls } from '#domain/text/control-characters'
import type { EditorView } from 'prosemirror-view'
import { clearAcrossPairs } from '../commands/clear-across-pairs.ts'
import type { HeldBack } from '../held-back.ts'
import { readSelection, readSelectionNow } from '../input/current-selection.ts'
import { refuseWhileComposing } from '../input/while-composing.ts'
import { spansPairs } from '../pairs.ts'
import { typing, type SpanEditing } from '../span-editing.ts'

interface TranslationEventsHost {
  readonly heldBack: HeldBack
  readonly span: SpanEditing
  /** The column has received the keyboard, or lost it. */
  readonly focused: (focused: boolean) => void
  /** A composition has ended. */
  readonly composed: () => void
}

/**
 * The `handleDOMEvents` of the translation column. Every handler of an event that can change the
 * text first makes the change that is held back, so that the order of changes is the reader's.
 */
export const translationEvents = ({
  heldBack,
  span,
  focused,
  composed,
}: TranslationEventsHost) => ({
  keydown(view: EditorView, event: KeyboardEvent) {
    heldBack.now()
    readSelection(view, event)
    return isForProgram(event)
  },
  keypress(view: EditorView, event: KeyboardEvent) {
    heldBack.now()
    return writtenHere(view, event)
  },
  keyup: stayHere,
  textInput: stayHere,
  input: stayHere,
  mousedown() {
    heldBack.now()
    return false
  },
  contextmenu(view: EditorView) {
    readSelectionNow(view)
    return false
  },
  beforeinput(view: EditorView, event: InputEvent) {
    heldBack.now()
    stayHere(view, event)
    return beforeInput(view, event, span)
  },
  paste(view: EditorView, event: ClipboardEvent) {
    heldBack.now()
    return refuseWhileComposing(view, event)
  },
  cut(view: EditorView, event: ClipboardEvent) {
    heldBack.now()
    return refuseWhileComposing(view, event) || cutAcrossPairs(view, event)
  },
  // An input method would join the selected pairs before a plugin can refuse it.
  compositionstart(view: EditorView) {
    heldBack.now()
    if (!span.clear()) clearAcrossPairs(view.state, view.dispatch.bind(view))
    return false
  },
  compositionend() {
    composed()
    return false
  },
  focus() {
    focused(true)
    return false
  },
  blur() {
    heldBack.now()
    focused(false)
    return false
  },
})

/** The key is written at once, and an input method may send it without a `keydown`. */
function writtenHere(view: EditorView, event: KeyboardEvent): boolean {
  readSelectionNow(view)
  return stayHere(view, event)
}

/**
 * React listens at the root to every event. Without this, each key costs as much there as in the
 * editor, although no component of the page handles typing.
 */
function stayHere(_view: EditorView, event: Event): boolean {
  event.stopPropagation()
  return false
}

/**
 * Prevents formatting, undo and new paragraphs of the browser, and deletion across pairs from any
 * menu, gesture or key.
 */
function beforeInput(view: EditorView, event: InputEvent, span: SpanEditing): boolean {
  if (/^(insertParagraph|format|history)/.test(event.inputType)) event.preventDefault()
  // An event of a composition cannot be cancelled.
  if (!event.cancelable) return false
  if (changesSpan(event, span)) {
    event.preventDefault()
    return true
  }
  if (!event.inputType.startsWith('delete')) return false
  const isCleared = clearAcrossPairs(view.state, view.dispatch.bind(view))
  // During a composition our keymap is not called, and the browser would join pairs.
  if (!isCleared && !reachesAcrossPairs(event)) return false
  event.preventDefault()
  return true
}

/** Makes a change that the engine would make in one section of a selection that spans several. */
function changesSpan({ inputType, data }: InputEvent, span: SpanEditing): boolean {
  if (inputType.startsWith('delete')) return span.over(() => true)
  return (
    (inputType === 'insertText' || inputType === 'insertReplacementText') &&
    span.over(typing(withoutControls(data ?? '')))
  )
}

/** Cuts a selection that spans pairs, without joining them. */
function cutAcrossPairs(view: EditorView, event: ClipboardEvent): boolean {
  if (!spansPairs(view.state) || !event.clipboardData) return false
  const { dom, text } = view.serializeForClipboard(view.state.selection.content())
  event.clipboardData.setData('text/html', dom.innerHTML)
  event.clipboardData.setData('text/plain', text)
  event.preventDefault()
  clearAcrossPairs(view.state, view.dispatch.bind(view))
  return true
}

/** Whether the ranges that `event` is about to change are not all in one pair. */
const reachesAcrossPairs = (event: InputEvent): boolean =>
  event.getTargetRanges().some(({ startContainer, endContainer }) => {
    const pair = pairAt(startContainer)
    return pair === null || pair !== pairAt(endContainer)
  })

const pairAt = (node: globalThis.Node): Element | null =>
  (node instanceof Element ? node : node.parentElement)?.closest('[data-paragraph-id]') ?? null

/**
 * Whether a key belongs to an action of the program: Escape, Enter with a modifier, and the keys
 * for format and undo. ProseMirror would take them although no keymap has them.
 */
function isForProgram({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (key === 'Escape') return true
  if (key === 'Enter') return ctrlKey || metaKey || altKey
  return (ctrlKey || metaKey) && /^[biyz]$/i.test(key)
}
