import type { Asking } from '#services/apart'
import type { Restored, RestoreScope, RestoreSource } from '#services/restoring'
import { faultSentence } from '../parts/fault-sentence.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'

/** Restoring, and taking it back; how it went is a message, which offers the way back. */
export function useRestore(): {
  /** Whether it was done, or given up; if not, nothing was changed. */
  readonly restore: (source: RestoreSource, scope: RestoreScope, asking: Asking) => Promise<boolean>
  readonly takeBack: (restored: Restored) => Promise<void>
} {
  const { restoring } = useServices()
  const toasts = useToasts()

  async function restore(
    source: RestoreSource,
    scope: RestoreScope,
    asking: Asking,
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
    const { rows, texts } = restored
    toasts.show('restore', {
      message: t => t('restoring.done', { count: rows + texts }),
      action: {
        name: 'restore.undo',
        label: t => t('toasts.undo'),
        run: () => void takeBack(restored),
      },
    })
    return true
  }

  async function takeBack(restored: Restored): Promise<void> {
    const undone = await restored.undo().catch(() => null)
    toasts.show('restore', {
      message: t => {
        if (!undone) return t('faults.unexpected')
        return undone.ok ? t('restoring.undone') : faultSentence(t, undone.fault)
      },
    })
  }

  return { restore, takeBack }
}
