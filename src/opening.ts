/**
 * Begins what the first screen waits for as soon as any code runs: the engine opens the library,
 * and the main process reads the shelf, while the rest of the page is still being compiled. Nothing
 * here may import the interface. The bundler puts this file and its imports before everything else
 * (`electron.config.ts`).
 */
import type { Api } from '#contract/api'
import { chooseLanguage, languages } from '#i18n/languages'
import { live } from '#services/live'
import { startLibrary, type Started } from '#services/keeping/start'

declare global {
  interface Window {
    readonly api: Api
  }
}

export const newId = (): string => crypto.randomUUID()

/** The share of the start's repairs that is done, from 0 to 1; null while it is not known. */
export const openingProgress = live<number | null>(null)

/** Opens the library. `isDistrusted`: it was opened before and could not be read. */
export const beginOpening = (isDistrusted: boolean): Promise<Started> =>
  startLibrary({
    api: window.api,
    db: { newId },
    now: Date.now,
    isDistrusted,
    progress: openingProgress.set,
  })

/** The first try. */
export const opening = beginOpening(false)

export const appInfo = window.api.appInfo()

/** The books as main has them at the start. */
export const shelf = window.api.listBooks()

// The code that awaits them handles their failure.
for (const begun of [appInfo, shelf]) begun.catch(() => {})
void appInfo
  .then(({ languages: preferred }) => {
    const tag = chooseLanguage(null, preferred)
    return languages.find(language => language.tag === tag)?.words()
  })
  .catch(() => {})
