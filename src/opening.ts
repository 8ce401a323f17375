/**
 * What the first screen waits for is begun here, as soon as there is any code at all: the engine
 * opens the library, and main reads the shelf, while the rest of the page is still being compiled.
 * Nothing here may import the interface; the bundler puts this file, with all it imports, before
 * everything else (`electron.config.ts`).
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

/** How much is done of what a start may have to do, from 0 to 1; null while that cannot be said. */
export const openingProgress = live<number | null>(null)

/** Opens the library; what was opened and cannot be read is distrusted. */
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
