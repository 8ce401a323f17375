import type { Book } from '#domain/book'
import { titleOn } from '#domain/book-record'
import type { BookId } from '#domain/ids'
import type { Settings } from '#domain/settings'
import type { Shelved } from '#services/library/library'
import { memo, useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useNamed } from '../hooks/use-named.ts'
import { WindowedList } from '../rows/windowed-list.tsx'
import { useServices } from '../services.ts'
import { BookRow } from './book-row.tsx'
import { ShelfBar } from './shelf-bar.tsx'
import { nameOnShelf, onShelf, type WantedBooks } from './shelf-order.ts'
import { useColumns } from './use-columns.ts'
import styles from './book-list.module.css'

interface BookListProps {
  readonly books: readonly Shelved[]
  readonly wanted: WantedBooks
  readonly onWant: (wanted: WantedBooks) => void
  /**
   * The book that gets the focus when the list appears, and when this changes. If it is `null`, at
   * a start, that is the book read last, or else the first.
   */
  readonly left: BookId | null
  readonly onOpen: (book: Book) => void
  readonly onDescribe: (book: Shelved) => void
  readonly onRemove: (book: Shelved) => void
}

const opening = '[data-action="book.open"]'

/**
 * The books, each as a line or a cover. The list is one stop for Tab; arrow keys go from book to
 * book, and letters to the next book whose title begins with them.
 */
export function BookList(props: BookListProps) {
  const { books, wanted, left, onWant, onOpen, onDescribe, onRemove } = props
  const { t, i18n } = useTranslation()
  const { preferences } = useServices()
  const { shelfView, shelfOrder, sides } = useLive(preferences.settings)
  const { sought, filter } = wanted
  const list = useRef<HTMLDivElement>(null)
  const columns = useColumns(list, shelfView === 'covers')
  const { language } = i18n
  const names = useMemo(() => books.map(nameOnShelf), [books])
  const isNamed = useNamed(names, sought)
  const shown = useMemo(
    () => onShelf(books, { order: shelfOrder, filter, sides, isNamed, language }),
    [books, shelfOrder, filter, sides, isNamed, language],
  )

  const [first] = useState(() => lastOpened(books))
  useEffect(() => {
    if (!list.current) return
    if (left) focusOn(list.current, left)
    // At a start nothing has the focus.
    else if (document.activeElement === document.body) focusOn(list.current, first)
  }, [left, first])
  return (
    <>
      <ShelfBar
        sought={sought}
        filter={filter}
        shown={shown.length}
        total={books.length}
        onSeek={words => onWant({ ...wanted, sought: words })}
        onFilter={chosen => onWant({ ...wanted, filter: chosen })}
      />
      <div ref={list}>
        <Rows
          list={list}
          shown={shown}
          view={shelfView}
          columns={columns}
          sides={sides}
          left={left ?? first}
          onOpen={onOpen}
          onDescribe={onDescribe}
          onRemove={onRemove}
        />
      </div>
      {shown.length === 0 && <p className={styles.none}>{t('shelf.none')}</p>}
    </>
  )
}

interface RowsProps extends Pick<BookListProps, 'left' | 'onOpen' | 'onDescribe' | 'onRemove'> {
  readonly list: RefObject<HTMLDivElement | null>
  readonly shown: readonly Shelved[]
  readonly view: Settings['shelfView']
  /** How many covers are side by side. */
  readonly columns: number
  /** The sides that are shown, which decide what books are called. */
  readonly sides: Settings['sides']
}

/** About how many books a chunk has; with covers, whole rows of them. */
const chunkSize = { list: 8, covers: 12 }
/** About the height of a book in a list, in CSS pixels. */
const rowHeight = 136

/** The books shown. They are drawn again only when other books are shown. */
const Rows = memo(function Rows(props: RowsProps) {
  const { list, shown, view, columns, sides, left, onOpen, onDescribe, onRemove } = props
  const { t } = useTranslation()
  return (
    <WindowedList
      key={view}
      items={shown}
      label={t('library.books')}
      className={view === 'list' ? styles.list : undefined}
      chunkSize={view === 'list' ? chunkSize.list : columns * Math.ceil(chunkSize.covers / columns)}
      chunkClassName={view === 'covers' ? styles.covers : undefined}
      keyOf={({ book }) => book.id}
      nameOf={({ book }) => titleOn(book, sides)}
      needs={left}
      rowHeight={rowHeight}
      stop={opening}
      row={(shelved, place, isStop) => (
        <BookRow
          key={shelved.book.id}
          shelved={shelved}
          view={view}
          place={place}
          of={shown.length}
          isStop={isStop}
          onOpen={() => onOpen(shelved.book)}
          onDescribe={() => onDescribe(shelved)}
          onRemove={() => {
            if (list.current) focusBeside(list.current, shelved.book.id)
            onRemove(shelved)
          }}
        />
      )}
    />
  )
})

/** Returns the book that was opened last. */
const lastOpened = (books: readonly Shelved[]): BookId | null =>
  books.reduce<Shelved | null>(
    (last, shelved) => ((shelved.openedAt ?? 0) > (last?.openedAt ?? 0) ? shelved : last),
    null,
  )?.book.id ?? null

/**
 * Focuses `book`. If it is not shown and nothing has the focus, focuses the first book, or in an
 * empty library the library itself.
 */
function focusOn(list: HTMLElement, book: BookId | null): void {
  const row = book && list.querySelector(`[data-book-id="${CSS.escape(book)}"]`)
  if (!row && document.activeElement !== document.body) return
  const place = (row || list).querySelector(opening) ?? list.closest('[data-pane]')
  if (place instanceof HTMLElement) place.focus()
}

/** Before a book is removed, focuses the book after it, or the one before if it is the last. */
function focusBeside(list: HTMLElement, book: BookId): void {
  const rows = [...list.querySelectorAll('[data-book-id]')]
  const at = rows.findIndex(row => row.getAttribute('data-book-id') === book)
  const beside = rows[at + 1] ?? rows[at - 1]
  beside?.querySelector<HTMLElement>(opening)?.focus()
}
