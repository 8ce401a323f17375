import { createInstance, type BackendModule, type i18n, type ReadCallback } from 'i18next'
import { languages, type Language } from './languages.ts'
import type en from './locales/en.json'

/** What says the interface's words in one language. */
export type Speech = i18n

/** An i18next that speaks `language`, and any other once it is asked to change to it. */
export async function createSpeech(language: Language): Promise<Speech> {
  const speech = createInstance()
  await speech.use(files).init({
    lng: language,
    supportedLngs: languages.map(({ tag }) => tag),
    // Each says all there is to say, see locales.test.ts.
    fallbackLng: false,
    load: 'currentOnly',
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  })
  return speech
}

const files: BackendModule = {
  type: 'backend',
  init: () => {},
  read: (tag, _namespace, done) => {
    void fetchWords(tag, done)
  },
}

async function fetchWords(tag: string, done: ReadCallback): Promise<void> {
  const language = languages.find(one => one.tag === tag)
  try {
    done(null, language ? (await language.words()).default : {})
  } catch (error) {
    done(error instanceof Error ? error : String(error), false)
  }
}

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'translation'
    readonly resources: { readonly translation: typeof en }
  }
}
