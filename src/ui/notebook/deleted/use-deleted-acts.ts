import type { BookId } from '#domain/ids'
import type { DeletedMark } from '#domain/marking/erase'
import type { DeletedMarks } from '#services/notebook/deleted-marks'
import { useTranslation } from 'react-i18next'
import { markName } from '../../notes/mark-name.ts'
import { useServices } from '../../services.ts'
import { useToasts, type Words } from '../../toasts/toasts.ts'
import { mostOfQuote } from './deleted-item.tsx'

/** Restores marks, or deletes them for good. A message says so. */
export function useDeletedActs(
  open: DeletedMarks | string,
  books: ReadonlyMap<BookId, unknown>,
): Readonly<Record<'restore' | 'erase', (marks: readonly DeletedMark[]) => void>> {
  const { t } = useTranslation()
  const { undoing } = useServices()
  const toasts = useToasts()
  const failed = () => toasts.show('deleted', { message: t => t('faults.unexpected') })
  const restored = (marks: readonly DeletedMark[]): Words => {
    const [count, first] = [marks.length, marks[0]]
    if (marks.some(({ mark }) => !books.has(mark.bookId)))
      return t => t('deleted.restoredUnseen', { count })
    const name = first && count === 1 ? markName(t, first.mark, mostOfQuote) : ''
    return t =>
      count === 1 ? t('deleted.restored', { name }) : t('deleted.restoredMany', { count })
  }
  const restore = async (marks: readonly DeletedMark[]) => {
    const made = typeof open === 'string' ? null : await open.restore(marks)
    if (!made) return
    const { step } = made
    toasts.show('deleted', {
      message: restored(marks),
      step,
      action: {
        name: 'edit.undo',
        label: t => t('toasts.undo'),
        run: () => void undoing.order.takeBack(step),
      },
    })
  }
  const erase = async (marks: readonly DeletedMark[]) => {
    if (typeof open === 'string') return
    await open.erase(marks)
    toasts.show('deleted', { message: t => t('deleted.erasedMany', { count: marks.length }) })
  }
  return {
    restore: marks => void restore(marks).catch(failed),
    erase: marks => void erase(marks).catch(failed),
  }
}
