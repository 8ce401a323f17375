import type { NoteBody } from '#domain/annotation'
import { openNoteEditor, type NoteEditor } from '#editor/note-editor'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useActionHandlers } from '../actions.ts'
import styles from './note-item.module.css'

interface NoteFieldProps {
  /** What it holds when it opens; from then on it knows better. */
  readonly initial: NoteBody
  readonly label: string
  /** BCP 47 tag of the reader's language. */
  readonly language: string
  readonly onChange: (body: NoteBody) => void
  readonly onDone: () => void
}

/** Where a note is written. It takes the focus when it appears. */
export function NoteField({ initial, label, language, onChange, onDone }: NoteFieldProps) {
  const place = useRef<HTMLDivElement>(null)
  const opened = useRef<NoteEditor | null>(null)
  const [isWriting, setWriting] = useState(false)
  const changed = useEffectEvent(onChange)
  const done = useEffectEvent(onDone)
  const open = useEffectEvent((element: HTMLElement) =>
    openNoteEditor(element, initial, {
      label,
      language,
      onChange: body => changed(body),
      onDone: () => done(),
    }),
  )
  useEffect(() => {
    if (!place.current) return
    const editor = (opened.current = open(place.current))
    editor.focus()
    return () => {
      opened.current = null
      editor.destroy()
    }
  }, [])
  // What formats text is about the text that has the keyboard.
  useActionHandlers(
    isWriting
      ? {
          'format.strong': () => opened.current?.toggle('strong'),
          'format.emphasis': () => opened.current?.toggle('emphasis'),
          'format.superscript': () => opened.current?.toggle('superscript'),
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
