import type { NoteBody } from '#domain/annotation'
import type { CompletingHost } from '#editor/notes/completing'
import { openNoteEditor, type NoteEditor } from '#editor/notes/note-editor'
import type { NoteLook } from '#editor/notes/note-look'
import { useEffect, useEffectEvent, type RefObject } from 'react'
import { spellerOf } from '../../reader/spelling/speller-of.ts'
import { useServices } from '../../services.ts'

export interface NoteEditing {
  /** The note as it was drawn. While the reader writes, the field is newer than that. */
  readonly note: NoteBody
  /** Returns the note as it is now. */
  readonly latest: () => NoteBody
  readonly label: string
  /** BCP 47 tag of the reader's language. */
  readonly language: string
  readonly onChange: (body: NoteBody) => void
  /** Called when the focus leaves the field. */
  readonly onPause: () => void
  readonly onDone: () => void
  readonly onFollow: (target: string) => void
  /** Called when what is at the caret looks otherwise than before. */
  readonly onLook: (look: NoteLook) => void
  readonly completing: CompletingHost
}

/**
 * Opens a note editor in `place`, puts it into `shown` and focuses it. Shows the note again when it
 * changes elsewhere.
 */
export function useNoteEditor(
  place: RefObject<HTMLElement | null>,
  shown: RefObject<NoteEditor | null>,
  editing: NoteEditing,
): void {
  const { note, language } = editing
  const { preferences, spelling } = useServices()
  const changed = useEffectEvent(editing.onChange)
  const paused = useEffectEvent(editing.onPause)
  const done = useEffectEvent(editing.onDone)
  const followed = useEffectEvent(editing.onFollow)
  const looked = useEffectEvent(editing.onLook)
  const completes = useEffectEvent(editing.completing.onComplete)
  const pressed = useEffectEvent(editing.completing.onKey)
  const open = useEffectEvent((element: HTMLElement) =>
    openNoteEditor(element, note, {
      label: editing.label,
      language,
      typography: () => (preferences.settings.get().typography ? language : null),
      // The language of a field stays while it is open.
      speller: spellerOf(spelling, { get: () => language, subscribe: () => () => {} }),
      onChange: body => changed(body),
      onBlur: () => paused(),
      onDone: () => done(),
      onFollow: target => followed(target),
      onLook: look => looked(look),
      completing: { onComplete: words => completes(words), onKey: key => pressed(key) },
    }),
  )
  useEffect(() => {
    if (!place.current) return
    const editor = open(place.current)
    shown.current = editor
    editor.focus()
    looked(editor.look())
    return () => {
      shown.current = null
      editor.destroy()
    }
  }, [place, shown])
  const showLatest = useEffectEvent(() => shown.current?.show(editing.latest()))
  // Undo, or restoring an earlier version, may have changed the note.
  useEffect(() => showLatest(), [note])
}
