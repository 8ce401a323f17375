import type { Annotation } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import type { MarkChange } from '#domain/marking/mark-change'
import type { StepName } from '#domain/undo-order'
import { useServices } from '../services.ts'
import { useToasts, type Words } from '../toasts/toasts.ts'

/** What the reader does to many marks at once. Each is one step of undoing. */
export interface ManyActs {
  readonly remove: (marks: readonly Annotation[]) => void
}

/** Returns the acts on many marks. A message says what was done, with Undo. */
export function useManyActs(): ManyActs {
  const { notebook, undoing } = useServices()
  const toasts = useToasts()

  async function change(
    marks: readonly Annotation[],
    name: StepName,
    of: (mark: Annotation) => MarkChange | null,
    said: (count: number) => Words,
  ) {
    const changes = marks.flatMap((mark): { id: AnnotationId; change: MarkChange }[] => {
      const made = of(mark)
      return made ? [{ id: mark.id, change: made }] : []
    })
    if (changes.length === 0) return
    const step = await notebook.change(changes, name).catch(() => null)
    if (!step) return toasts.show('notebook', { message: t => t('notebook.nothingChanged') })
    toasts.show('notebook', {
      message: said(changes.length),
      step,
      action: {
        name: 'edit.undo',
        label: t => t('toasts.undo'),
        run: () => void undoing.order.takeBack(step),
      },
    })
  }

  return {
    remove: marks =>
      void change(
        marks,
        marks.length === 1 ? 'deleteMark' : 'deleteMarks',
        () => ({ field: 'presence', to: 'deleted' }),
        count => t => t('notebook.deleted', { count }),
      ),
  }
}
