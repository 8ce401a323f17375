import type { Settings } from '#domain/settings'
import type { Shelved } from '#services/library/library'
import { Pencil, Trash2 } from 'lucide-react'
import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useContextMenu } from '../menus/use-popup.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { useOnSide } from '../hooks/use-their-words.ts'
import { KeptTitle } from '../parts/kept-words.tsx'
import { useCopyAddress } from '../parts/use-copy-address.ts'
import { RowGuard } from '../guards/guards.tsx'
import { BookCover } from './book-cover.tsx'
import { BookFactsLine, BookProgressLines, CoverDetails, isNew } from './book-details.tsx'
import { ProgressLine } from '../parts/progress-bar.tsx'
import styles from './book-list.module.css'

interface BookRowProps {
  readonly shelved: Shelved
  readonly view: Settings['shelfView']
  /** The position among the books shown, from 1, and how many those are. */
  readonly place: number
  readonly of: number
  /** Whether Tab stops at this row. */
  readonly isStop: boolean
  readonly onOpen: () => void
  readonly onDescribe: () => void
  readonly onRemove: () => void
}

/** A title of so many characters has one line at most widths. */
const titleLine = 20

/** The keys of a row, for `aria-keyshortcuts`. */
const keys = ['Enter', 'F2', 'Delete'].join(' ')

/** One book: its title or its cover, what it is, and how far the reader has come. */
export function BookRow(props: BookRowProps) {
  return (
    <RowGuard of={props.shelved} place={props.place} size={props.of}>
      <ShownRow {...props} />
    </RowGuard>
  )
}

function ShownRow(props: BookRowProps) {
  const { shelved, view, place, of, onOpen, onDescribe, onRemove } = props
  const id = useId()
  const row = useRef<HTMLDivElement>(null)
  const copy = useCopyAddress()
  useContextMenu(row, () => [
    [
      { action: 'book.open', run: onOpen },
      { action: 'book.describe', run: onDescribe },
      {
        action: 'link.copyBook',
        run: () => copy({ kind: 'book', book: shelved.book.id }, shelved.book.title),
      },
    ],
    [{ action: 'book.remove', run: onRemove }],
  ])
  const shown = useOnSide(shelved.book)
  return (
    <div
      ref={row}
      role="listitem"
      aria-setsize={of}
      aria-posinset={place}
      className={styles[view === 'list' ? 'row' : 'tile']}
      data-book-id={shelved.book.id}
    >
      <OpenButton {...props} describedBy={id} />
      {view === 'list' ? (
        <>
          <BookFactsLine shelved={shelved} id={id} />
          <BookProgressLines shelved={shelved} />
          <Tools {...props} />
        </>
      ) : (
        <>
          <UnderCover shelved={shelved} />
          <div className={styles.panel}>
            <span aria-hidden lang={shown.language} className={styles.name}>
              {shown.title}
            </span>
            <CoverDetails shelved={shelved} id={id} />
            <Tools {...props} />
          </div>
        </>
      )}
    </div>
  )
}

/** Under a cover: that the book is new, or a line of its progress. The details say it in words. */
function UnderCover({ shelved }: Pick<BookRowProps, 'shelved'>) {
  const { t } = useTranslation()
  if (isNew(shelved))
    return (
      <span aria-hidden className={styles.fresh}>
        {t('shelf.isNew')}
      </span>
    )
  return shelved.openedAt === null ? null : <ProgressLine progress={shelved.progress} />
}

function Tools({ shelved, onDescribe, onRemove }: BookRowProps) {
  const { title } = useOnSide(shelved.book)
  const { t } = useTranslation()
  return (
    <div className={styles.tools}>
      <ActionButton
        action="book.describe"
        name={t('shelf.describe', { title })}
        icon={<Pencil size={16} aria-hidden />}
        onPress={onDescribe}
      />
      <ActionButton
        action="book.remove"
        name={t('shelf.remove', { title })}
        icon={<Trash2 size={16} aria-hidden />}
        onPress={onRemove}
      />
    </div>
  )
}

/** The title or the cover; a press opens the book. */
function OpenButton(props: BookRowProps & { readonly describedBy: string }) {
  const { shelved, view, isStop, describedBy, onOpen, onDescribe, onRemove } = props
  const book = useOnSide(shelved.book)
  return (
    <button
      type="button"
      className={styles.open}
      data-action="book.open"
      tabIndex={isStop ? 0 : -1}
      aria-describedby={describedBy}
      aria-keyshortcuts={keys}
      onClick={onOpen}
      onKeyDown={({ key, nativeEvent }) => {
        // The next book gets the focus then, so a held key would remove book after book.
        if (nativeEvent.isComposing || nativeEvent.repeat) return
        if (key === 'F2') onDescribe()
        if (key === 'Delete') onRemove()
      }}
    >
      {view === 'covers' ? (
        <BookCover book={book} />
      ) : (
        <>
          <span lang={book.language} dir="auto" className={styles.title}>
            <KeptTitle text={book.title} line={titleLine} />
          </span>
          {book.author && (
            <span lang={book.language} dir="auto" className={styles.author}>
              {book.author}
            </span>
          )}
        </>
      )}
    </button>
  )
}
