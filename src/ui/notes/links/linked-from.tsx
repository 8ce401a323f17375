import { passageOf } from '#domain/notes/passage'
import { isStandalone } from '#domain/notes/standalone'
import { addressOf } from '#domain/notes/place'
import type { Backlink } from '#services/places/places'
import { Undo2 } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTabStop } from '../../rows/tab-stop.ts'
import { markName } from '../mark-name.ts'
import styles from './linked-from.module.css'

interface LinkedFromProps {
  readonly links: readonly Backlink[]
  /** What the list is called. */
  readonly label: string
  readonly language: string
  readonly onFollow: (address: string) => void
}

/** How many are shown before the reader asks for all. */
const few = 3

/** How much of the words of a mark is shown, in characters. */
const nameLimit = 40

/** The marks whose notes lead here. A press goes to one. */
export function LinkedFrom({ links, label, language, onFollow }: LinkedFromProps) {
  const { t } = useTranslation()
  const [isWhole, setWhole] = useState(false)
  const tabIndex = useTabStop()
  const id = useId()
  const shown = isWhole ? links : links.slice(0, few)
  const more = links.length - shown.length
  return (
    <div className={styles.from} data-part="linked-from">
      <p id={id} className={styles.label}>
        <Undo2 size={13} aria-hidden /> {label}
      </p>
      <ul aria-labelledby={id}>
        {shown.map(link => (
          <li key={link.mark.id}>
            <From link={link} language={language} onFollow={onFollow} />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <button
          type="button"
          tabIndex={tabIndex}
          className={styles.more}
          data-action="view.more"
          onClick={() => setWhole(true)}
        >
          {t('links.more', { count: more })}
        </button>
      )}
    </div>
  )
}

interface FromProps extends Pick<LinkedFromProps, 'language' | 'onFollow'> {
  readonly link: Backlink
}

function From({ link: { mark, title }, language, onFollow }: FromProps) {
  const { t } = useTranslation()
  const tabIndex = useTabStop()
  const name = markName(t, mark, nameLimit)
  // A passage of a note says only what that note says.
  const note = passageOf(mark) ? '' : mark.note.map(({ text }) => text).join(' ')
  const address = addressOf({ kind: 'mark', book: mark.bookId, mark: mark.id })
  return (
    <button
      type="button"
      className={styles.link}
      tabIndex={tabIndex}
      data-action="link.open"
      data-link={address}
      onClick={() => onFollow(address)}
    >
      <span
        lang={title === '' && !isStandalone(mark) ? language : undefined}
        dir="auto"
        className={styles.name}
      >
        {name}
      </span>
      {note !== '' && (
        <span dir="auto" className={styles.note}>
          {note}
        </span>
      )}
      {title !== '' && <small className={styles.title}>{title}</small>}
    </button>
  )
}
