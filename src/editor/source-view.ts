import { keydownHandler } from 'prosemirror-keymap'
import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { selectAll } from './commands/select-all.ts'
import { readSelection } from './input/current-selection.ts'
import { readOnlyCaret } from './input/edit-context.ts'
import { edgeKeys, type Leave } from './input/edge-keys.ts'
import { placeOf, type Place } from './pairs.ts'
import { hits } from './plugins/hits.ts'
import { marks } from './plugins/marks.ts'
import { noteLinks, type NoteWords } from './plugins/note-links.ts'
import { pieces } from './plugins/pieces.ts'
import { sourceLock } from './plugins/source-lock.ts'

/** The printed column's state: marks over it, a lock, and nothing that could write. */
export const sourceState = (doc: Node, noteWords: () => NoteWords): EditorState =>
  EditorState.create({
    doc,
    plugins: [noteLinks(noteWords), hits(), marks(), pieces(), sourceLock()],
  })

export interface SourceViewOptions {
  readonly state: EditorState
  /** BCP 47 tag of the book. */
  readonly language: () => string
  /** What a screen reader calls the column. */
  readonly label: () => string
  readonly dispatch: EditorView['dispatch']
  readonly leave: Leave
  /** Goes over to the translation of the pair with the caret. */
  readonly cross: () => void
  /** Goes where a place of the print leads: to a note, or back from it. False for one that leads nowhere. */
  readonly follow: (place: Place) => boolean
  readonly focused: () => void
}

/** Shows the printed column in `place`: selectable by mouse and keyboard, with a caret, and not changeable. */
export function openSourceView(place: HTMLElement, options: SourceViewOptions): EditorView {
  const keys = keydownHandler({
    'Mod-a': selectAll,
    Enter: ({ selection }) => {
      if (!selection.empty || !options.follow(placeOf(selection.$head))) options.cross()
      return true
    },
    ...edgeKeys(options.leave),
  })
  const view = new EditorView(
    { mount: place },
    {
      state: options.state,
      editable: () => false,
      dispatchTransaction: tr => options.dispatch(tr),
      attributes: () => ({
        class: 'column source',
        lang: options.language(),
        tabindex: '0',
        role: 'textbox',
        'aria-readonly': 'true',
        'aria-multiline': 'true',
        'aria-label': options.label(),
        translate: 'no',
      }),
      handleDOMEvents: {
        // ProseMirror leaves the keys of a view that is not editable alone.
        keydown(shown, event) {
          readSelection(shown, event)
          if (event.isComposing || !keys(shown, event)) return false
          event.preventDefault()
          return true
        },
        // Some editing commands pass the EditContext by: Ctrl-Shift-Backspace deletes in the page (seen in Chromium 156).
        beforeinput(_shown, event) {
          event.preventDefault()
          return true
        },
        focus() {
          options.focused()
          return false
        },
        click(shown, event) {
          const place = isPress(event, shown) ? linkAt(shown, event.target) : null
          return place !== null && options.follow(place)
        },
        drop(_shown, event) {
          event.preventDefault()
          return true
        },
      },
    },
  )
  const release = readOnlyCaret(place)
  const destroy = view.destroy.bind(view)
  view.destroy = () => {
    release()
    destroy()
  }
  // Of a view that is not editable ProseMirror shows the selection only, and leaves the keyboard where it is.
  const showSelection = view.focus.bind(view)
  view.focus = () => {
    place.focus({ preventScroll: true })
    showSelection()
  }
  return view
}

/** Whether a press means the place itself: no words were selected by it, and nothing else is asked for. */
const isPress = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent, view: EditorView) =>
  button === 0 && !(ctrlKey || metaKey || shiftKey || altKey) && view.state.selection.empty

/** The place of the print that a sign of a note, or the way back after a note, stands for. */
function linkAt(view: EditorView, pressed: EventTarget | null): Place | null {
  const link = pressed instanceof Element && pressed.closest('.note-reference, .note-return')
  if (!link || !view.dom.contains(link)) return null
  return placeOf(view.state.doc.resolve(view.posAtDOM(link, 0)))
}
