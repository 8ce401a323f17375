import type { Book } from '#domain/book'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from './actions.ts'
import { useKeyboard } from './actions/use-keyboard.ts'
import { useMenu } from './actions/use-menu.ts'
import { useUndoing } from './actions/use-undoing.ts'
import { Dialogs } from './dialogs.tsx'
import { PartGuard } from './guards/guards.tsx'
import { useOpenAgain } from './hooks/open-again.ts'
import { useAppearance } from './hooks/use-appearance.ts'
import { useClosing } from './hooks/use-closing.ts'
import { useLinkFromOutside } from './hooks/use-link-from-outside.ts'
import { usePanes } from './hooks/use-panes.ts'
import { useWindowTitle } from './hooks/use-window-title.ts'
import { useLive } from './hooks/use-live.ts'
import { useFileDrop } from './import/use-file-drop.ts'
import { useImports, type Imports } from './import/use-imports.ts'
import { usePasteAnywhere } from './import/use-paste-anywhere.ts'
import { onShelf } from './library/shelf-order.ts'
import { later } from './parts/later.tsx'
import { Safety } from './safety/safety.tsx'
import { StartNotice } from './safety/start-notice.tsx'
import { useLooking } from './safety/use-looking.ts'
import { NotSavedBar } from './saving/not-saved-bar.tsx'
import { StatusLine } from './saving/status-line.tsx'
import { useServices } from './services.ts'
import { ShellDialogs } from './shell-dialogs.tsx'
import { ShellScreen } from './shell-screen.tsx'
import styles from './shell.module.css'
import { isSearching, type NotebookPart } from './window-state.ts'
import { useWindow, type WindowControl } from './use-window.ts'

const FollowLink = later(async () => (await import('./reader/links/follow-link.tsx')).FollowLink)
const UnsavedDialog = later(async () => (await import('./saving/unsaved-dialog.tsx')).UnsavedDialog)

/** The window: the library or a book, the status line, and dialogs over them. */
export function Shell() {
  const { t } = useTranslation()
  const { restoring } = useServices()
  const window = useWindow()
  const { state, dispatch, shelf } = window
  const { book } = state
  const books = useBooksInOrder(shelf)
  const closing = useClosing()
  const link = useLinkFromOutside()
  const looking = useLooking()
  const imports = useImports(window.openKnown, file => void looking.look(restoring.openFile(file)))
  const dropping = useFileDrop({ onFiles: imports.addGiven, onFolder: imports.addFolder })
  usePasteAnywhere(imports.add, book === null && !state.notebook.isShown)
  useOpenAgain(book?.id ?? null)
  useAppearance()
  useWindowTitle(book)
  useKeyboard()
  const isChanging = useUndoing(window.read, window.focusBook)
  useMenu()
  useShellActions(window, imports)

  return (
    <div className={styles.window} inert={isChanging}>
      <ShellScreen window={window} books={books} />
      <div className={styles.foot}>
        <PartGuard name={t('panes.status')} of={book}>
          <NotSavedBar />
          <StatusLine book={book} />
        </PartGuard>
      </div>
      {dropping && <p className={styles.drop}>{t('library.dropHere')}</p>}
      <StartNotice />
      <Safety book={book} looking={looking} />
      <Dialogs
        open={state.dialog}
        book={book}
        books={books}
        onOpen={window.openAt}
        onClose={() => dispatch({ type: 'dialog', name: null })}
      />
      <ShellDialogs window={window} books={books} imports={imports} />
      {link && <FollowLink key={link.turn} address={link.address} onOpen={window.openAt} />}
      {closing.unsaved && <UnsavedDialog onAnswer={closing.answer} />}
    </div>
  )
}

/** Returns the books in the order of the library; the same array until they or the order change. */
function useBooksInOrder(shelf: WindowControl['shelf']): readonly Book[] {
  const { i18n } = useTranslation()
  const { shelfOrder, sides } = useLive(useServices().preferences.settings)
  const { language } = i18n
  return useMemo(() => {
    if (shelf.state !== 'read') return []
    const isNamed = () => true
    const wanted = { order: shelfOrder, filter: 'all', sides, isNamed, language } as const
    return onShelf(shelf.books, wanted).map(({ book }) => book)
  }, [shelf, shelfOrder, sides, language])
}

/** Offers the actions that the window has wherever the reader is. */
function useShellActions(window: WindowControl, imports: Imports): void {
  const goRound = usePanes()
  useActionHandlers({
    'note.standalone': window.newNote,
    'library.import': imports.choose,
    'library.importFolder': imports.chooseFolder,
    'library.paste': window.openPaste,
    'settings.open': () => window.openDialog('settings'),
    'help.shortcuts': () => window.openDialog('shortcuts'),
    'help.about': () => window.openDialog('about'),
    'word.concordance': () => window.openDialog('concordance'),
    'dictionary.open': () => window.openDialog('dictionaries'),
    'word.list': () => window.openDialog('words'),
    ...(window.state.book ? { 'book.words': () => window.openDialog('bookWords') } : {}),
    'notebook.deleted': () => window.openDialog('deleted'),
    'category.edit': () => window.openDialog('categories'),
    // An open book has a list of its own, which counts its marks.
    ...(window.state.book ? {} : { 'tag.list': () => window.openDialog('tags') }),
    'find.library': () => void window.searchLibrary(),
    'notebook.open': {
      enabled: !isPart(window, 'marks'),
      run: () => void window.showNotebook('marks'),
    },
    'outline.open': {
      enabled: !isPart(window, 'outline'),
      run: () => void window.showNotebook('outline'),
    },
    'library.show': {
      enabled:
        window.state.book !== null || window.state.notebook.isShown || isSearching(window.state),
      run: window.showLibrary,
    },
    'view.nextPane': () => goRound(1),
    'view.previousPane': () => goRound(-1),
  })
}

const isPart = ({ state: { notebook } }: WindowControl, part: NotebookPart) =>
  notebook.isShown && notebook.part === part
