import type { ActionName } from '#domain/actions'
import type { NoteForm } from '#domain/notes/block'
import type { Format } from '#domain/rich-text'
import type { NoteLook } from '#editor/notes/note-look'
import {
  Bold,
  Italic,
  Link,
  List,
  ListChecks,
  ListOrdered,
  Strikethrough,
  Table,
  Underline,
  type LucideIcon,
} from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActions } from '../../actions.ts'
import { useShortcut } from '../../actions/use-shortcut.ts'
import { useArrowKeys } from '../../hooks/use-arrow-keys.ts'
import styles from './note-toolbar.module.css'

interface NoteToolbarProps {
  /** What is at the caret of the note. */
  readonly look: NoteLook
  /** Whether Tab stops at it: only from the note, so that Tab leads from a field into the note. */
  readonly isStop: boolean
  /** Gives the keyboard back to the note. */
  readonly onLeave: () => void
}

const formatIcons = [
  ['strong', Bold],
  ['emphasis', Italic],
  ['underline', Underline],
  ['strikethrough', Strikethrough],
] as const satisfies readonly (readonly [Format, LucideIcon])[]

const listIcons = [
  ['block.bullets', 'bullet', List],
  ['block.numbers', 'number', ListOrdered],
  ['block.checks', 'check', ListChecks],
] as const

/** The forms to choose from beside the lists, each with its action. */
const forms = [
  'block.paragraph',
  'block.heading1',
  'block.heading2',
  'block.heading3',
  'block.quotation',
  'block.code',
] as const

/** The formats and forms of the note that is being written. It is one stop for Shift+Tab. */
export function NoteToolbar({ look, isStop, onLeave }: NoteToolbarProps) {
  const { t } = useTranslation()
  const bar = useRef<HTMLDivElement>(null)
  const [stop, setStop] = useState<ActionName>('block.paragraph')
  useArrowKeys(bar, 'button, select', 'inline')
  const tool = (action: ActionName, pressed: boolean, Icon: LucideIcon) => (
    <Tool
      key={action}
      action={action}
      pressed={pressed}
      icon={<Icon size={15} aria-hidden />}
      isStop={isStop && stop === action}
      onFocus={() => setStop(action)}
    />
  )
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('notes.toolbar')}
      className={styles.bar}
      tabIndex={-1}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.preventDefault()
        event.stopPropagation()
        onLeave()
      }}
    >
      <FormChoice
        block={look.block}
        isStop={isStop && stop === 'block.paragraph'}
        onFocus={() => setStop('block.paragraph')}
        onChosen={onLeave}
      />
      {formatIcons.map(([format, icon]) =>
        tool(`format.${format}`, look.formats.includes(format), icon),
      )}
      {tool('format.link', look.link !== null, Link)}
      {listIcons.map(([action, list, icon]) =>
        tool(action, look.block?.kind === 'item' && look.block.list === list, icon),
      )}
      {tool('table.insert', look.block?.kind === 'cell', Table)}
    </div>
  )
}

interface Stop {
  /** Whether Tab stops at it. */
  readonly isStop: boolean
  readonly onFocus: () => void
}

interface ToolProps extends Stop {
  readonly action: ActionName
  readonly pressed: boolean
  readonly icon: React.ReactNode
}

function Tool({ action, pressed, icon, isStop, onFocus }: ToolProps) {
  const { t } = useTranslation()
  const { run } = useActions()
  const { tip, aria } = useShortcut(action)
  const label = t(`actions.${action}`)
  return (
    <button
      type="button"
      className={styles.tool}
      tabIndex={isStop ? 0 : -1}
      data-action={action}
      aria-label={label}
      aria-pressed={pressed}
      aria-keyshortcuts={aria}
      title={tip(label)}
      onFocus={onFocus}
      // A press leaves the keyboard and the selection in the note.
      onMouseDown={event => event.preventDefault()}
      onClick={() => run(action)}
    >
      {icon}
    </button>
  )
}

interface FormChoiceProps extends Stop {
  readonly block: NoteForm | null
  readonly onChosen: () => void
}

function FormChoice({ block, isStop, onFocus, onChosen }: FormChoiceProps) {
  const { t } = useTranslation()
  const { run } = useActions()
  const value = formOf(block)
  return (
    <select
      className={styles.form}
      tabIndex={isStop ? 0 : -1}
      data-action="block.paragraph"
      aria-label={t('notes.form')}
      value={value ?? ''}
      onFocus={onFocus}
      onChange={event => {
        const chosen = forms.find(form => form === event.currentTarget.value)
        onChosen()
        if (chosen) run(chosen === value ? 'block.paragraph' : chosen)
      }}
    >
      {value === null && (
        <option value="" disabled hidden>
          {t(block?.kind === 'cell' ? 'notes.table' : 'notes.list')}
        </option>
      )}
      {forms.map(form => (
        <option key={form} value={form}>
          {t(`actions.${form}`)}
        </option>
      ))}
    </select>
  )
}

/** The choice that a paragraph's form is; null if it is an item. */
function formOf(block: NoteForm | null): (typeof forms)[number] | null {
  if (block === null) return 'block.paragraph'
  if (block.kind === 'heading') return `block.heading${block.level}`
  return block.kind === 'item' || block.kind === 'cell' ? null : `block.${block.kind}`
}
