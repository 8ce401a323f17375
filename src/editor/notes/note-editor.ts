import type { NoteBody } from '#domain/annotation'
import { canonicalJson } from '#domain/canonical-json'
import type { Format } from '#domain/rich-text'
import { directionOf } from '#domain/text/language-tag'
import { baseKeymap, chainCommands } from 'prosemirror-commands'
import { history, redo, undo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import { EditorState, TextSelection, type Command } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { breakLine } from '../commands/break-line.ts'
import { correctWord } from '../commands/correct-word.ts'
import { toggleFormat } from '../commands/toggle-format.ts'
import { noteDoc, noteOf } from '../convert.ts'
import { readSelection } from '../input/current-selection.ts'
import { Underlay } from '../mark-shapes/underlay.ts'
import { pasteReading } from '../paste/reading.ts'
import { formatRules, undoInputRule } from '../plugins/input-rules.ts'
import { pieces } from '../plugins/pieces.ts'
import { misspeltAt, spelling, type Speller } from '../plugins/spelling.ts'
import { typography, undoKey } from '../plugins/typography.ts'
import { noteSchema } from '../schema/note.ts'
import { writeWithoutControls } from '../input/typed-controls.ts'
import { refuseWhileComposing } from '../input/while-composing.ts'
import type { Misspelt } from '../spread/spelling.ts'

interface NoteEditorOptions {
  /** The accessible name. */
  readonly label: string
  /** BCP 47 tag of the reader's language. */
  readonly language: string
  /** The tag of the language whose typography typing follows; null for none. */
  readonly typography: () => string | null
  /** Null: no words are checked. */
  readonly speller: Speller | null
  /** Called with the whole note after each change of its text. */
  readonly onChange: (body: NoteBody) => void
  /** Called for Escape and Mod-Enter. */
  readonly onDone: () => void
  /** Called when the field has lost the keyboard. */
  readonly onBlur?: () => void
}

export interface NoteEditor {
  readonly focus: () => void
  /**
   * Replaces the text by `body` and clears the undo history. Does nothing if the text is the same,
   * or during a composition.
   */
  readonly show: (body: NoteBody) => void
  /** Undoes or redoes typing in the field. Returns false if there is nothing to undo or redo. */
  readonly step: (way: 'undo' | 'redo') => boolean
  readonly toggle: (format: Format) => void
  /** The underlined word at the caret; null if there is none. */
  readonly misspelt: () => Misspelt | null
  readonly destroy: () => void
}

/**
 * Whether a key belongs to an action of the program. ProseMirror leaves these keys to the browser,
 * which formats or undoes.
 */
const isForProgram = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && /^[biyz]$/i.test(key)

/**
 * Opens a small editor for one note in `place`. It has an undo history of its own. The page owns
 * the keys for undo and decides whether to call `step`.
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
  const behind = placeBehind(place)
  const view = new EditorView(place, {
    state: noteState(initial, done, options),
    attributes: noteAttributes(options),
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
      // The browser's undo must not bypass the undo order.
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
  const underlay = new Underlay(behind, {
    view: side => (side === 'translation' ? view : undefined),
  })
  return {
    focus: () => view.focus(),
    show: body => {
      if (view.composing || canonicalJson(noteOf(view.state.doc)) === canonicalJson(body)) return
      view.updateState(noteState(body, done, options))
      underlay.opened('translation')
    },
    step: way => steps[way](view.state, view.dispatch.bind(view), view),
    toggle: format => {
      toggleFormat(format)(view.state, view.dispatch.bind(view), view)
      view.focus()
    },
    misspelt: () => misspeltAtCaret(view),
    destroy: () => {
      underlay.destroy()
      view.destroy()
      behind.remove()
    },
  }
}

const noteAttributes = ({ language, label }: NoteEditorOptions): Record<string, string> => ({
  class: 'note-editor',
  lang: language,
  dir: directionOf(language),
  role: 'textbox',
  'aria-multiline': 'true',
  'aria-label': label,
  spellcheck: 'false',
})

/** Adds the element in which lines are drawn behind the note. */
function placeBehind(place: HTMLElement): HTMLElement {
  const behind = document.createElement('div')
  behind.dataset['underlay'] = ''
  place.append(behind)
  return behind
}

function misspeltAtCaret(view: EditorView): Misspelt | null {
  const found = misspeltAt(view.state, view.state.selection.head)
  if (!found) return null
  const correct = (other: string) =>
    void correctWord(found, other)(view.state, view.dispatch.bind(view))
  return { word: found.word, correct }
}

const steps = { undo: chainCommands(undoKey, undo), redo } as const

/** A state with the text `body` and an empty history. Escape and Mod-Enter run `done`. */
function noteState(
  body: NoteBody,
  done: Command,
  { typography: language, speller }: Pick<NoteEditorOptions, 'typography' | 'speller'>,
): EditorState {
  const doc = noteDoc(body)
  return EditorState.create({
    doc,
    selection: TextSelection.atEnd(doc),
    plugins: [
      formatRules(noteSchema),
      typography(language),
      keymap({
        Backspace: undoInputRule,
        'Shift-Enter': breakLine,
        'Mod-Enter': done,
        Escape: done,
      }),
      keymap(baseKeymap),
      history(),
      pieces(),
      spelling(speller),
    ],
  })
}
