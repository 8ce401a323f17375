import type { NoteBody } from '#domain/annotation'
import { openNoteEditor, type NoteEditor } from '#editor/notes/note-editor'
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'
import { useActionHandlers } from '../actions.ts'
import { useTranslation } from 'react-i18next'
import { noteMenu } from '../menus/note-menu.ts'
import { useContextMenu } from '../menus/use-popup.ts'
import { useSpellingMenu } from '../menus/use-spelling-menu.ts'
import { useServices } from '../services.ts'
import { spellerOf } from '../reader/spelling/speller-of.ts'
import styles from './note-item.module.css'

interface NoteFieldProps {
  /** The note as it was drawn. While the reader writes, the field is newer than that. */
  readonly note: NoteBody
  /** Returns the note as it is now. */
  readonly latest: () => NoteBody
  /** Whether the note is being written and nothing else was done since. */
  readonly isWriting: () => boolean
  readonly label: string
  /** BCP 47 tag of the reader's language. */
  readonly language: string
  readonly onChange: (body: NoteBody) => void
  /** Called when the focus leaves the field. */
  readonly onPause: () => void
  readonly onDone: () => void
}

/** The field in which a note is written. It takes the focus when it appears. */
export function NoteField(props: NoteFieldProps) {
  const { isWriting: isGrowing, onDone } = props
  const { order } = useServices().undoing
  const place = useRef<HTMLDivElement>(null)
  const editor = useNoteEditor(place, props)
  const [isWriting, setWriting] = useState(false)
  const { t } = useTranslation()
  const spellingMenu = useSpellingMenu(props.language)
  useContextMenu(place, () => {
    const misspelt = editor.current?.misspelt() ?? null
    const isSelected = hasSelection()
    if (!misspelt) return noteMenu(t, isSelected)
    return spellingMenu(misspelt).then(spelling => noteMenu(t, isSelected, spelling))
  })

  // The field undoes its typing key by key while nothing else was done since. After that the whole
  // writing is one step of the common order.
  const undo = () => {
    if (!isGrowing() || !editor.current?.step('undo')) order.undo()
  }
  const redo = () => {
    if (!order.redo()) editor.current?.step('redo')
  }
  // Actions that edit or format text apply to the text that has the focus.
  useActionHandlers(
    isWriting
      ? {
          'edit.undo': undo,
          'edit.redo': redo,
          'format.strong': () => editor.current?.toggle('strong'),
          'format.emphasis': () => editor.current?.toggle('emphasis'),
          'format.superscript': () => editor.current?.toggle('superscript'),
          'translation.done': onDone,
        }
      : {},
  )
  return (
    <div
      ref={place}
      className={styles.field}
      onFocus={() => setWriting(true)}
      onBlur={() => setWriting(false)}
    />
  )
}

const hasSelection = () => getSelection()?.isCollapsed === false

/**
 * Opens a note editor in `place` and focuses it; shows the note again when it changes elsewhere.
 */
function useNoteEditor(
  place: RefObject<HTMLElement | null>,
  { note, latest, label, language, onChange, onPause, onDone }: NoteFieldProps,
): RefObject<NoteEditor | null> {
  const shown = useRef<NoteEditor | null>(null)
  const { preferences, spelling } = useServices()
  const changed = useEffectEvent(onChange)
  const paused = useEffectEvent(onPause)
  const done = useEffectEvent(onDone)
  const open = useEffectEvent((element: HTMLElement) =>
    openNoteEditor(element, note, {
      label,
      language,
      typography: () => (preferences.settings.get().typography ? language : null),
      // The language of a field stays while it is open.
      speller: spellerOf(spelling, { get: () => language, subscribe: () => () => {} }),
      onChange: body => changed(body),
      onBlur: () => paused(),
      onDone: () => done(),
    }),
  )
  useEffect(() => {
    if (!place.current) return
    const editor = open(place.current)
    shown.current = editor
    editor.focus()
    return () => {
      shown.current = null
      editor.destroy()
    }
  }, [place])
  const showLatest = useEffectEvent(() => shown.current?.show(latest()))
  // Undo, or restoring an earlier version, may have changed the note.
  useEffect(() => showLatest(), [note])
  return shown
}
