import type { Book } from '#domain/book'
import type { BookId, OutlineItemId } from '#domain/ids'
import type { OutlineItem } from '#domain/outline/outline-item'
import type { OpenOutlines } from '#services/outline/outlines'
import { usualOutline } from '#services/outline/usual-outline'
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { useShortcut } from '../actions/use-shortcut.ts'
import { useEscape } from '../hooks/use-escape.ts'
import { useLive } from '../hooks/use-live.ts'
import { useShownBooks, type ShownBook } from '../notebook/shown-book.ts'
import { useOpenNotebook } from '../notebook/use-notebook.ts'
import type { OpenAt } from '../reader/links/use-follow.ts'
import type { OutlineGoal } from '../window-state.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { NoteChoice } from './note-choice.tsx'
import { OutlineExport } from './outline-export.tsx'
import { OutlineTitle } from './outline-title.tsx'
import { OutlineTree } from './outline-tree.tsx'
import { RestoreOutline } from './restore-outline.tsx'
import { useToasts } from '../toasts/toasts.ts'
import styles from './outline-screen.module.css'
import { useRemoveOutline } from './use-remove-outline.ts'
import { useOutlines, usePassages } from './use-outlines.ts'

interface OutlineScreenProps {
  /** The same array until the library changes. */
  readonly books: readonly Book[]
  /** The book from which the outline was opened; null if that was the library. */
  readonly from: Book | null
  /** What the reader has come for; null for the outline that was changed last. */
  readonly goal: OutlineGoal | null
  readonly onOpen: OpenAt
  readonly onClose: () => void
}

/** The outlines of the library, one at a time: how a paper begins. */
export function OutlineScreen(props: OutlineScreenProps) {
  const { t } = useTranslation()
  const screen = useRef<HTMLElement>(null)
  const opened = useOutlines()
  useEscape(screen, () => {
    // The field of a heading closes itself.
    if (!document.activeElement?.matches('[data-outline-title]')) props.onClose()
  })
  useActionHandlers({ 'notebook.close': props.onClose })
  // Without a row to focus, Escape must still have a place to come from.
  useEffect(() => {
    if (!screen.current?.contains(document.activeElement)) screen.current?.focus()
  }, [])
  const toasts = useToasts()
  // What a message led to is on the screen.
  useEffect(() => toasts.hide('outline'), [toasts])
  return (
    <main
      ref={screen}
      className={styles.place}
      data-pane="outline"
      tabIndex={-1}
      aria-label={t('panes.outline')}
    >
      <div className={styles.page}>
        <header className={styles.head}>
          <h1>{t('panes.outline')}</h1>
          <ActionButton action="notebook.open" />
          <ActionButton action="notebook.close" icon={<X size={18} aria-hidden />} />
        </header>
        {opened.state === 'reading' && <p role="status">{t('library.loading')}</p>}
        {opened.state === 'failed' && <p role="alert">{t('outline.unreadable')}</p>}
        {opened.state === 'read' && <Outlines {...props} outlines={opened.outlines} />}
      </div>
    </main>
  )
}

interface OutlinesProps extends OutlineScreenProps {
  readonly outlines: OpenOutlines
}

function Outlines(props: OutlinesProps) {
  const { outlines, from, goal } = props
  const { t } = useTranslation()
  const now = useLive(outlines.now)
  const [wanted, choose] = useState(goal?.outline ?? null)
  const [begun, setBegun] = useState<OutlineItemId | null>(null)
  const chosen =
    now.all.find(({ id }) => id === wanted) ??
    now.all.find(({ id }) => id === usualOutline(now, from?.id ?? null)) ??
    now.all[0]
  const begin = (book: BookId | null) => {
    const id = outlines.begin(t('outline.untitled'), book)
    choose(id)
    setBegun(id)
  }
  const onChoose = (id: OutlineItemId) => {
    choose(id)
    setBegun(null)
  }
  if (chosen)
    return (
      <Chosen
        {...props}
        chosen={chosen}
        isNew={chosen.id === begun}
        onChoose={onChoose}
        onBegin={begin}
      />
    )
  return (
    <NoOutline from={from} onBegin={begin}>
      <RestoreOutline outlines={outlines} onRestored={onChoose} />
    </NoOutline>
  )
}

function NoOutline({ children, ...props }: BeginProps & { readonly children: React.ReactNode }) {
  const { t } = useTranslation()
  const key = useShortcut('outline.send').shown[0] ?? ''
  const place = useRef<HTMLDivElement>(null)
  // The screen has the focus only while there is nothing to press.
  useEffect(() => place.current?.querySelector('button')?.focus(), [])
  return (
    <div ref={place} className={styles.empty}>
      <p>{t('outline.none', { key })}</p>
      <Begin {...props} />
      {children}
    </div>
  )
}

interface BeginProps extends Pick<OutlineScreenProps, 'from'> {
  readonly onBegin: (book: BookId | null) => void
}

/** Buttons that begin an outline of the book and of the library. */
function Begin({ from, onBegin }: BeginProps) {
  const { t } = useTranslation()
  return (
    <>
      {from && (
        <ActionButton
          action="outline.begin"
          label={t('outline.ofBook')}
          onPress={() => onBegin(from.id)}
        />
      )}
      <ActionButton
        action="outline.begin"
        label={t('outline.ofLibrary')}
        onPress={() => onBegin(null)}
      />
    </>
  )
}

interface ChosenProps extends OutlinesProps {
  readonly chosen: OutlineItem
  /** Whether the reader has just begun it. */
  readonly isNew: boolean
  readonly onChoose: (outline: OutlineItemId) => void
  readonly onBegin: (book: BookId | null) => void
}

/** One outline, and the notes that can be put into it. */
function Chosen(props: ChosenProps) {
  const { outlines, chosen, isNew, books, goal, onOpen } = props
  const { all, treeOf } = useLive(outlines.now)
  const tree = treeOf(chosen.id)
  const notebook = useOpenNotebook()
  const marks = notebook.state === 'read' ? notebook.marks : null
  const passages = usePassages(outlines, tree, marks)
  const shownBooks = useShownBooks(books)
  const titleOf = useTitleOf(shownBooks)
  return (
    <>
      <Tools {...props} all={all} titleOf={titleOf} shownBooks={shownBooks} />
      <div className={styles.halves}>
        <section className={styles.outline} aria-label={titleOf(chosen)}>
          <OutlineTitle key={chosen.id} outlines={outlines} outline={chosen} isNew={isNew} />
          <OutlineTree
            key={`tree ${chosen.id}`}
            outlines={outlines}
            outline={chosen}
            tree={tree}
            passages={passages}
            books={shownBooks}
            marks={marks}
            goal={goal?.item ?? null}
            onOpen={onOpen}
          />
        </section>
        {marks && (
          <NoteChoice
            outlines={outlines}
            outline={chosen}
            tree={tree}
            marks={marks}
            books={shownBooks}
          />
        )}
      </div>
    </>
  )
}

interface ToolsProps extends ChosenProps {
  readonly all: readonly OutlineItem[]
  readonly titleOf: (outline: OutlineItem) => string
  readonly shownBooks: ReadonlyMap<BookId, ShownBook>
}

/** What is done with whole outlines. */
function Tools(props: ToolsProps) {
  const { outlines, chosen, all, titleOf, shownBooks, from, onBegin, onChoose } = props
  const { t } = useTranslation()
  const tools = useRef<HTMLDivElement>(null)
  const remove = useRemoveOutline(outlines)
  return (
    <div ref={tools} className={styles.tools}>
      <select
        aria-label={t('outline.choose')}
        value={chosen.id}
        onChange={({ currentTarget: { value } }) => {
          const outline = all.find(({ id }) => id === value)
          if (outline) onChoose(outline.id)
        }}
      >
        {all.map(outline => (
          <option key={outline.id} value={outline.id}>
            {titleOf(outline)}
          </option>
        ))}
      </select>
      <Begin from={from} onBegin={onBegin} />
      <OutlineExport outlines={outlines} outline={chosen} books={shownBooks} />
      <ActionButton
        action="outline.delete"
        onPress={() => {
          // The button may go with its outline.
          tools.current?.closest('main')?.focus()
          remove(chosen)
        }}
      />
      <RestoreOutline outlines={outlines} onRestored={onChoose} />
    </div>
  )
}

/** Returns a function from an outline to its name and that of its book. */
function useTitleOf(books: ReadonlyMap<BookId, ShownBook>): (outline: OutlineItem) => string {
  const { t } = useTranslation()
  return ({ title, bookId }) => {
    const book = bookId === null ? t('outline.library') : books.get(bookId)?.title
    return [title || t('outline.untitled'), book ?? ''].filter(part => part !== '').join(' — ')
  }
}
