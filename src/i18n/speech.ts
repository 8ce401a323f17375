import { createInstance, type BackendModule, type i18n, type ReadCallback } from 'i18next'
import { languages, type Language } from './languages.ts'
import type en from './locales/en.json'
import { writeNumber } from './write-number.ts'

/** Translates keys into the words of one language. */
export type Speech = i18n

/** Creates an i18next in `language`, which can change to any other language of the interface. */
export async function createSpeech(language: Language): Promise<Speech> {
  const speech = createInstance()
  await speech.use(files).init({
    lng: language,
    supportedLngs: languages.map(({ tag }) => tag),
    // Each language is complete; locales.test.ts checks that.
    fallbackLng: false,
    load: 'currentOnly',
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  })
  speech.services.formatter?.add('number', (value, tag) => writeNumber(value, tag ?? language))
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
