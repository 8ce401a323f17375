import type { Book } from '#domain/book'
import type { BookId } from '#domain/ids'
import type { Shelved } from '#services/library/library'
import { ClipboardPaste, Keyboard, NotebookTabs, Search, Settings } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { focusIfNowhere } from '../hooks/focus-at-once.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { useLive } from '../hooks/use-live.ts'
import { isInField } from '../menus/fields.ts'
import { useContextMenu } from '../menus/use-popup.ts'
import { useServices } from '../services.ts'
import { useFaultSentence } from '../saving/use-fault-sentence.ts'
import { BookList } from './book-list.tsx'
import styles from './library-screen.module.css'
import type { WantedBooks } from './shelf-order.ts'
import type { ReadShelf, ShownShelf } from './use-shelf.ts'

interface LibraryScreenProps {
  readonly shelf: ShownShelf
  readonly wanted: WantedBooks
  readonly onWant: (wanted: WantedBooks) => void
  /** The book that the reader comes back from, which gets the focus. */
  readonly left: BookId | null
  readonly onOpen: (book: Book) => void
  readonly onDescribe: (book: Shelved) => void
  readonly onRemove: (book: Shelved) => void
}

/** The menu of the place around the books: how to add another. */
const menuOfGround = [
  [{ action: 'library.import' }, { action: 'library.importFolder' }, { action: 'library.paste' }],
] as const

/** The first screen of the program: the books, and how to add another. */
export function LibraryScreen(props: LibraryScreenProps) {
  const { t } = useTranslation()
  const { preferences } = useServices()
  const { shelfView } = useLive(preferences.settings)
  const { shelf } = props
  const place = useRef<HTMLElement>(null)
  // A row and a field have their own.
  useContextMenu(place, target => (isInField(target) ? null : menuOfGround))
  const isWide = shelfView === 'covers' && shelf.state === 'read' && shelf.books.length > 0
  return (
    <main
      ref={place}
      className={styles.place}
      data-pane="library"
      tabIndex={-1}
      aria-label={t('panes.library')}
    >
      <div className={styles.page} data-wide={isWide}>
        <header className={styles.head}>
          <h1>{t('library.heading')}</h1>
          <ActionButton action="library.import" />
          <ActionButton action="library.paste" icon={<ClipboardPaste size={18} aria-hidden />} />
          <ActionButton action="find.library" icon={<Search size={18} aria-hidden />} />
          <ActionButton action="notebook.open" icon={<NotebookTabs size={18} aria-hidden />} />
          <ActionButton action="help.shortcuts" icon={<Keyboard size={18} aria-hidden />} />
          <ActionButton action="settings.open" icon={<Settings size={18} aria-hidden />} />
        </header>
        <Books {...props} />
      </div>
    </main>
  )
}

function Books({ shelf, ...rest }: LibraryScreenProps) {
  const { t } = useTranslation()
  if (shelf.state !== 'read')
    return shelf.state === 'reading' ? (
      <p className={styles.words}>{t('library.loading')}</p>
    ) : (
      <p className={styles.words} role="alert">
        {t('library.unread')}
      </p>
    )
  return (
    <>
      {shelf.books.length > 0 ? (
        <BookList books={shelf.books} {...rest} />
      ) : (
        <section className={styles.empty}>
          <h2>{t('library.emptyTitle')}</h2>
          <p>{t('library.emptyText')}</p>
          <ActionButton ref={focusIfNowhere} action="library.import" look="main" />
        </section>
      )}
      {shelf.faults.length > 0 && <Faults faults={shelf.faults} />}
    </>
  )
}

function Faults({ faults }: Pick<ReadShelf, 'faults'>) {
  const { t } = useTranslation()
  const sentence = useFaultSentence()
  return (
    <section className={styles.faults} aria-labelledby="library-faults">
      <h2 id="library-faults">{t('library.faults')}</h2>
      <ul>
        {faults.map(fault => (
          <li key={`${fault.code} ${fault.file} ${fault.place}`}>{sentence(fault)}</li>
        ))}
      </ul>
    </section>
  )
}
