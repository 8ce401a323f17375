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
    const step = marks.remove(mark.id)
    if (!step) return
    toasts.show(`deleted ${mark.id}`, {
      message: t => {
        const quote = markName(t, mark, toldLimit)
        return isStandalone(mark)
          ? t('standalone.deleted', { name: quote })
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
