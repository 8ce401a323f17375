import type { Book } from '#domain/book'
import type { Annotation } from '#domain/annotation'
import type { AnnotationId, BookId } from '#domain/ids'
import type { Marks } from '#services/marking/marking'
import type { CarriedWork } from '#services/editions/editions'
import { standalonePlace, standaloneNotes } from '#domain/notes/standalone'
import type { PlaceInBook } from '#services/places/places'
import { useReducer, type Dispatch } from 'react'
import { holdKeys } from './actions/hold-keys.ts'
import type { DialogName } from './dialogs.tsx'
import { openBefore } from './hooks/open-again.ts'
import { useWorkingSaid } from './hooks/use-working-said.ts'
import { allBooks } from './library/shelf-order.ts'
import { useShelf } from './library/use-shelf.ts'
import type { SoughtElsewhere } from './search/sought.ts'
import { useServices } from './services.ts'
import { useToasts } from './toasts/toasts.ts'
import {
  isSearching,
  windowAfter,
  windowAtStart,
  type NotebookPart,
  type WindowEvent,
} from './window-state.ts'

export type WindowControl = ReturnType<typeof useWindow>

/** What the window shows, and how the reader goes from one thing to another. */
export function useWindow() {
  const { autosave, books: listed } = useServices()
  const toasts = useToasts()
  const [state, dispatch] = useReducer(windowAfter, listed, books =>
    windowAtStart(openBefore(books)),
  )
  const { shelf, read } = useShelf()
  useWorkingSaid()

  /** Closes the open book by `event`, once its text is saved. */
  async function leaveBook(event: WindowEvent, andRead: () => Promise<void>) {
    const letKeysThrough = holdKeys()
    try {
      await autosave.save()
      await andRead()
    } catch {
      letKeysThrough()
      return toasts.show('library', { message: t => t('faults.unexpected') })
    }
    dispatch(event)
    // A large change goes on after its book was closed, and changes what the shelf says of it.
    if (autosave.isWorking.get()) void autosave.flush().then(read)
  }

  const showLibrary = () => leaveBook({ type: 'closed-book' }, read)
  const closeSearch = (to: 'before' | 'library') => dispatch({ type: 'closed-search', to })

  return {
    state,
    dispatch,
    shelf,
    read,
    ...useOpening(dispatch, read),
    showLibrary: () => (isSearching(state) ? closeSearch('library') : void showLibrary()),
    closeSearch,
    /** Shows the notebook, of the open book or of all books. */
    showNotebook: (part?: NotebookPart) =>
      leaveBook({ type: 'opened-notebook', ...(part && { part }) }, async () => {}),
    searchLibrary: async () => {
      dispatch({ type: 'asked-search' })
      if (state.book) await showLibrary()
    },
    openDialog: (name: DialogName) => {
      holdKeys()
      dispatch({ type: 'dialog', name })
    },
    openPaste: () => {
      holdKeys()
      dispatch({ type: 'pasting', isPasting: true })
    },
    focusBook: (book: BookId | null) => dispatch({ type: 'left', book }),
  }
}

/** Returns how a book is opened, and how a text is shown that was just added to the library. */
function useOpening(dispatch: Dispatch<WindowEvent>, read: () => Promise<void>) {
  const { library } = useServices()
  const toasts = useToasts()
  const { newNote, showNote } = useStandaloneNotes(dispatch)

  function open(book: Book, elsewhere: SoughtElsewhere | null = null, isReviewing = false) {
    toasts.hide('import')
    if (book.id === standaloneNotes) return showNote(elsewhere?.hit?.note ?? null)
    dispatch({ type: 'opened', book, elsewhere, isReviewing })
  }

  /** Opens the book at a place to which a link leads. */
  function openAt(book: Book, goal: PlaceInBook) {
    if (book.id === standaloneNotes) return showNote(goal.kind === 'mark' ? goal.mark : null)
    dispatch({ type: 'opened', book, elsewhere: null, goal })
  }

  /** Opens the book at a place; going back from there leads to the notebook. */
  function openFromNotebook(book: Book, goal: PlaceInBook) {
    if (book.id === standaloneNotes) return openAt(book, goal)
    dispatch({ type: 'opened', book, elsewhere: null, goal, isFromNotebook: true })
  }

  /**
   * Opens the book if the library has it, with the review of its marks if the reader wants that.
   * Resolves to whether it does.
   */
  async function openKnown(id: BookId, isReviewing = false): Promise<boolean> {
    const listing = await library.list().catch(() => null)
    const known = listing?.books.find(({ book }) => book.id === id)
    if (known) open(known.book, null, isReviewing)
    return known !== undefined
  }

  /** Shows the text whatever the library was filtered by. */
  function showImported(
    id: BookId,
    { title, language }: Pick<Book, 'title' | 'language'>,
    work: CarriedWork | null,
  ) {
    dispatch({ type: 'wanted', wanted: allBooks })
    void read()
    if (work) return dispatch({ type: 'carried', report: { id, title, language, work } })
    toasts.show('import', {
      message: t => t('import.added', { title }),
      action: {
        name: 'book.open',
        label: t => t('actions.book.open'),
        run: () => void openKnown(id),
      },
    })
  }

  return { open, openAt, openFromNotebook, openKnown, showImported, newNote }
}

/** Returns how a standalone note is made, and how one is shown. */
function useStandaloneNotes(dispatch: Dispatch<WindowEvent>) {
  const { marking } = useServices()
  const toasts = useToasts()

  async function show(idOf: (marks: Marks) => AnnotationId | null) {
    const letKeysThrough = holdKeys()
    const id = await marking.standalone().then(idOf, () => null)
    if (id) return dispatch({ type: 'note', note: id })
    letKeysThrough()
    toasts.show('note', { message: t => t('faults.unexpected') })
  }

  return {
    newNote: () => void show(marks => marks.newNote(standalonePlace)),
    /** Without a note, shows all of them. One that was deleted is brought back. */
    showNote: (note: Annotation | AnnotationId | null) => {
      if (note === null) return dispatch({ type: 'opened-notebook', part: 'marks' })
      void show(marks => {
        if (typeof note === 'string') return note
        if (note.deletedAt !== null) marks.bringBack(note)
        return note.id
      })
    },
  }
}
