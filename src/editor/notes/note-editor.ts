import type { NoteBody } from '#domain/annotation'
import { canonicalJson } from '#domain/canonical-json'
import type { Format } from '#domain/rich-text'
import { directionOf } from '#domain/text/language-tag'
import { baseKeymap } from 'prosemirror-commands'
import { history, redo, undo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import { EditorState, TextSelection, type Command } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { breakLine } from '../commands/break-line.ts'
import { toggleFormat } from '../commands/toggle-format.ts'
import { noteDoc, noteOf } from '../convert.ts'
import { readSelection } from '../input/current-selection.ts'
import { pasteReading } from '../paste/reading.ts'
import { formatRules, undoInputRule } from '../plugins/input-rules.ts'
import { pieces } from '../plugins/pieces.ts'
import { noteSchema } from '../schema/note.ts'
import { writeWithoutControls } from '../input/typed-controls.ts'
import { refuseWhileComposing } from '../input/while-composing.ts'

export interface NoteEditorOptions {
  /** What a screen reader calls it. */
  readonly label: string
  /** BCP 47 tag of the reader's language. */
  readonly language: string
  /** Called with the whole note after each change that the reader makes in its text. */
  readonly onChange: (body: NoteBody) => void
  /** The reader is done with it: Escape, or Mod-Enter. */
  readonly onDone: () => void
  /** The keyboard has left it. */
  readonly onBlur?: () => void
}

export interface NoteEditor {
  readonly focus: () => void
  /** Shows `body`, which the note has become by other means; what was typed before can no longer be undone in the field. Nothing happens where it says that already, or while somebody composes. */
  readonly show: (body: NoteBody) => void
  /** Takes back what was typed last in the field, or types it again; false where there is none of it. */
  readonly step: (way: 'undo' | 'redo') => boolean
  readonly toggle: (format: Format) => void
  readonly destroy: () => void
}

/** Keys by which browsers format and undo, and ProseMirror keeps them from it. They are actions' keys. */
const isForProgram = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && /^[biyz]$/i.test(key)

/**
 * Opens a small editor for one note in `place`. It undoes its own typing as long as there is some;
 * which of the two is asked is for the page, whose keys they are.
 */
export function openNoteEditor(
  place: HTMLElement,
  initial: NoteBody,
  options: NoteEditorOptions,
): NoteEditor {
  const done: Command = () => {
    options.onDone()
    return true
  }
  const view = new EditorView(place, {
    state: noteState(initial, done),
    attributes: {
      class: 'note-editor',
      lang: options.language,
      dir: directionOf(options.language),
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': options.label,
      spellcheck: 'false',
    },
    ...pasteReading(noteSchema),
    handleTextInput: writeWithoutControls,
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr))
      if (tr.docChanged) options.onChange(noteOf(view.state.doc))
    },
    handleDOMEvents: {
      keydown(shown, event) {
        readSelection(shown, event)
        return isForProgram(event)
      },
      // The browser's own undo knows nothing of the order of everything.
      beforeinput(_shown, event) {
        if (event.inputType.startsWith('history')) event.preventDefault()
        return false
      },
      paste: refuseWhileComposing,
      cut: refuseWhileComposing,
      blur() {
        options.onBlur?.()
        return false
      },
    },
  })
  return {
    focus: () => view.focus(),
    show: body => {
      if (view.composing || canonicalJson(noteOf(view.state.doc)) === canonicalJson(body)) return
      view.updateState(noteState(body, done))
    },
    step: way => steps[way](view.state, view.dispatch.bind(view), view),
    toggle: format => {
      toggleFormat(format)(view.state, view.dispatch.bind(view), view)
      view.focus()
    },
    destroy: () => view.destroy(),
  }
}

const steps = { undo, redo } as const

/** A field's state that says `body`, with nothing to undo in it; `done` is what Escape and Mod-Enter do. */
function noteState(body: NoteBody, done: Command): EditorState {
  const doc = noteDoc(body)
  return EditorState.create({
    doc,
    selection: TextSelection.atEnd(doc),
    plugins: [
      formatRules(noteSchema),
      keymap({
        Backspace: undoInputRule,
        'Shift-Enter': breakLine,
        'Mod-Enter': done,
        Escape: done,
      }),
      keymap(baseKeymap),
      history(),
      pieces(),
    ],
  })
}
