import type { Book } from '#domain/book'
import type { DeletedMark } from '#domain/marking/erase'
import { isStandalone } from '#domain/notes/standalone'
import type { Speech } from '#i18n/speech'
import type { DeletedMarks } from '#services/notebook/deleted-marks'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../../actions.ts'
import { focusAtOnce } from '../../hooks/focus-at-once.ts'
import { markName } from '../../notes/mark-name.ts'
import { NoteText } from '../../notes/note/note-text.tsx'
import { ActionButton } from '../../parts/action-button.tsx'
import { DialogFrame } from '../../parts/dialog-frame.tsx'
import { saidTime } from '../../parts/said-time.ts'
import { useServices } from '../../services.ts'
import { useToasts } from '../../toasts/toasts.ts'
import styles from './deleted-dialog.module.css'
import { useDeletedMarks } from './use-deleted-marks.ts'

interface DeletedDialogProps {
  /** The books of the library, with what stands for that of the standalone notes. */
  readonly books: readonly Book[]
  readonly onClose: () => void
}

/** How many marks are added to the list at once. */
const listed = 100

/** The most characters of marked words that are shown. */
const mostOfQuote = 80

/** The deleted notes, and marks with words: restored, or deleted for good. */
export function DeletedDialog({ books, onClose }: DeletedDialogProps) {
  const { t } = useTranslation()
  const { open, all } = useDeletedMarks()
  const [most, setMost] = useState(listed)
  const { undoing } = useServices()
  const titles = useMemo(() => new Map(books.map(({ id, title }) => [id, title])), [books])
  return (
    <DialogFrame
      title={t('actions.notebook.deleted')}
      onClose={onClose}
      foot={<ActionButton action="dialog.close" look="main" ref={focusAtOnce} />}
    >
      <Undoing order={undoing.order} />
      <p className={styles.hint} role="status">
        {said(t, open, all)}
      </p>
      {typeof open !== 'string' && (
        <ul className={styles.list}>
          {all.slice(0, most).map(deleted => (
            <Item
              key={deleted.mark.id}
              deleted={deleted}
              marks={open}
              title={titles.get(deleted.mark.bookId)}
            />
          ))}
        </ul>
      )}
      {all.length > most && (
        <ActionButton
          action="notebook.moreDeleted"
          label={t('deleted.more', { count: all.length - most })}
          onPress={() => setMost(now => now + listed)}
        />
      )}
    </DialogFrame>
  )
}

function said(
  t: Speech['t'],
  open: ReturnType<typeof useDeletedMarks>['open'],
  all: readonly DeletedMark[],
): string {
  if (open === 'reading') return t('deleted.reading')
  if (open === 'failed') return t('deleted.unread')
  return all.length === 0 ? t('deleted.empty') : t('deleted.hint')
}

/** Undo and redo work over the dialog, which is inside the frame because it hides those before. */
function Undoing({
  order,
}: {
  readonly order: ReturnType<typeof useServices>['undoing']['order']
}) {
  useActionHandlers({
    'edit.undo': () => void order.undo(),
    'edit.redo': () => void order.redo(),
  })
  return null
}

interface ItemProps {
  readonly deleted: DeletedMark
  readonly marks: DeletedMarks
  /** The title of its book; undefined if that was removed. */
  readonly title: string | undefined
}

function Item({ deleted, marks, title }: ItemProps) {
  const { t, i18n } = useTranslation()
  const { mark, passages } = deleted
  const alone = isStandalone(mark)
  const about = [
    title ?? t('deleted.gone'),
    ...(alone || mark.scope === 'book'
      ? []
      : [t('notebook.paragraph', { number: mark.index + 1 })]),
    ...(passages.length > 0 ? [t('deleted.passages', { count: passages.length })] : []),
    t('deleted.on', { date: saidTime(t, i18n.language, mark.deletedAt ?? 0, 'day') }),
  ]
  return (
    <li className={styles.item} data-annotation-id={mark.id}>
      {!alone && (
        <p className={styles.quote} dir="auto">
          {markName(t, mark, mostOfQuote)}
        </p>
      )}
      {mark.note.length > 0 && (
        <div className={styles.note}>
          <NoteText body={mark.note} />
        </div>
      )}
      {mark.tags.length > 0 && (
        <p className={styles.about}>{mark.tags.map(tag => `#${tag}`).join(' ')}</p>
      )}
      <p className={styles.about}>{about.join(' · ')}</p>
      <Acts deleted={deleted} marks={marks} />
    </li>
  )
}

/** Restoring, and deleting for good after a question. */
function Acts({ deleted, marks }: Omit<ItemProps, 'title'>) {
  const { t } = useTranslation()
  const { undoing } = useServices()
  const toasts = useToasts()
  const [isAsked, setAsked] = useState(false)
  const bar = useRef<HTMLDivElement>(null)
  const name = markName(t, deleted.mark, mostOfQuote)
  const failed = () => toasts.show('deleted', { message: t => t('faults.unexpected') })
  // The row goes, so the focus would be lost.
  const leave = () => focusAfter(bar.current)
  const restore = async () => {
    leave()
    const made = await marks.restore([deleted])
    if (!made) return
    const { step } = made
    toasts.show('deleted', {
      message: t => t('deleted.restored', { name }),
      step,
      action: {
        name: 'edit.undo',
        label: t => t('toasts.undo'),
        run: () => void undoing.order.takeBack(step),
      },
    })
  }
  const erase = async () => {
    leave()
    await marks.erase([deleted])
    toasts.show('deleted', { message: t => t('deleted.erased') })
  }
  if (isAsked)
    return (
      <div ref={bar} className={styles.acts} role="group" aria-label={name}>
        <p className={styles.ask} role="alert">
          {t('deleted.ask')}
        </p>
        <ActionButton action="notebook.erase" onPress={() => void erase().catch(failed)} />
        <ActionButton
          action="notebook.keepDeleted"
          ref={focusAtOnce}
          onPress={() => setAsked(false)}
        />
      </div>
    )
  return (
    <div ref={bar} className={styles.acts} role="group" aria-label={name}>
      <ActionButton action="notebook.restore" onPress={() => void restore().catch(failed)} />
      <ActionButton action="notebook.askErase" onPress={() => setAsked(true)} />
    </div>
  )
}

/** Gives the focus to the next row's first button, or else to the button that closes the dialog. */
function focusAfter(bar: HTMLElement | null): void {
  const item = bar?.closest('li')
  const near = item?.nextElementSibling ?? item?.previousElementSibling
  const next = near?.querySelector('button')
  const close = bar?.closest('[role="dialog"]')?.querySelectorAll('[data-action="dialog.close"]')
  const last = close?.item(close.length - 1)
  if (next) next.focus()
  else if (last instanceof HTMLElement) last.focus()
}
