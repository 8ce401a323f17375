/**
 * Begins what the first screen waits for before the interface is there: the engine opens the
 * library while the rest of the page is still being compiled. Nothing here may import the
 * interface. The bundler puts this file and its imports before everything else
 * (`electron.config.ts`).
 */
import { appInfo, existing, store } from './first-calls.ts'
import { chooseLanguage, languages } from '#i18n/languages'
import { live } from '#services/live'
import { startLibrary, type Started } from '#services/keeping/start'

export const newId = (): string => crypto.randomUUID()

/** The share of the start's repairs that is done, from 0 to 1; null while it is not known. */
export const openingProgress = live<number | null>(null)

/** Opens the library. `isDistrusted`: it was opened before and could not be read. */
export const beginOpening = (isDistrusted: boolean): Promise<Started> =>
  startLibrary({
    api: isDistrusted ? window.api : { ...window.api, openStore: () => store },
    db: { newId },
    ...(!isDistrusted && { existing }),
    now: Date.now,
    isDistrusted,
    progress: openingProgress.set,
  })

/** The first try. */
export const opening = beginOpening(false)

void appInfo
  .then(async ({ languages: preferred }) => {
    const tag = chooseLanguage(null, preferred)
    await languages.find(language => language.tag === tag)?.words()
  })
  .catch(() => {})
