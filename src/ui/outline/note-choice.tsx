import type { Annotation } from '#domain/annotation'
import type { BookId } from '#domain/ids'
import { standaloneNotes } from '#domain/notes/standalone'
import type { OutlineItem } from '#domain/outline/outline-item'
import type { OutlineNode } from '#domain/outline/outline-tree'
import type { NotebookMarks } from '#services/notebook/notebook'
import type { OpenOutlines } from '#services/outline/outlines'
import { useDeferredValue, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useComposed } from '../hooks/use-composed.ts'
import { useLive } from '../hooks/use-live.ts'
import type { ShownBook } from '../notebook/shown-book.ts'
import { markName } from '../notes/mark-name.ts'
import styles from './outline-screen.module.css'
import { sentMark } from './sent-mark.ts'
import { dragMark } from './use-outline-drop.ts'

interface NoteChoiceProps {
  readonly outlines: OpenOutlines
  readonly outline: OutlineItem
  readonly tree: readonly OutlineNode[]
  readonly marks: NotebookMarks
  readonly books: ReadonlyMap<BookId, ShownBook>
}

/** How many notes are listed. The search finds the others. */
const most = 100

/** How much of the words of a mark is shown, in characters. */
const nameLimit = 60

/** The notes that are not in the outline yet: a press or a drag puts one into it. */
export function NoteChoice({ outlines, outline, tree, marks, books }: NoteChoiceProps) {
  const { t } = useTranslation()
  const all = useLive(marks.all)
  const [words, setWords] = useState('')
  const sought = useDeferredValue(words)
  const composed = useComposed(words, setWords)
  const found = useMemo(() => {
    const there = new Set(tree.map(({ item }) => item.mark?.id))
    const matching = marks.find(sought)
    return all
      .filter(mark => isOffered(mark, outline.bookId, books) && !there.has(mark.id))
      .filter(({ id }) => matching === null || matching.has(id))
      .toSorted(byPlace)
  }, [all, tree, marks, sought, outline.bookId, books])
  return (
    <aside className={styles.notes} aria-label={t('outline.notes')}>
      <h2>{t('outline.notes')}</h2>
      <input
        type="search"
        aria-label={t('outline.seek')}
        placeholder={t('outline.seek')}
        {...composed}
      />
      <p role="status" className={styles.hint}>
        {found.length === 0
          ? t('outline.noNotes')
          : found.length > most
            ? t('outline.someNotes', { shown: most, count: found.length })
            : t('outline.dragNotes')}
      </p>
      <ul>
        {found.slice(0, most).map(mark => (
          <li key={mark.id}>
            <button
              type="button"
              draggable
              data-action="outline.send"
              data-annotation-id={mark.id}
              title={t('outline.put')}
              onDragStart={event => dragMark(event, sentMark(t, mark))}
              onClick={() => outlines.send(outline.id, [sentMark(t, mark)])}
            >
              <span lang={languageOf(mark, books)} dir="auto">
                {markName(t, mark, nameLimit)}
              </span>
              <small lang={books.get(mark.bookId)?.translationLanguage} dir="auto">
                {mark.note[0]?.text ?? ''}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  )
}

/** The language of the marked words. */
const languageOf = (
  { bookId, side }: Annotation,
  books: ReadonlyMap<BookId, ShownBook>,
): string | undefined => {
  const book = books.get(bookId)
  return side === 'source' ? book?.language : book?.translationLanguage
}

const isOffered = (
  { bookId }: Annotation,
  book: BookId | null,
  books: ReadonlyMap<BookId, ShownBook>,
): boolean => (book === null ? books.has(bookId) : bookId === book || bookId === standaloneNotes)

const byPlace = (a: Annotation, b: Annotation): number =>
  a.bookId === b.bookId
    ? a.index - b.index || (a.anchors[0]?.start ?? 0) - (b.anchors[0]?.start ?? 0)
    : a.bookId < b.bookId
      ? -1
      : 1
