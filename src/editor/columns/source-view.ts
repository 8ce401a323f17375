import { chainCommands } from 'prosemirror-commands'
import { keydownHandler } from 'prosemirror-keymap'
import type { Node } from 'prosemirror-model'
import { EditorState, type Command } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { selectAll } from '../commands/select-all.ts'
import { readSelection, readSelectionNow } from '../input/current-selection.ts'
import { readOnlyCaret } from '../input/edit-context.ts'
import { edgeKeys, type Leave } from '../input/edge-keys.ts'
import { placeOf, type Place } from '../pairs.ts'
import { hits } from '../plugins/hits.ts'
import { marks } from '../plugins/marks.ts'
import { noteLinks, type NoteWords } from '../plugins/note-links.ts'
import { pieces } from '../plugins/pieces.ts'
import { overReading, readings, settleInReading } from '../plugins/readings.ts'
import { terms } from '../plugins/terms.ts'
import { sourceLock } from '../plugins/source-lock.ts'
import { turnPage } from './turn-page.ts'
import { lookOfSource, type SourceLook } from '../source-look.ts'

/** The state of the source column. Nothing can change its document. */
export const sourceState = (doc: Node, noteWords: () => NoteWords): EditorState =>
  EditorState.create({
    doc,
    plugins: [
      noteLinks(noteWords),
      hits(),
      marks(),
      terms(),
      ...readings(),
      pieces(),
      sourceLock(),
    ],
  })

export interface SourceViewOptions {
  readonly state: EditorState
  /** BCP 47 tag of the book. */
  readonly language: () => string
  readonly look: () => SourceLook
  /** The accessible name of the column. */
  readonly label: () => string
  readonly dispatch: EditorView['dispatch']
  readonly leave: Leave
  /** Moves the caret to the translation of the same pair. */
  readonly cross: () => void
  /** Follows the link at a place: to a note, or back from it. Returns false if there is no link. */
  readonly follow: (place: Place) => boolean
  /** The column has received the keyboard. */
  readonly focused: () => void
}

/**
 * Opens the source column in `place`. It has a caret and can be selected by mouse and keyboard, but
 * not changed.
 */
export function openSourceView(place: HTMLElement, options: SourceViewOptions): EditorView {
  const drawn = lookOfSource(options.look)
  const view = new EditorView(
    { mount: place },
    {
      state: options.state,
      editable: () => false,
      decorations: ({ doc }) => drawn(doc),
      dispatchTransaction: tr => options.dispatch(tr),
      attributes: () => ({
        class: 'column source',
        lang: options.language(),
        tabindex: '0',
        role: 'textbox',
        'aria-readonly': 'true',
        'aria-multiline': 'true',
        'aria-label': options.label(),
        'data-script': options.look().script ?? 'own',
        translate: 'no',
      }),
      handleDOMEvents: sourceEvents(options),
    },
  )
  const release = readOnlyCaret(place)
  const destroy = view.destroy.bind(view)
  view.destroy = () => {
    release()
    destroy()
  }
  // In a view that is not editable, ProseMirror's `focus` shows the selection without moving the
  // focus.
  const showSelection = view.focus.bind(view)
  view.focus = () => {
    place.focus({ preventScroll: true })
    showSelection()
  }
  return view
}

/** Keys that select a reading, and that go by words. On macOS Alt does that. */
function wordKeys(): Readonly<Record<string, Command>> {
  const held = /Mac/.test(navigator.platform) ? 'Alt' : 'Ctrl'
  return {
    'Shift-ArrowLeft': overReading(-1, true),
    'Shift-ArrowRight': overReading(1, true),
    [`${held}-ArrowLeft`]: overReading(-1, false),
    [`${held}-ArrowRight`]: overReading(1, false),
    [`Shift-${held}-ArrowLeft`]: overReading(-1, true),
    [`Shift-${held}-ArrowRight`]: overReading(1, true),
  }
}

function sourceEvents({ follow, cross, leave, focused }: SourceViewOptions) {
  const edges = edgeKeys(leave)
  const keys = keydownHandler({
    'Mod-a': selectAll,
    Enter: ({ selection }) => {
      if (!selection.empty || !follow(placeOf(selection.$head))) cross()
      return true
    },
    ...edges,
    ...wordKeys(),
    ArrowLeft: chainCommands(overReading(-1, false), edges.ArrowLeft),
    ArrowRight: chainCommands(overReading(1, false), edges.ArrowRight),
    Space: paging(1),
    'Shift-Space': paging(-1),
  })
  return {
    // ProseMirror ignores the keys of a view that is not editable.
    keydown(view: EditorView, event: KeyboardEvent) {
      readSelection(view, event)
      if (!event.isComposing) settleInReading(view)
      if (event.isComposing || !keys(view, event)) return false
      event.preventDefault()
      return true
    },
    // Some editing commands bypass the EditContext: Ctrl-Shift-Backspace deletes in the page
    // (Chromium 156).
    beforeinput(_view: EditorView, event: InputEvent) {
      event.preventDefault()
      return true
    },
    keyup(view: EditorView) {
      settleInReading(view)
      return false
    },
    contextmenu(view: EditorView) {
      readSelectionNow(view)
      settleInReading(view)
      return false
    },
    focus() {
      focused()
      return false
    },
    mousedown(view: EditorView, { target }: MouseEvent) {
      settleAtRelease(view, target)
      return false
    },
    click(view: EditorView, event: MouseEvent) {
      settleInReading(view)
      if (!isPlainClick(event, view)) return false
      const place = linkAt(view, event.target)
      return place !== null && follow(place)
    },
    drop(_view: EditorView, event: DragEvent) {
      event.preventDefault()
      return true
    },
  }
}

function settleAtRelease(view: EditorView, pressed: EventTarget | null): void {
  if (!(pressed instanceof Element) || !pressed.closest('[data-printed]')) return
  window.addEventListener('pointerup', () => settleInReading(view), { once: true })
}

const paging =
  (way: 1 | -1): Command =>
  (_state, _dispatch, view) => {
    if (view) turnPage(view, way)
    return true
  }

/** Whether a click has no modifier and has selected nothing. */
const isPlainClick = (
  { button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent,
  view: EditorView,
) => button === 0 && !(ctrlKey || metaKey || shiftKey || altKey) && view.state.selection.empty

/**
 * The place of the note reference, or of the link back after a note, that was clicked; null for
 * anything else.
 */
function linkAt(view: EditorView, clicked: EventTarget | null): Place | null {
  const link = clicked instanceof Element && clicked.closest('.note-reference, .note-return')
  if (!link || !view.dom.contains(link)) return null
  return placeOf(view.state.doc.resolve(view.posAtDOM(link, 0)))
}
