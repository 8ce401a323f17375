import type { NoteBody } from '#domain/annotation'
import type { Format } from '#domain/rich-text'
import { directionOf } from '#domain/text/language-tag'
import { baseKeymap } from 'prosemirror-commands'
import { history, redo, undo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import { EditorState, TextSelection, type Command } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { breakLine } from './commands/break-line.ts'
import { toggleFormat } from './commands/toggle-format.ts'
import { noteDoc, noteOf } from './convert.ts'
import { readSelection } from './current-selection.ts'
import { pasteReading } from './paste/reading.ts'
import { formatRules, undoInputRule } from './plugins/input-rules.ts'
import { pieces } from './plugins/pieces.ts'
import { noteSchema } from './schema/note.ts'
import { writeWithoutControls } from './typed-controls.ts'
import { refuseWhileComposing } from './while-composing.ts'

export interface NoteEditorOptions {
  /** What a screen reader calls it. */
  readonly label: string
  /** BCP 47 tag of the reader's language. */
  readonly language: string
  /** Called with the whole note after each change of its text. */
  readonly onChange: (body: NoteBody) => void
  /** The reader is done with it: Escape, or Mod-Enter. */
  readonly onDone: () => void
  /** The keyboard has left it. */
  readonly onBlur?: () => void
}

export interface NoteEditor {
  readonly focus: () => void
  readonly toggle: (format: Format) => void
  readonly destroy: () => void
}

/** Keys by which browsers format, and ProseMirror keeps them from it. They are actions' keys. */
const isFormatting = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && /^[bi]$/i.test(key)

/** Opens a small editor for one note in `place`. It has its own undo. */
export function openNoteEditor(
  place: HTMLElement,
  initial: NoteBody,
  options: NoteEditorOptions,
): NoteEditor {
  const done: Command = () => {
    options.onDone()
    return true
  }
  const doc = noteDoc(initial)
  const view = new EditorView(place, {
    state: EditorState.create({
      doc,
      selection: TextSelection.atEnd(doc),
      plugins: [
        formatRules(noteSchema),
        keymap({
          Backspace: undoInputRule,
          'Mod-z': undo,
          'Mod-Shift-z': redo,
          'Mod-y': redo,
          'Shift-Enter': breakLine,
          'Mod-Enter': done,
          Escape: done,
        }),
        keymap(baseKeymap),
        history(),
        pieces(),
      ],
    }),
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
        return isFormatting(event)
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
    toggle: format => {
      toggleFormat(format)(view.state, view.dispatch.bind(view), view)
      view.focus()
    },
    destroy: () => view.destroy(),
  }
}
