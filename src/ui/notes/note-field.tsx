import type { NoteBody } from '#domain/annotation'
import { openNoteEditor, type NoteEditor } from '#editor/notes/note-editor'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useActionHandlers } from '../actions.ts'
import { useServices } from '../services.ts'
import styles from './note-item.module.css'

interface NoteFieldProps {
  /** What the note said when it was drawn: while the reader writes, the field is ahead of that. */
  readonly note: NoteBody
  /** What it says now. */
  readonly latest: () => NoteBody
  /** Whether it is being written, and nothing else was done since. */
  readonly isWriting: () => boolean
  readonly label: string
  /** BCP 47 tag of the reader's language. */
  readonly language: string
  readonly onChange: (body: NoteBody) => void
  /** The keyboard has left the field. */
  readonly onPause: () => void
  readonly onDone: () => void
}

/** Where a note is written. It takes the focus when it appears. */
export function NoteField(props: NoteFieldProps) {
  const { note, latest, isWriting: isGrowing, label, language, onChange, onPause, onDone } = props
  const { order } = useServices().undoing
  const place = useRef<HTMLDivElement>(null)
  const shown = useRef<NoteEditor | null>(null)
  const [isWriting, setWriting] = useState(false)
  const changed = useEffectEvent(onChange)
  const paused = useEffectEvent(onPause)
  const done = useEffectEvent(onDone)
  const open = useEffectEvent((element: HTMLElement) =>
    openNoteEditor(element, note, {
      label,
      language,
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
  }, [])
  const showLatest = useEffectEvent(() => shown.current?.show(latest()))
  // An undo, or an earlier version that was brought back, may have changed it.
  useEffect(() => showLatest(), [note])

  /** The field takes back its typing key by key as long as nothing was done since; after that the whole of it is one step like any other. */
  const undo = () => {
    if (!isGrowing() || !shown.current?.step('undo')) order.undo()
  }
  const redo = () => {
    if (!order.redo()) shown.current?.step('redo')
  }
  // What edits or formats text is about the text that has the keyboard.
  useActionHandlers(
    isWriting
      ? {
          'edit.undo': undo,
          'edit.redo': redo,
          'format.strong': () => shown.current?.toggle('strong'),
          'format.emphasis': () => shown.current?.toggle('emphasis'),
          'format.superscript': () => shown.current?.toggle('superscript'),
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
