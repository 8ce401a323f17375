import type { TaskOptions } from '#services/in-worker'
import type { RestoreScope, RestoreSource } from '#services/restoring/restoring'
import { faultSentence } from '../saving/fault-sentence.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'

/**
 * Returns a function that restores and shows the result as a message with Undo. It resolves to true
 * if it restored or was cancelled, and to false if it failed. Only a restore changes anything.
 */
export function useRestore(): (
  source: RestoreSource,
  scope: RestoreScope,
  asking: TaskOptions,
) => Promise<boolean> {
  const { restoring, undoing } = useServices()
  const toasts = useToasts()

  async function restore(
    source: RestoreSource,
    scope: RestoreScope,
    asking: TaskOptions,
  ): Promise<boolean> {
    const done = await restoring.apply(source, scope, asking).catch(() => null)
    if (!done?.ok) {
      toasts.show('restore', {
        message: t => (done ? faultSentence(t, done.fault) : t('faults.unexpected')),
      })
      return false
    }
    const restored = done.value
    if (!restored) {
      toasts.show('restore', { message: t => t('restoring.givenUp') })
      return true
    }
    const { rows, texts, step } = restored
    toasts.show('restore', {
      message: t => t('restoring.done', { count: rows + texts }),
      step,
      action: {
        name: 'restore.undo',
        label: t => t('toasts.undo'),
        run: () => void undoing.order.takeBack(step),
      },
    })
    return true
  }

  return restore
}
