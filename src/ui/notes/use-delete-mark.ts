import type { Annotation } from '#domain/annotation'
import { isStandalone } from '#domain/notes/standalone'
import type { Marks } from '#services/marking/marking'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import { markName } from './mark-name.ts'

/** How much of a quote the message contains, in characters. */
const toldLimit = 20

/** Returns a function that deletes a mark and shows a message with Undo. */
export function useDeleteMark(marks: Pick<Marks, 'remove'>): (mark: Annotation) => void {
  const { undoing } = useServices()
  const toasts = useToasts()
  return mark => {
    const removed = marks.remove(mark.id)
    if (!removed) return
    const { step, passages } = removed
    toasts.show(`deleted ${mark.id}`, {
      message: t => {
        const quote = markName(t, mark, toldLimit)
        if (isStandalone(mark)) return t('standalone.deleted', { name: quote })
        return passages > 0
          ? t('notes.deletedWithPassages', { quote, count: passages })
          : t('notes.deleted', { quote })
      },
      step,
      action: {
        name: 'edit.undo',
        label: t => t('toasts.undo'),
        run: () => void undoing.order.takeBack(step),
      },
    })
  }
}
