import type { Annotation } from '#domain/annotation'
import { standaloneName } from '#domain/notes/standalone'
import type { Marks } from '#services/marking/marking'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../hooks/use-live.ts'
import { useServices } from '../../services.ts'
import { NoteBacklinks } from '../links/note-backlinks.tsx'
import { NoteField } from '../note/note-field.tsx'
import { NoteTools } from '../note-tools.tsx'
import { TagEditor } from '../tags/tag-editor.tsx'
import styles from './standalone-note.module.css'

export interface StandaloneNoteProps {
  readonly mark: Annotation
  readonly marks: Marks
  /** BCP 47 tag of the reader's language. */
  readonly language: string
  /** Whether a new tag can be typed. */
  readonly isTagged: boolean
  readonly onTag: (isTagged: boolean) => void
  readonly onHistory: () => void
  readonly onDelete: () => void
  readonly onFollow: (target: string) => void
  readonly onDone: () => void
}

/** The field of a standalone note, its tags, what links to it, and what can be done with it. */
export function StandaloneNote(props: StandaloneNoteProps) {
  const { mark, marks, language, isTagged, onTag, onFollow, onDone } = props
  const { t } = useTranslation()
  const [place, setPlace] = useState<HTMLDivElement | null>(null)
  useEscapeOnce(place)
  const quote = standaloneName(mark) || t('standalone.one')
  return (
    <div ref={setPlace} className={styles.note} data-annotation-id={mark.id}>
      {/* Drawn after the dialog, which hides the actions of all that was there before it. */}
      {place && (
        <NoteField
          own={mark.id}
          note={mark.note}
          latest={() => marks.noteOf(mark.id)}
          isWriting={() => marks.isWriting(mark.id)}
          label={t('standalone.words')}
          language={language}
          onChange={note => marks.writeNote(mark.id, note)}
          onPause={marks.endWriting}
          onFollow={onFollow}
          onDone={onDone}
        />
      )}
      {(isTagged || mark.tags.length > 0) && (
        <TagEditor
          tags={mark.tags}
          quote={quote}
          language={language}
          isOpen={isTagged}
          onChange={tags => marks.retag(mark.id, tags)}
          onShow={() => {}}
          onClose={isFinished => {
            onTag(false)
            if (isFinished) place?.querySelector<HTMLElement>('[contenteditable="true"]')?.focus()
          }}
        />
      )}
      <NoteBacklinks
        annotation={mark}
        language={language}
        onFollow={(_mark, target) => onFollow(target)}
      />
      <Tools {...props} quote={quote} />
    </div>
  )
}

/** What can be done with the note. */
function Tools(props: StandaloneNoteProps & { readonly quote: string }) {
  const { mark, marks, quote } = props
  const { marking } = useServices()
  const categories = useLive(marking.categories)
  const known = useLive(marking.knownCategories)
  return (
    <NoteTools
      annotation={mark}
      categories={categories}
      own={known.find(({ id }) => id === mark.category)}
      isEdited
      quote={quote}
      actions={{
        onCategory: ({ id }, category) => marks.recategorise(id, category),
        onState: ({ id }) => marks.nextState(id),
        onEdit: () => {},
        onHistory: props.onHistory,
        onDelete: props.onDelete,
      }}
      onTag={() => props.onTag(true)}
    />
  )
}

/** Keeps an Escape that the field has used from the dialog, which would close at it. */
function useEscapeOnce(element: HTMLElement | null): void {
  useEffect(() => {
    const stop = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && event.defaultPrevented) event.stopPropagation()
    }
    element?.addEventListener('keydown', stop)
    return () => element?.removeEventListener('keydown', stop)
  }, [element])
}
