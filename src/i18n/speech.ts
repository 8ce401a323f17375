import { createInstance, type i18n } from 'i18next'
import type { Language } from './languages.ts'
import { resources } from './resources.ts'

/** What says the interface's words in one language. */
export type Speech = i18n

/** An i18next that speaks `language` at once: nothing is fetched, so nothing is waited for. */
export function createSpeech(language: Language): Speech {
  const speech = createInstance()
  void speech.init({
    lng: language,
    fallbackLng: 'en',
    resources,
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  return speech
}
