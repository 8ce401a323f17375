import type { Annotation } from '#domain/annotation'
import type { Marks } from '#services/marking'
import { useToasts } from '../toasts/toasts.ts'
import { beginningOfQuote } from './notes-in-order.ts'

/** How much of a quote the message says, in characters. */
const toldLimit = 20

/** Deletes a mark, and for a while offers to put it back as it was. */
export function useDeleteMark(
  marks: Pick<Marks, 'remove' | 'restore'>,
): (mark: Annotation) => void {
  const toasts = useToasts()
  return mark => {
    marks.remove(mark.id)
    toasts.show(`deleted ${mark.id}`, {
      message: t => t('notes.deleted', { quote: beginningOfQuote(mark, toldLimit) }),
      action: { name: 'edit.undo', label: t => t('toasts.undo'), run: () => marks.restore(mark) },
    })
  }
}
