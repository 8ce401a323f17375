import type { Book } from '#domain/book'
import { useEffectEvent, useLayoutEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { takeEarlyKeys } from './actions/early-keys.ts'
import { ScreenGuard } from './guards/guards.tsx'
import { useLive } from './hooks/use-live.ts'
import { LibraryScreen } from './library/library-screen.tsx'
import { useRemoveBook } from './library/use-remove-book.ts'
import { later } from './parts/later.tsx'
import { useServices } from './services.ts'
import styles from './shell.module.css'
import type { WindowControl } from './use-window.ts'
import { isSearching } from './window-state.ts'

const ReaderPlace = later(
  async () => (await import('./reader/reader-place.tsx')).ReaderPlace,
  WaitingForBook,
)
const NotebookPlace = later(
  async () => (await import('./notebook/notebook-place.tsx')).NotebookPlace,
  WaitingForLibrary,
)
const LibrarySearch = later(
  async () => (await import('./search/library-search.tsx')).LibrarySearch,
  WaitingForLibrary,
)

function WaitingForBook() {
  const { t } = useTranslation()
  return <main className={styles.waiting}>{t('reader.loading')}</main>
}

function WaitingForLibrary() {
  const { t } = useTranslation()
  return <main className={styles.waiting}>{t('library.loading')}</main>
}

interface ShellScreenProps {
  readonly window: WindowControl
  /** The books of the library; the same array until the library changes. */
  readonly books: readonly Book[]
}

/** What fills the window: the open book, the notebook, the search in all books, or the library. */
export function ShellScreen({ window, books }: ShellScreenProps) {
  const { state, dispatch, shelf, open, openAt, showNotebook, searchLibrary } = window
  const { book, elsewhere, goal, isReviewing, sought, asks, wanted, left } = state
  const { t } = useTranslation()
  const restored = useLive(useServices().restoring.times)
  useEarlyKeys(book, restored)
  const removeBook = useRemoveBook(window.read, window.focusBook)
  if (state.notebook.isShown) return <NotebookPlace window={window} books={books} />
  if (book)
    return (
      <ScreenGuard name={book.title} of={book}>
        <ReaderPlace
          key={`${book.id} ${restored}`}
          book={book}
          elsewhere={elsewhere}
          goal={goal}
          isReviewing={isReviewing}
          onOpen={openAt}
          onBack={state.isFromNotebook ? () => void showNotebook() : null}
          onSeekAll={next => {
            dispatch({ type: 'sought', sought: next })
            void searchLibrary()
          }}
        />
      </ScreenGuard>
    )
  if (isSearching(state))
    return (
      <ScreenGuard name={t('panes.find')} of={sought}>
        <LibrarySearch
          books={books}
          sought={sought}
          asks={asks}
          onSeek={next => dispatch({ type: 'sought', sought: next })}
          onOpen={open}
          onOutline={goal => dispatch({ type: 'opened-notebook', part: 'outline', goal })}
          onClose={() => window.closeSearch('before')}
        />
      </ScreenGuard>
    )
  return (
    <ScreenGuard name={t('panes.library')} of={shelf}>
      <LibraryScreen
        shelf={shelf}
        wanted={wanted}
        onWant={next => dispatch({ type: 'wanted', wanted: next })}
        left={left}
        onOpen={opened => open(opened)}
        onDescribe={described => dispatch({ type: 'described', book: described })}
        onRemove={removeBook}
      />
    </ScreenGuard>
  )
}

/** Takes early keys when a book is opened, and after each of the restores, which open it again. */
function useEarlyKeys(book: Book | null, restored: number): void {
  const { t } = useTranslation()
  const take = useEffectEvent(() => takeEarlyKeys(t('reader.loading')))
  const id = book?.id
  // What had the focus, such as the book in the library, has just left the page.
  useLayoutEffect(() => (id ? take() : undefined), [id, restored])
}
