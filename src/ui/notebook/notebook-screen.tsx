import type { Annotation } from '#domain/annotation'
import type { Book } from '#domain/book'
import { writeView } from '#domain/notebook/view'
import { X } from 'lucide-react'
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { useEscape } from '../hooks/use-escape.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { useServices } from '../services.ts'
import type { OutlineGoal } from '../window-state.ts'
import { MarksView } from './marks-view.tsx'
import styles from './notebook-screen.module.css'
import {
  notebookAfter,
  notebookBefore,
  openedNotebook,
  type LeftNotebook,
  type NotebookEvent,
  type NotebookScope,
  type NotebookState,
} from './notebook-state.ts'
import { measurePlace } from './place-in-list.ts'
import { useOpenNotebook } from './use-notebook.ts'

export interface NotebookScreenProps {
  /** The same array until the library changes. */
  readonly books: readonly Book[]
  /** The book from which the notebook was opened; null if that was the library. */
  readonly from: Book | null
  readonly scope: NotebookScope
  /** The notebook as the reader left it last; null if it was not open yet. */
  readonly left: LeftNotebook | null
  readonly onOpen: (book: Book, mark: Annotation) => void
  /** Goes to something that was found in an outline. */
  readonly onOutline: (goal: OutlineGoal) => void
  /** Called when the notebook is taken off the screen, however that happens. */
  readonly onLeave: (left: LeftNotebook) => void
  readonly onClose: () => void
}

/** The marks and notes of all books or of one: sought, filtered, sorted and gone to. */
export function NotebookScreen(props: NotebookScreenProps) {
  const { books, from, left, onOpen, onLeave, onClose } = props
  const { t } = useTranslation()
  const screen = useRef<HTMLElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const open = useOpenNotebook()
  const { preferences } = useServices()
  const [state, change] = useReducer(notebookAfter, props, given =>
    stateAtOpening(given, preferences.settings.get().notebookView),
  )
  useViewKept(state)
  const [place, setPlace] = useState(left?.place ?? null)
  useLeaving(screen, state, onLeave)

  const dispatch = (event: NotebookEvent) => {
    change(event)
    // Other marks are shown, of which the reader wants the first.
    if (keepsPlace.has(event.type)) return
    setPlace(null)
    screen.current?.scrollTo({ top: 0 })
  }
  const escape = () => {
    // The field for a tag closes itself.
    if (document.activeElement?.matches('[data-tag-field]')) return
    if (state.words !== '' && isInField()) dispatch({ type: 'sought', words: '' })
    else if (state.selected.size > 0) dispatch({ type: 'selected', marks: new Set(), pivot: null })
    else onClose()
  }
  useEscape(screen, escape)
  useActionHandlers({ 'notebook.close': onClose })
  return (
    <main
      ref={screen}
      className={styles.place}
      data-pane="notebook"
      tabIndex={-1}
      aria-label={t('panes.notebook')}
    >
      <div className={styles.page}>
        <Head from={from} state={state} dispatch={dispatch} />
        <MarksView
          open={open}
          books={books}
          state={state}
          dispatch={dispatch}
          screen={screen}
          list={list}
          place={place}
          onOpen={onOpen}
          onOutline={props.onOutline}
        />
      </div>
    </main>
  )
}

interface HeadProps extends Omit<BookSwitchProps, 'from'> {
  readonly from: Book | null
}

function Head({ from, ...rest }: HeadProps) {
  const { t } = useTranslation()
  return (
    <header className={styles.head}>
      <h1>{t('panes.notebook')}</h1>
      {from && <BookSwitch from={from} {...rest} />}
      <div className={styles.tools}>
        <ActionButton action="note.standalone" />
        <ActionButton action="outline.open" />
        <ActionButton action="notebook.deleted" />
      </div>
      <ActionButton action="notebook.close" icon={<X size={18} aria-hidden />} />
    </header>
  )
}

/** Events after which the same rows are shown, or some more. */
const keepsPlace: ReadonlySet<NotebookEvent['type']> = new Set([
  'selecting',
  'selected',
  'turned',
] as const)

const stateAtOpening = ({ left, scope }: NotebookScreenProps, stored: string): NotebookState =>
  openedNotebook(left?.state ?? notebookBefore(stored), scope)

/** How long the reader must type no words before they are kept, in milliseconds. */
const pause = 400

/** Keeps what is shown for the next start. */
function useViewKept(state: NotebookState): void {
  const { preferences } = useServices()
  const { words } = state
  const kept = useRef(words)
  const view = writeView(state)
  useEffect(() => {
    const keep = () => {
      kept.current = words
      preferences.change({ notebookView: view })
    }
    if (kept.current === words) return keep()
    const timer = window.setTimeout(keep, pause)
    return () => window.clearTimeout(timer)
  }, [preferences, view, words])
}

const isInField = () => document.activeElement instanceof HTMLInputElement

/** Reports the notebook as it is when it is taken off the screen. */
function useLeaving(
  screen: React.RefObject<HTMLElement | null>,
  state: NotebookState,
  onLeave: (left: LeftNotebook) => void,
): void {
  const latest = useRef({ state, onLeave })
  useLayoutEffect(() => {
    latest.current = { state, onLeave }
  })
  // A layout effect ends while the rows are still on the page, so they can still be measured.
  useLayoutEffect(() => {
    const page = screen.current
    return () => {
      const place = page && measurePlace(page)
      latest.current.onLeave({ state: latest.current.state, place })
    }
  }, [screen])
}

interface BookSwitchProps {
  readonly from: Book
  readonly state: NotebookState
  readonly dispatch: (event: NotebookEvent) => void
}

/** Chooses between the book from which the notebook was opened and all books. */
function BookSwitch({ from, state, dispatch }: BookSwitchProps) {
  const { t } = useTranslation()
  const { book } = state.filter.chosen
  const isThis = book.length === 1 && book[0] === from.id
  const choose = (values: readonly string[]) => dispatch({ type: 'chosen', facet: 'book', values })
  return (
    <div role="group" aria-label={t('notebook.facets.book')} className={styles.books}>
      <button
        type="button"
        className={styles.toggle}
        data-action="notebook.thisBook"
        aria-pressed={isThis}
        onClick={() => choose([from.id])}
      >
        {t('actions.notebook.thisBook')}
      </button>
      <button
        type="button"
        className={styles.toggle}
        data-action="notebook.allBooks"
        aria-pressed={book.length === 0}
        onClick={() => choose([])}
      >
        {t('actions.notebook.allBooks')}
      </button>
    </div>
  )
}
