import type { AnnotationId } from '#domain/ids'
import { listItem, type NoteForm } from '#domain/notes/block'
import type { NoteEditor } from '#editor/notes/note-editor'
import type { TableAct } from '#editor/notes/tables'
import type { NoteLook } from '#editor/notes/note-look'
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers, type ActionHandlers } from '../../actions.ts'
import { noteMenu } from '../../menus/note-menu.ts'
import { useContextMenu } from '../../menus/use-popup.ts'
import { useSpellingMenu } from '../../menus/use-spelling-menu.ts'
import { useServices } from '../../services.ts'
import { PlaceChoice } from '../links/place-choice.tsx'
import { useCompletion } from '../links/use-completion.ts'
import { LinkField } from './link-field.tsx'
import formStyles from './note-forms.module.css'
import styles from '../note-item.module.css'
import { NoteToolbar } from './note-toolbar.tsx'
import writingStyles from './note-writing.module.css'
import { useNoteEditor, type NoteEditing } from './use-note-editor.ts'

interface NoteFieldProps extends Omit<NoteEditing, 'onLook' | 'completing'> {
  /** Whether the note is being written and nothing else was done since. */
  readonly isWriting: () => boolean
  /** The mark whose note it is. */
  readonly own?: AnnotationId
  /** Whether the places to link to are offered at once, for a mark that refers to one. */
  readonly isOffering?: boolean
}

const nothing: NoteLook = { formats: [], block: null, link: null }

/** The field in which a note is written, with its tools. It takes the focus when it appears. */
export function NoteField(props: NoteFieldProps) {
  const { isWriting: isGrowing, onDone, onFollow } = props
  const place = useRef<HTMLDivElement>(null)
  const [look, setLook] = useState(nothing)
  const [isLinking, setLinking] = useState(false)
  const completion = useCompletion(props.own)
  const { editor } = completion
  useNoteEditor(place, editor, { ...props, onLook: setLook, completing: completion.host })
  const offer = useEffectEvent(() => {
    if (props.isOffering === true) editor.current?.offerPlaces()
  })
  // After the effect that has opened the editor.
  useEffect(() => offer(), [])
  const [isWriting, setWriting] = useState(false)
  useFieldMenu(place, editor, props.language)

  const { undo, redo } = useFieldSteps(editor, isGrowing)
  // Actions that edit or format text apply to the text that has the focus.
  useActionHandlers(
    isWriting
      ? {
          ...formatActions(editor),
          ...blockActions(editor, look),
          'edit.undo': undo,
          'edit.redo': redo,
          'format.link': () => setLinking(true),
          'link.follow': {
            enabled: look.link !== null,
            run: () => look.link !== null && onFollow(look.link),
          },
          'translation.done': onDone,
        }
      : {},
  )
  const back = () => editor.current?.focus()
  return (
    <div
      // In the field of an address the editing keys are those of that field.
      onFocus={({ target }) => setWriting(target.closest('input') === null)}
      onBlur={() => setWriting(false)}
    >
      <NoteToolbar look={look} isStop={isWriting} onLeave={back} />
      {isLinking && (
        <LinkField
          target={look.link}
          onLink={target => {
            setLinking(false)
            editor.current?.link(target)
          }}
          onCancel={() => {
            setLinking(false)
            back()
          }}
        />
      )}
      <div ref={place} className={`${styles.field} ${formStyles.forms} ${writingStyles.field}`} />
      {completion.shown && <PlaceChoice {...completion.shown} onChoose={completion.choose} />}
    </div>
  )
}

/**
 * The field undoes its typing key by key while nothing else was done since. After that the whole
 * writing is one step of the common order.
 */
function useFieldSteps(editor: RefObject<NoteEditor | null>, isGrowing: () => boolean) {
  const { order } = useServices().undoing
  return {
    undo: () => {
      if (!isGrowing() || !editor.current?.step('undo')) order.undo()
    },
    redo: () => {
      if (!order.redo()) editor.current?.step('redo')
    },
  }
}

/** Shows the context menu of the field. */
function useFieldMenu(
  place: RefObject<HTMLElement | null>,
  editor: RefObject<NoteEditor | null>,
  language: string,
): void {
  const { t } = useTranslation()
  const spellingMenu = useSpellingMenu(language)
  useContextMenu(place, () => {
    const misspelt = editor.current?.misspelt() ?? null
    const isSelected = hasSelection()
    if (!misspelt) return noteMenu(t, isSelected)
    return spellingMenu(misspelt).then(spelling => noteMenu(t, isSelected, spelling))
  })
}

const hasSelection = () => getSelection()?.isCollapsed === false

const formatActions = (editor: RefObject<NoteEditor | null>): ActionHandlers => ({
  'format.strong': () => editor.current?.toggle('strong'),
  'format.emphasis': () => editor.current?.toggle('emphasis'),
  'format.superscript': () => editor.current?.toggle('superscript'),
  'format.underline': () => editor.current?.toggle('underline'),
  'format.strikethrough': () => editor.current?.toggle('strikethrough'),
  'format.code': () => editor.current?.toggle('code'),
})

function blockActions(editor: RefObject<NoteEditor | null>, { block }: NoteLook): ActionHandlers {
  const turn = (to: NoteForm | null) => () => editor.current?.turn(to)
  const isItem = block?.kind === 'item'
  const isCell = block?.kind === 'cell'
  const inTable = (act: TableAct) => ({ enabled: isCell, run: () => editor.current?.table(act) })
  return {
    'block.paragraph': turn(null),
    'block.heading1': turn({ kind: 'heading', level: 1 }),
    'block.heading2': turn({ kind: 'heading', level: 2 }),
    'block.heading3': turn({ kind: 'heading', level: 3 }),
    'block.bullets': turn(listItem('bullet', 0)),
    'block.numbers': turn(listItem('number', 0)),
    'block.checks': turn(listItem('check', 0)),
    'block.quotation': turn({ kind: 'quotation' }),
    'block.code': turn({ kind: 'code' }),
    'table.insert': { enabled: !isCell, run: () => editor.current?.table('insert') },
    'table.addRow': inTable('addRow'),
    'table.addColumn': inTable('addColumn'),
    'table.removeRow': inTable('removeRow'),
    'table.removeColumn': inTable('removeColumn'),
    'block.indent': { enabled: isItem, run: () => editor.current?.indent(1) },
    'block.outdent': { enabled: isItem, run: () => editor.current?.indent(-1) },
    'block.tick': {
      enabled: isItem && block.list === 'check',
      run: () => editor.current?.tick(),
    },
  }
}
