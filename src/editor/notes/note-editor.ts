import type { NoteBody } from '#domain/annotation'
import { canonicalJson } from '#domain/canonical-json'
import type { Format } from '#domain/rich-text'
import { directionOf } from '#domain/text/language-tag'
import type { NoteForm } from '#domain/notes/block'
import { baseKeymap, chainCommands, newlineInCode } from 'prosemirror-commands'
import { history, redo, undo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import { EditorState, TextSelection, type Command } from 'prosemirror-state'
import { EditorView, type EditorProps } from 'prosemirror-view'
import { breakLine } from '../commands/break-line.ts'
import { correctWord } from '../commands/correct-word.ts'
import { toggleFormat } from '../commands/toggle-format.ts'
import { noteDoc, noteOf } from './note-doc.ts'
import { readSelection } from '../input/current-selection.ts'
import { Underlay } from '../mark-shapes/underlay.ts'
import { notePasteReading } from '../paste/reading.ts'
import { undoInputRule } from '../plugins/input-rules.ts'
import { pieces } from '../plugins/pieces.ts'
import { misspeltAt, spelling, type Speller } from '../plugins/spelling.ts'
import { typography, undoKey } from '../plugins/typography.ts'
import { noteSchema } from '../schema/note.ts'
import { writeWithoutControls } from '../input/typed-controls.ts'
import { refuseWhileComposing } from '../input/while-composing.ts'
import type { Misspelt } from '../spread/spelling.ts'
import {
  complete,
  completing,
  leaveCompleting,
  offerPlaces,
  type CompletingHost,
} from './completing.ts'
import { indent, nextOfForm, plainAtStart, tick, tickAt, turnInto } from './block-commands.ts'
import { checkboxAt, linkAtEvent } from './note-pointer.ts'
import { setLink } from './note-links.ts'
import {
  belowCell,
  clearCells,
  goToCell,
  stayInCell,
  tableActs,
  tableOfBars,
  type TableAct,
} from './tables.ts'
import { wholeTables } from './whole-tables.ts'
import { noteLook, type NoteLook } from './note-look.ts'
import { noteRules } from './note-rules.ts'

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
  /** Called when the formats, the form or the link at the caret are others than before. */
  readonly onLook?: (look: NoteLook) => void
  /** Called when the reader follows a link. */
  readonly onFollow?: (target: string) => void
  /** Offers places to link to after two opening brackets. */
  readonly completing?: CompletingHost
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
  /** Gives the selected paragraphs a form, or takes it away if they have it. */
  readonly turn: (block: NoteForm | null) => void
  /** Inserts a table, or changes the one with the caret. */
  readonly table: (act: TableAct) => void
  /** Makes the selected items deeper or less deep. */
  readonly indent: (by: 1 | -1) => void
  /** Ticks the selected items of checklists, or opens them again. */
  readonly tick: () => void
  /** Makes the selected words, or those of the link at the caret, a link; null removes the link. */
  readonly link: (target: string | null) => void
  /** Replaces the brackets and the words after them by a link called `name`. */
  readonly complete: (target: string, name: string) => void
  /** Asks for a place at the caret, as two opening brackets do. */
  readonly offerPlaces: () => void
  /** Leaves the brackets as text. */
  readonly leaveCompleting: () => void
  /** Says which element lists the places, and which of them is chosen; null for none. */
  readonly describeList: (list: { readonly id: string; readonly active: string } | null) => void
  readonly look: () => NoteLook
  /** The underlined word at the caret, or null. */
  readonly misspelt: () => Misspelt | null
  readonly destroy: () => void
}

/**
 * Whether a key belongs to an action of the program. ProseMirror would take every Enter, and leaves
 * the others to the browser, which formats or undoes.
 */
const isForProgram = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  ((ctrlKey || metaKey) && /^[biuyz]$/i.test(key)) || (altKey && key === 'Enter')

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
    ...notePasteReading(noteSchema),
    handleTextInput: writeWithoutControls,
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr))
      if (tr.docChanged) options.onChange(noteOf(view.state.doc))
      reportLook()
    },
    ...noteEvents(options),
  })
  let look = noteLook(view.state)
  function reportLook(): void {
    const now = noteLook(view.state)
    if (canonicalJson(now) === canonicalJson(look)) return
    look = now
    options.onLook?.(now)
  }
  const underlay = new Underlay(behind, {
    view: side => (side === 'translation' ? view : undefined),
  })
  return {
    focus: () => view.focus(),
    show: body => {
      if (view.composing || canonicalJson(noteOf(view.state.doc)) === canonicalJson(body)) return
      view.updateState(noteState(body, done, options))
      underlay.opened('translation')
      reportLook()
    },
    step: way => steps[way](view.state, view.dispatch.bind(view), view),
    ...commandsOf(view),
    describeList: list => {
      if (view.composing) return
      view.setProps({ attributes: { ...noteAttributes(options), ...listAttributes(list) } })
    },
    look: () => look,
    misspelt: () => misspeltAtCaret(view),
    destroy: () => {
      underlay.destroy()
      view.destroy()
      behind.remove()
    },
  }
}

/** The methods that run a command and give the note the keyboard. */
function commandsOf(view: EditorView) {
  const run = (command: Command) => {
    if (view.composing) return
    command(view.state, view.dispatch.bind(view), view)
    view.focus()
  }
  return {
    toggle: format => run(toggleFormat(format)),
    turn: block => run(turnInto(block)),
    table: act => run(tableActs[act]),
    indent: by => run(indent(by)),
    tick: () => run(tick),
    link: target => run(setLink(target)),
    complete: (target, name) => run(complete(target, name)),
    offerPlaces: () => run(offerPlaces),
    leaveCompleting: () => run(leaveCompleting),
  } satisfies Partial<NoteEditor>
}

const noteEvents = ({ onBlur, onFollow }: NoteEditorOptions): EditorProps => ({
  handleClick(_shown, _pos, event) {
    const target = event.ctrlKey || event.metaKey ? linkAtEvent(event) : null
    if (target !== null) onFollow?.(target)
    return target !== null
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
    mousedown(shown, event) {
      const box = checkboxAt(shown, event)
      if (box === null || shown.composing) return false
      event.preventDefault()
      return tickAt(box)(shown.state, shown.dispatch.bind(shown))
    },
    // The engine would open a link's address in a new window.
    click(_shown, event) {
      if (linkAtEvent(event) !== null) event.preventDefault()
      return false
    },
    paste: refuseWhileComposing,
    cut: refuseWhileComposing,
    blur() {
      onBlur?.()
      return false
    },
  },
})

const noteAttributes = ({ language, label }: NoteEditorOptions): Record<string, string> => ({
  class: 'note-editor',
  lang: language,
  dir: directionOf(language),
  role: 'textbox',
  'aria-multiline': 'true',
  'aria-label': label,
  spellcheck: 'false',
})

const listAttributes = (
  list: { readonly id: string; readonly active: string } | null,
): Record<string, string> =>
  list
    ? {
        'aria-autocomplete': 'list',
        'aria-controls': list.id,
        'aria-activedescendant': list.active,
      }
    : {}

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
  { typography: language, speller, completing: host }: NoteEditorOptions,
): EditorState {
  const doc = noteDoc(body)
  return EditorState.create({
    doc,
    selection: TextSelection.atEnd(doc),
    plugins: [
      ...(host ? [completing(host)] : []),
      ...noteRules(),
      typography(language),
      keymap({
        Backspace: chainCommands(undoInputRule, clearCells, stayInCell('start'), plainAtStart),
        Delete: chainCommands(clearCells, stayInCell('end')),
        Enter: chainCommands(tableOfBars, belowCell, nextOfForm),
        'Shift-Enter': chainCommands(newlineInCode, breakLine),
        Tab: chainCommands(goToCell(1), indent(1)),
        'Shift-Tab': chainCommands(goToCell(-1), indent(-1)),
        'Mod-Enter': done,
        Escape: done,
      }),
      keymap(baseKeymap),
      history(),
      wholeTables(),
      pieces(),
      spelling(speller),
    ],
  })
}
