import { placeAt } from '#domain/notes/place'
import type { MarksNow } from '#services/marking/marks-now'
import { createContext, use, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMark } from '../../hooks/use-mark.ts'
import { useTabStop } from '../../rows/tab-stop.ts'
import { NoteText } from '../note/note-text.tsx'
import styles from './passage-note.module.css'

/** The marks among which the note of a passage is found; null where no book is open. */
export const MarksContext = createContext<MarksNow | null>(null)

interface PassageNoteProps {
  /** The address of the mark that has the note. */
  readonly address: string
  /** BCP 47 tag of the note. */
  readonly language: string
  readonly onFollow: (address: string) => void
  /** What is shown if the note is in another book, or gone. */
  readonly children: ReactNode
}

/** The note of a passage, as it is now. A press goes to where it is written. */
export function PassageNote(props: PassageNoteProps) {
  const marks = use(MarksContext)
  return marks ? <OfBook {...props} marks={marks} /> : props.children
}

function OfBook(props: PassageNoteProps & { readonly marks: MarksNow }) {
  const { address, language, onFollow, children, marks } = props
  const { t } = useTranslation()
  const tabIndex = useTabStop()
  const place = placeAt(address)
  const mark = useMark(marks, place?.kind === 'mark' ? place.mark : undefined)
  if (!mark || mark.note.length === 0) return children
  return (
    <div className={styles.passage} data-part="passage-note">
      <div lang={language} className={styles.note}>
        <NoteText body={mark.note} onFollow={onFollow} />
      </div>
      <button
        type="button"
        className={styles.go}
        tabIndex={tabIndex}
        data-action="link.open"
        data-link={address}
        onClick={() => onFollow(address)}
      >
        {t('links.toNote')}
      </button>
    </div>
  )
}
