import { builtIn, readDictionaries } from '#domain/dictionaries/own-dictionary'
import type { TaskOptions } from '#services/in-worker'
import type { RestoreScope, RestoreSource } from '#services/restoring/restoring'
import { useTranslation } from 'react-i18next'
import { faultSentence } from '../saving/fault-sentence.ts'
import { useServices, type UiServices } from '../services.ts'
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
  const services = useServices()
  const { restoring, undoing } = services
  const toasts = useToasts()
  const { i18n } = useTranslation()

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
    const missing = await missingDictionaries(services)
    toasts.show('restore', {
      message: t =>
        [
          t('restoring.done', { count: rows + texts }),
          missing.length > 0 &&
            t('restoring.addDictionaries', {
              names: new Intl.ListFormat(i18n.language).format(missing),
            }),
        ]
          .filter(Boolean)
          .join(' '),
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

/** The names of dictionaries whose files are not here: no backup has them. */
async function missingDictionaries({
  dictionaries,
  preferences,
}: Pick<UiServices, 'dictionaries' | 'preferences'>): Promise<readonly string[]> {
  const listed = readDictionaries(preferences.settings.get().dictionaries)
  if (listed.every(({ id }) => id === builtIn)) return []
  const known = await dictionaries()
    .then(own => own.known())
    .catch(() => [])
  return known.flatMap(({ state, name }) => (state === 'missing' ? [name] : []))
}
