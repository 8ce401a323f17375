import type { Language } from './languages.ts'
import en from './locales/en.json' with { type: 'json' }
import zhHans from './locales/zh-Hans.json' with { type: 'json' }
import zhHant from './locales/zh-Hant.json' with { type: 'json' }

/** Every word the interface says. English is the measure: its keys are the keys there are. */
export const resources = {
  en: { translation: en },
  'zh-Hans': { translation: zhHans },
  'zh-Hant': { translation: zhHant },
} satisfies Record<Language, { translation: object }>

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'translation'
    readonly resources: { readonly translation: typeof en }
  }
}
