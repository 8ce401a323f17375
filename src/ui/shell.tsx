import type { Book } from '#domain/book'
import type { BookId } from '#domain/ids'
import type { CarriedWork } from '#services/editions/editions'
import type { Shelved } from '#services/library/library'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from './actions.ts'
import { holdKeys } from './actions/hold-keys.ts'
import { useKeyboard } from './actions/use-keyboard.ts'
import { useMenu } from './actions/use-menu.ts'
import { useUndoing } from './actions/use-undoing.ts'
import { Dialogs, type DialogName } from './dialogs.tsx'
import { useAppearance } from './hooks/use-appearance.ts'
import { useLive } from './hooks/use-live.ts'
import { openBefore, useOpenAgain } from './hooks/open-again.ts'
import { useClosing } from './hooks/use-closing.ts'
import { usePanes } from './hooks/use-panes.ts'
import { useWindowTitle } from './hooks/use-window-title.ts'
import { LibraryScreen } from './library/library-screen.tsx'
import { allBooks } from './library/shelf-order.ts'
import { useFileDrop } from './import/use-file-drop.ts'
import { useImports } from './import/use-imports.ts'
import { usePasteAnywhere } from './import/use-paste-anywhere.ts'
import { useRemoveBook } from './library/use-remove-book.ts'
import { useShelf } from './library/use-shelf.ts'
import { DialogGuard, PartGuard, ScreenGuard } from './guards/guards.tsx'
import { NotSavedBar } from './saving/not-saved-bar.tsx'
import { StatusLine } from './saving/status-line.tsx'
import { Safety } from './safety/safety.tsx'
import { StartNotice } from './safety/start-notice.tsx'
import { useLooking } from './safety/use-looking.ts'
import { nothingSought, type SoughtElsewhere } from './search/sought.ts'
import { useServices } from './services.ts'
import styles from './shell.module.css'
import { useToasts } from './toasts/toasts.ts'

const ReaderPlace = lazy(async () => ({
  default: (await import('./reader/reader-place.tsx')).ReaderPlace,
}))
const LibrarySearch = lazy(async () => ({
  default: (await import('./search/library-search.tsx')).LibrarySearch,
}))
const ImportDialog = lazy(async () => ({
  default: (await import('./import/import-dialog.tsx')).ImportDialog,
}))
const DescribeDialog = lazy(async () => ({
  default: (await import('./library/describe-dialog.tsx')).DescribeDialog,
}))
const EditionReport = lazy(async () => ({
  default: (await import('./import/edition-report.tsx')).EditionReportView,
}))
const PasteDialog = lazy(async () => ({
  default: (await import('./import/paste-dialog.tsx')).PasteDialog,
}))
const UnsavedDialog = lazy(async () => ({
  default: (await import('./saving/unsaved-dialog.tsx')).UnsavedDialog,
}))

/** A text whose older edition's work has just been brought over to it. */
interface Carried {
  readonly id: BookId
  readonly title: string
  readonly language: string
  readonly work: CarriedWork
}

/** The window: the library or a book, the status line, and dialogs over them. */
export function Shell() {
  const { t } = useTranslation()
  const { library, autosave, restoring, undoing, books: shelved } = useServices()
  const toasts = useToasts()
  const [book, setBook] = useState(() => openBefore(shelved))
  const [elsewhere, setElsewhere] = useState<SoughtElsewhere | null>(null)
  const [sought, setSought] = useState(nothingSought)
  /** How often the reader has asked to look in all books since that was closed. */
  const [asks, setAsks] = useState(0)
  const [wanted, setWanted] = useState(allBooks)
  const [left, setLeft] = useState<BookId | null>(null)
  const [dialog, setDialog] = useState<DialogName | null>(null)
  const [described, setDescribed] = useState<Shelved | null>(null)
  const [isPasting, setPasting] = useState(false)
  const [carried, setCarried] = useState<Carried | null>(null)
  const restored = useLive(restoring.times)
  const { shelf, read } = useShelf()
  const books = useMemo(
    () => (shelf.state === 'read' ? shelf.books.map(shelved => shelved.book) : []),
    [shelf],
  )
  const goRound = usePanes()
  const closing = useClosing()
  const looking = useLooking()
  const imports = useImports(openKnown, file => void looking.look(restoring.openFile(file)))
  const dropping = useFileDrop(imports.addGiven)
  usePasteAnywhere(imports.add, book === null)
  const removeBook = useRemoveBook(read, setLeft)

  useOpenAgain(book?.id ?? null)
  useAppearance()
  useWindowTitle(book)
  useKeyboard()
  const isChanging = useUndoing(read, setLeft)
  useMenu()
  useActionHandlers({
    'library.import': imports.choose,
    'library.paste': () => {
      holdKeys()
      setPasting(true)
    },
    'settings.open': () => openDialog('settings'),
    'help.shortcuts': () => openDialog('shortcuts'),
    'help.about': () => openDialog('about'),
    'category.edit': () => openDialog('categories'),
    'find.library': () => void searchLibrary(),
    'library.show': { enabled: book !== null, run: () => void showLibrary() },
    'view.nextPane': () => goRound(1),
    'view.previousPane': () => goRound(-1),
  })

  function openDialog(name: DialogName) {
    holdKeys()
    setDialog(name)
  }

  async function showLibrary() {
    const letGo = holdKeys()
    try {
      await autosave.flush()
      await read()
    } catch {
      letGo()
      return toasts.show('library', { message: t => t('faults.unexpected') })
    }
    setLeft(book?.id ?? null)
    setBook(null)
  }

  async function searchLibrary() {
    setAsks(asks + 1)
    if (book) await showLibrary()
  }

  function open(opened: Book, wanted: SoughtElsewhere | null = null) {
    toasts.hide('import')
    setElsewhere(wanted)
    setBook(opened)
  }

  /** Whether the library has the book, which is then open. */
  async function openKnown(id: BookId): Promise<boolean> {
    const listing = await library.list().catch(() => null)
    const known = listing?.books.find(shelved => shelved.book.id === id)
    if (known) open(known.book)
    return known !== undefined
  }

  function imported(
    id: BookId,
    { title, language }: Pick<Book, 'title' | 'language'>,
    work: CarriedWork | null,
  ) {
    // What was just added is to be seen, whatever was looked for before.
    setWanted(allBooks)
    void read()
    if (work) return setCarried({ id, title, language, work })
    toasts.show('import', {
      message: t => t('import.added', { title }),
      action: {
        name: 'book.open',
        label: t => t('actions.book.open'),
        run: () => void openKnown(id),
      },
    })
  }

  /** The keyboard was in the dialog of the import, which is gone: it goes to the book. */
  function closeReport({ id }: Carried) {
    setCarried(null)
    setLeft(id)
  }

  function takeBack(report: Carried) {
    closeReport(report)
    undoing.order.takeBack(report.work.step)
  }

  return (
    <div className={styles.window} inert={isChanging}>
      {book ? (
        <ScreenGuard name={book.title} of={book}>
          <Suspense fallback={<main className={styles.waiting}>{t('reader.loading')}</main>}>
            <ReaderPlace key={`${book.id} ${restored}`} book={book} elsewhere={elsewhere} />
          </Suspense>
        </ScreenGuard>
      ) : asks > 0 ? (
        <ScreenGuard name={t('panes.find')} of={sought}>
          <Suspense fallback={<main className={styles.waiting}>{t('library.loading')}</main>}>
            <LibrarySearch
              books={books}
              sought={sought}
              asks={asks}
              onSeek={setSought}
              onOpen={open}
              onClose={() => setAsks(0)}
            />
          </Suspense>
        </ScreenGuard>
      ) : (
        <ScreenGuard name={t('panes.library')} of={shelf}>
          <LibraryScreen
            shelf={shelf}
            wanted={wanted}
            onWant={setWanted}
            left={left}
            onOpen={opened => open(opened)}
            onDescribe={setDescribed}
            onRemove={removeBook}
          />
        </ScreenGuard>
      )}
      <div className={styles.foot}>
        <PartGuard name={t('panes.status')} of={book}>
          <NotSavedBar />
          <StatusLine book={book} />
        </PartGuard>
      </div>
      {dropping && <p className={styles.drop}>{t('library.dropHere')}</p>}
      <StartNotice />
      <Safety book={book} looking={looking} />
      <Dialogs open={dialog} onClose={() => setDialog(null)} />
      <Suspense fallback={null}>
        {imports.file && (
          <DialogGuard name={imports.file.name} of={imports.turn} onClose={imports.stop}>
            <ImportDialog
              key={imports.turn}
              file={imports.file}
              beside={imports.beside}
              place={imports.place}
              of={imports.of}
              isHere={id => books.some(there => there.id === id)}
              onKept={imported}
              onDone={imports.next}
              onStop={imports.stop}
            />
          </DialogGuard>
        )}
        {described && (
          <DialogGuard name={described.book.title} onClose={() => setDescribed(null)}>
            <DescribeDialog
              shelved={described}
              onClose={isChanged => {
                setDescribed(null)
                if (isChanged) void read()
              }}
            />
          </DialogGuard>
        )}
        {carried && (
          <DialogGuard name={carried.title} onClose={() => closeReport(carried)}>
            <EditionReport
              title={carried.title}
              language={carried.language}
              carried={carried.work}
              onOpen={() => {
                setCarried(null)
                void openKnown(carried.id)
              }}
              onUndo={() => takeBack(carried)}
              onClose={() => closeReport(carried)}
            />
          </DialogGuard>
        )}
        {isPasting && (
          <DialogGuard name={t('actions.library.paste')} onClose={() => setPasting(false)}>
            <PasteDialog
              onText={file => {
                setPasting(false)
                imports.add([file])
              }}
              onClose={() => setPasting(false)}
            />
          </DialogGuard>
        )}
        {closing.unsaved && <UnsavedDialog onAnswer={closing.answer} />}
      </Suspense>
    </div>
  )
}
