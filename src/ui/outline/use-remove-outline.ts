import type { OutlineItem } from '#domain/outline/outline-item'
import type { OpenOutlines } from '#services/outline/outlines'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'

/** Returns a function that deletes an outline and shows a message with Undo. */
export function useRemoveOutline(outlines: OpenOutlines): (outline: OutlineItem) => void {
  const { order } = useServices().undoing
  const toasts = useToasts()
  return ({ id, title }) => {
    const step = outlines.remove(id)
    if (!step) return
    toasts.show('outline deleted', {
      message: t => t('outline.gone', { title: title || t('outline.untitled') }),
      step,
      action: {
        name: 'edit.undo',
        label: t => t('toasts.undo'),
        run: () => void order.takeBack(step),
      },
    })
  }
}
