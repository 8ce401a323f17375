import type { DeletedMark } from '#domain/marking/erase'
import { kindWordsOf } from '#domain/kinds/index'
import { isStandalone } from '#domain/notes/standalone'
import { memo, type KeyboardEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { markName } from '../../notes/mark-name.ts'
import { NoteText } from '../../notes/note/note-text.tsx'
import { RowButton } from '../../rows/row-button.tsx'
import { saidTime } from '../../parts/said-time.ts'
import type { ShownBook } from '../shown-book.ts'
import styles from './deleted-dialog.module.css'

/** What a reader does with one row. */
export interface DeletedRowActs {
  readonly onPick: (deleted: DeletedMark) => void
  /** Selects all rows, or none. */
  readonly onAll: () => void
  readonly onRestore: (deleted: DeletedMark) => void
  /** Asks whether it is deleted for good. */
  readonly onErase: (deleted: DeletedMark) => void
}

interface DeletedItemProps {
  readonly deleted: DeletedMark
  /** `at` counts from 1. */
  readonly place: { readonly at: number; readonly of: number; readonly isStop: boolean }
  /** Undefined if its book was removed. */
  readonly book: ShownBook | undefined
  readonly isPicked: boolean
  readonly acts: RefObject<DeletedRowActs>
}

/** The most characters of marked words that name a row. */
export const mostOfQuote = 80

/** As ARIA writes them. */
const keys = ['Enter', 'Delete'].join(' ')

/** A deleted mark: its words, the note on it, where it was, and what can be done. */
export const DeletedItem = memo(function DeletedItem(props: DeletedItemProps) {
  const { deleted, place, book, isPicked, acts } = props
  const { t } = useTranslation()
  const { mark } = deleted
  const name = markName(t, mark, mostOfQuote)
  return (
    <div
      role="listitem"
      aria-setsize={place.of}
      aria-posinset={place.at}
      className={styles.item}
      data-annotation-id={mark.id}
    >
      <input
        type="checkbox"
        data-deleted-row={mark.id}
        tabIndex={place.isStop ? 0 : -1}
        aria-label={t('deleted.row', { name })}
        aria-keyshortcuts={keys}
        checked={isPicked}
        onChange={() => acts.current.onPick(deleted)}
        onKeyDown={event => runKey(event, deleted, acts.current)}
      />
      <div>
        <Words mark={mark} book={book} />
        <About deleted={deleted} book={book} />
        <Buttons name={name} deleted={deleted} acts={acts} />
      </div>
    </div>
  )
})

function runKey(event: KeyboardEvent, deleted: DeletedMark, acts: DeletedRowActs): void {
  const { key, ctrlKey, metaKey, nativeEvent } = event
  // The next row gets the focus at once, so a held key would restore row after row.
  if (nativeEvent.isComposing || nativeEvent.repeat) return
  if (key === 'Enter') acts.onRestore(deleted)
  else if (key === 'Delete') acts.onErase(deleted)
  else if (key.toLowerCase() === 'a' && (ctrlKey || metaKey)) acts.onAll()
  else return
  event.preventDefault()
  event.stopPropagation()
}

interface ButtonsProps extends Pick<DeletedItemProps, 'deleted' | 'acts'> {
  readonly name: string
}

function Buttons({ name, deleted, acts }: ButtonsProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.acts}>
      <RowButton
        action="notebook.restore"
        label={t('actions.notebook.restore')}
        name={`${t('actions.notebook.restore')}: ${name}`}
        onPress={() => acts.current.onRestore(deleted)}
      />
      <RowButton
        action="notebook.askErase"
        label={t('actions.notebook.askErase')}
        name={`${t('actions.notebook.askErase')}: ${name}`}
        onPress={() => acts.current.onErase(deleted)}
      />
    </div>
  )
}

interface WordsProps extends Pick<DeletedItemProps, 'book'> {
  readonly mark: DeletedMark['mark']
}

/** The marked words, what the reader wrote, and the tags. */
function Words({ mark, book }: WordsProps) {
  const { t } = useTranslation()
  const language = mark.side === 'source' ? book?.language : book?.translationLanguage
  return (
    <>
      {!isStandalone(mark) && (
        <p className={styles.quote} lang={language} dir="auto">
          {markName(t, mark, mostOfQuote)}
        </p>
      )}
      {mark.note.length > 0 && (
        <div className={styles.note} lang={book?.translationLanguage}>
          <NoteText body={mark.note} />
        </div>
      )}
      {kindWordsOf(mark).map(
        ({ name, text }) =>
          text !== '' && (
            <p key={name} className={styles.about}>
              {t(`kindWords.${name}`)} <span lang={book?.language}>{text}</span>
            </p>
          ),
      )}
      {mark.tags.length > 0 && (
        <p className={styles.about}>{mark.tags.map(tag => `#${tag}`).join(' ')}</p>
      )}
    </>
  )
}

/** Where the mark was, and when it was deleted. */
function About({ deleted, book }: Pick<DeletedItemProps, 'deleted' | 'book'>) {
  const { t, i18n } = useTranslation()
  const { mark, passages } = deleted
  const hasPlace = !isStandalone(mark) && mark.scope !== 'book'
  const about = [
    book?.title ?? t('deleted.gone'),
    ...(hasPlace ? [t('notebook.paragraph', { number: mark.index + 1 })] : []),
    ...(passages.length > 0 ? [t('deleted.passages', { count: passages.length })] : []),
    t('deleted.on', { date: saidTime(t, i18n.language, mark.deletedAt ?? 0, 'day') }),
  ]
  return <p className={styles.about}>{about.join(' · ')}</p>
}
