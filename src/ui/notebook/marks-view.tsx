import type { Annotation, Category } from '#domain/annotation'
import type { Book } from '#domain/book'
import type { AnnotationId } from '#domain/ids'
import { bookId } from '#domain/ids'
import { isOpen } from '#domain/notebook/filter'
import { standaloneNotes } from '#domain/notes/standalone'
import { useLayoutEffect, useMemo, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { DialogGuard } from '../guards/guards.tsx'
import { useLive } from '../hooks/use-live.ts'
import type { MenuSections } from '../menus/menu.ts'
import { FoundOutlines } from '../outline/found-outlines.tsx'
import { later } from '../parts/later.tsx'
import { useServices } from '../services.ts'
import type { OutlineGoal } from '../window-state.ts'
import { ActsBar } from './acts-bar.tsx'
import { ExportButton } from './export-button.tsx'
import { FilterBar } from './filters/filter-bar.tsx'
import { NotebookList } from './notebook-list.tsx'
import styles from './notebook-screen.module.css'
import type { NotebookEvent, NotebookState, PlaceInList } from './notebook-state.ts'
import { restorePlace } from './place-in-list.ts'
import { marksOfRow } from './selecting.ts'
import { useShownBooks } from './shown-book.ts'
import { useFacetOptions } from './filters/use-facet-options.ts'
import { useGroupName } from './use-group-name.ts'
import { SeekBar } from './filters/seek-bar.tsx'
import type { RowActs } from './use-row-acts.ts'
import { useExportList, type ExportList } from './use-export-list.ts'
import { useFocusKept } from './use-focus-kept.ts'
import { useManyActs, type ManyActs } from './use-many-acts.ts'
import { useShown, type OpenNotebook, type Shown } from './use-notebook.ts'

const TemplatesDialog = later(
  async () => (await import('./templates/templates-dialog.tsx')).TemplatesDialog,
)

const NotesPaperDialog = later(
  async () => (await import('./notes-paper-dialog.tsx')).NotesPaperDialog,
)

interface MarksViewProps {
  readonly open: OpenNotebook
  readonly books: readonly Book[]
  readonly state: NotebookState
  readonly dispatch: (event: NotebookEvent) => void
  readonly screen: RefObject<HTMLElement | null>
  readonly list: RefObject<HTMLDivElement | null>
  /** Where the reader left the list. */
  readonly place: PlaceInList | null
  readonly onOpen: (book: Book, mark: Annotation) => void
  /** Goes to something that was found in an outline. */
  readonly onOutline: (goal: OutlineGoal) => void
}

/** The search and the filters, and the marks that they let pass. */
export function MarksView(props: MarksViewProps) {
  const { open, state, dispatch, screen, list, place } = props
  const isRead = open.state === 'read'
  const view = useView(props)
  const acts = useManyActs(open.state === 'read' ? open.marks : null)
  const { shown, books, categories, options, groupName } = view
  const chosen = chosenOf(shown.shown, state.selected)
  const exporting = useExportList({ state, books, categories, groupName })
  useFocusKept(screen, isRead)
  useLayoutEffect(() => {
    const page = screen.current
    return isRead && place && page ? restorePlace(page, place) : undefined
  }, [screen, place, isRead])
  return (
    <>
      <div className={styles.controls}>
        <SeekBar state={state} dispatch={dispatch} list={list} takesFocus={place === null} />
        <FilterBar state={state} dispatch={dispatch} options={options} shown={shown} />
        <Status
          open={open}
          count={shown.shown.length}
          total={shown.total}
          state={state}
          dispatch={dispatch}
          exports={() => exporting.choices(shown.shown)}
        />
      </div>
      <FoundOutlines words={state.words} onShow={props.onOutline} />
      {shown.rows.length > 0 && (
        <NotebookList
          list={list}
          rows={shown.rows}
          state={state}
          books={books}
          categories={categories}
          groupName={groupName}
          needs={place?.row ?? null}
          {...rowActs(props, view, acts)}
        />
      )}
      {chosen.length > 0 && (
        <ActsBar
          marks={chosen}
          acts={acts}
          exports={() =>
            exporting.choices(shown.shown.filter(({ mark }) => state.selected.has(mark.id)))
          }
          onUnselect={() => {
            dispatch({ type: 'selected', marks: new Set(), pivot: null })
            list.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus()
          }}
        />
      )}
      <ExportDialog exporting={exporting} />
    </>
  )
}

function ExportDialog({ exporting }: { readonly exporting: ExportList }) {
  const { t } = useTranslation()
  const { inDialog, closeDialog } = exporting
  if (!inDialog) return null
  const Dialog = inDialog.dialog === 'paper' ? NotesPaperDialog : TemplatesDialog
  return (
    <DialogGuard name={t('templates.heading')} onClose={closeDialog}>
      <Dialog list={inDialog.list} onClose={closeDialog} />
    </DialogGuard>
  )
}

/** Returns what the notebook shows, and the names of what it is filtered and grouped by. */
function useView({ open, state, ...props }: MarksViewProps) {
  const books = useShownBooks(props.books)
  const inOrder = useCategoriesInOrder()
  const ids = useMemo(() => inOrder.map(({ id }) => id), [inOrder])
  const categories = useMemo(() => new Map(inOrder.map(one => [one.id, one])), [inOrder])
  const shown = useShown(open.state === 'read' ? open.marks : null, props.books, ids, state)
  const { book } = state.filter.chosen
  const shelved = props.books.filter(({ id }) => id !== standaloneNotes)
  const [one] = book.length === 1 ? book : shelved.length === 1 ? shelved.map(({ id }) => id) : []
  const only = one === undefined ? null : (books.get(bookId(one)) ?? null)
  const { counts, spelled, linkWords } = shown
  const named = { books, categories: inOrder, counts, spelled, linkWords, only }
  const options = useFacetOptions(named)
  const groupName = useGroupName({ books, categories, ...state })
  return { shown, books, categories, options, groupName }
}

/** What the reader does with rows. */
function rowActs(
  { state, dispatch, onOpen }: MarksViewProps,
  { shown: { rows, shown }, books }: ReturnType<typeof useView>,
  acts: ManyActs,
): RowActs {
  return {
    onGo(key) {
      const row = rows.find(one => one.key === key)
      if (row?.kind === 'group') return dispatch({ type: 'turned', group: row.group.key })
      const mark = row?.entry.mark
      const book = mark && books.get(mark.bookId)?.book
      if (mark && book) onOpen(book, mark)
    },
    onSelect(key, how, from) {
      dispatch({ type: 'selecting', rows, row: { key, how, from } })
    },
    onSelectAll: () =>
      dispatch({
        type: 'selected',
        marks: new Set(shown.map(({ mark }) => mark.id)),
        pivot: rows[0]?.key ?? null,
      }),
    onDelete: key => acts.remove(marksToChange(shown, state.selected, rows, key)),
  }
}

/**
 * Returns the selected marks that are shown, if the row with the focus is one of them. Otherwise
 * returns those of that row: the reader may not see the selected ones.
 */
function marksToChange(
  shown: Shown['shown'],
  selected: ReadonlySet<AnnotationId>,
  rows: Shown['rows'],
  key: string,
): readonly Annotation[] {
  const row = rows.find(one => one.key === key)
  if (!row) return []
  const ids = marksOfRow(row)
  return chosenOf(shown, ids.every(id => selected.has(id)) ? selected : new Set(ids))
}

/** Returns the marks among `shown` that are `selected`. */
const chosenOf = (
  shown: Shown['shown'],
  selected: ReadonlySet<AnnotationId>,
): readonly Annotation[] =>
  selected.size === 0 ? [] : shown.flatMap(({ mark }) => (selected.has(mark.id) ? mark : []))

interface StatusProps extends Pick<MarksViewProps, 'open' | 'state' | 'dispatch'> {
  readonly count: number
  readonly total: number
  /** The formats in which the marks can be exported. */
  readonly exports: () => MenuSections
}

/** How many marks are shown, and what to do if none is. */
function Status({ open, count, total, state, dispatch, exports }: StatusProps) {
  const { t } = useTranslation()
  if (open.state === 'failed')
    return (
      <p className={styles.status} role="alert">
        {t('notebook.unread')}
      </p>
    )
  if (open.state === 'reading')
    return (
      <p className={styles.status}>
        {t('notebook.reading', { percent: Math.floor(100 * open.share) })}
      </p>
    )
  return (
    <div className={styles.found}>
      <p className={styles.status} role="status">
        {total === 0
          ? t('notebook.emptyTitle')
          : count === 0
            ? t('notebook.noneFound')
            : t('notebook.shown', { count, total })}
      </p>
      {isNarrowed(state) && (
        <button
          type="button"
          className={styles.clear}
          data-action="notebook.clear"
          onClick={() => dispatch({ type: 'cleared' })}
        >
          {t('actions.notebook.clear')}
        </button>
      )}
      {count > 0 && <ExportButton choices={exports} />}
      {total === 0 && <p className={styles.hint}>{t('notebook.emptyText')}</p>}
    </div>
  )
}

/** Whether words are sought, or a filter is set besides the book. */
const isNarrowed = ({ words, filter }: NotebookState): boolean =>
  words !== '' || !isOpen({ ...filter, chosen: { ...filter.chosen, book: [] } })

/** All categories of marks, also deleted ones: those that are offered first, in their order. */
function useCategoriesInOrder(): readonly Category[] {
  const known = useLive(useServices().marking.knownCategories)
  return useMemo(
    () =>
      known.toSorted(
        (a, b) => Number(a.deletedAt !== null) - Number(b.deletedAt !== null) || a.order - b.order,
      ),
    [known],
  )
}
