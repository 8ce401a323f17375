import type { Book } from '#domain/book'
import type { AnnotationId } from '#domain/ids'
import type { DeletedMark } from '#domain/marking/erase'
import type { DeletedMarks } from '#services/notebook/deleted-marks'
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionHandlers } from '../../actions.ts'
import { focusAtOnce } from '../../hooks/focus-at-once.ts'
import { useComposed } from '../../hooks/use-composed.ts'
import { useWithStandalone } from '../../notes/standalone/with-standalone.ts'
import { DialogFrame } from '../../parts/dialog-frame.tsx'
import { WindowedList } from '../../rows/windowed-list.tsx'
import { useServices } from '../../services.ts'
import { useShownBooks } from '../shown-book.ts'
import { DeletedFoot, type DeletedFootProps } from './deleted-foot.tsx'
import { DeletedItem, type DeletedRowActs } from './deleted-item.tsx'
import styles from './deleted-dialog.module.css'
import { useDeletedActs } from './use-deleted-acts.ts'
import { useDeletedMarks } from './use-deleted-marks.ts'
import { useFocusedRow } from './use-focused-row.ts'

interface DeletedDialogProps {
  /** The books of the library. */
  readonly books: readonly Book[]
  readonly onClose: () => void
}

/** About the height of a row, in CSS pixels. */
const rowHeight = 110

const none: ReadonlySet<AnnotationId> = new Set()

/** The deleted notes, and marks with words: sought, restored, or deleted for good. */
export function DeletedDialog({ books, onClose }: DeletedDialogProps) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  const list = useDeletedList(books, place)
  const { open, all, shown, words, needs, rowActs, focusRow } = list
  const row = useRows(list, rowActs)
  return (
    <DialogFrame
      title={t('actions.notebook.deleted')}
      onClose={onClose}
      handlers={useUndoHere()}
      foot={<DeletedFoot {...list.foot} />}
    >
      <div ref={place} className={styles.place}>
        <Head
          said={useSaid(open, { all, shown, words })}
          words={words}
          onWords={list.setWords}
          onDown={() => shown.length > 0 && focusRow(shown[0])}
        />
        {shown.length > 0 && (
          <WindowedList
            items={shown}
            label={t('actions.notebook.deleted')}
            keyOf={keyOf}
            needs={needs}
            rowHeight={rowHeight}
            className={styles.list}
            stop="[data-deleted-row]"
            row={row}
          />
        )}
      </div>
    </DialogFrame>
  )
}

/** What the dialog shows, and what its rows and its foot do. */
function useDeletedList(books: readonly Book[], place: RefObject<HTMLElement | null>) {
  const { open, all } = useDeletedMarks()
  const [words, setWords] = useState('')
  const [picked, setPicked] = useState(none)
  const [asked, setAsked] = useState<readonly DeletedMark[]>([])
  const shown = useFound(open, all, words)
  const { needs, leave, focusRow } = useFocusedRow(place, shown)
  const chosen = useMemo(() => shown.filter(({ mark }) => picked.has(mark.id)), [shown, picked])
  const shownBooks = useShownBooks(useWithStandalone(books))
  const acts = useDeletedActs(open, shownBooks)
  const go = (act: 'restore' | 'erase', marks: readonly DeletedMark[]) => {
    leave(marks)
    setPicked(none)
    setAsked([])
    acts[act](marks)
  }
  const onAll = () => setPicked(allOr(shown, chosen.length === shown.length))
  const rowActs: DeletedRowActs = {
    onPick: ({ mark }) => setPicked(toggled(picked, mark.id)),
    onAll,
    onRestore: deleted => go('restore', [deleted]),
    onErase: deleted => setAsked([deleted]),
  }
  const foot: DeletedFootProps = {
    asked,
    chosen,
    onAll: shown.length > 0 ? onAll : null,
    onRestore: () => go('restore', chosen),
    onAsk: () => setAsked(chosen),
    onErase: () => go('erase', asked),
    onKeep() {
      setAsked([])
      focusRow(asked[0])
    },
  }
  return { open, all, words, setWords, shown, picked, needs, focusRow, shownBooks, rowActs, foot }
}

const keyOf = ({ mark }: DeletedMark): string => mark.id

/** The deleted marks that contain the words, or all. */
function useFound(
  open: DeletedMarks | string,
  all: readonly DeletedMark[],
  words: string,
): readonly DeletedMark[] {
  return useMemo(() => {
    const found = typeof open === 'string' ? null : open.find(words)
    return found ? all.filter(deleted => found.has(deleted)) : all
  }, [open, all, words])
}

/** Draws one row. The latest acts are used, while the function changes only with what is drawn. */
function useRows(
  { shown, picked, shownBooks }: ReturnType<typeof useDeletedList>,
  acts: DeletedRowActs,
) {
  const latest = useRef(acts)
  useLayoutEffect(() => {
    latest.current = acts
  })
  const { length } = shown
  return useCallback(
    (deleted: DeletedMark, at: number, isStop: boolean) => (
      <DeletedItem
        key={deleted.mark.id}
        deleted={deleted}
        place={{ at, of: length, isStop }}
        book={shownBooks.get(deleted.mark.bookId)}
        isPicked={picked.has(deleted.mark.id)}
        acts={latest}
      />
    ),
    [length, picked, shownBooks],
  )
}

const toggled = (picked: ReadonlySet<AnnotationId>, id: AnnotationId) => {
  const next = new Set(picked)
  if (!next.delete(id)) next.add(id)
  return next
}

const allOr = (shown: readonly DeletedMark[], isAll: boolean): ReadonlySet<AnnotationId> =>
  isAll ? none : new Set(shown.map(({ mark }) => mark.id))

/** What is listed, in words. */
function useSaid(
  open: DeletedMarks | string,
  {
    all,
    shown,
    words,
  }: Readonly<Record<'all' | 'shown', readonly DeletedMark[]>> & {
    readonly words: string
  },
): string {
  const { t } = useTranslation()
  if (open === 'reading') return t('deleted.reading')
  if (open === 'failed') return t('deleted.unread')
  if (all.length === 0) return t('deleted.empty')
  if (words.trim() === '') return t('deleted.hint')
  return shown.length === 0
    ? t('deleted.noneFound', { words: words.trim() })
    : t('deleted.shown', { count: shown.length, total: all.length })
}

/**
 * Undo and redo while the dialog is open, so that what was just restored can go back. Undoing has
 * its usual message.
 */
function useUndoHere(): ActionHandlers {
  const { order } = useServices().undoing
  return {
    'edit.undo': () => void order.undo(),
    'edit.redo': () => void order.redo(),
  }
}

interface HeadProps {
  readonly said: string
  readonly words: string
  readonly onWords: (words: string) => void
  readonly onDown: () => void
}

/** The field that narrows the list, and what is listed. */
function Head({ said, words, onWords, onDown }: HeadProps) {
  const { t } = useTranslation()
  const composed = useComposed(words, onWords)
  return (
    <>
      <input
        ref={focusAtOnce}
        type="search"
        aria-label={t('deleted.seek')}
        placeholder={t('deleted.seek')}
        {...composed}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing || event.key !== 'ArrowDown') return
          event.preventDefault()
          onDown()
        }}
      />
      <p className={styles.hint} role="status">
        {said}
      </p>
    </>
  )
}
