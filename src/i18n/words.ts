import type { Language } from './languages.ts'

type Words = () => Promise<{ readonly default: object }>

/** Each language's words, fetched when it is first spoken: of all these files a reader needs one. */
export const words = {
  en: () => import('./locales/en.json'),
  'zh-Hans': () => import('./locales/zh-Hans.json'),
  'zh-Hant': () => import('./locales/zh-Hant.json'),
} satisfies Record<Language, Words>
