import type { Language } from './languages.ts'

type Words = () => Promise<{ readonly default: object }>

/** Each language's words, fetched when it is first spoken: of all these files a reader needs one. */
export const words = {
  en: () => import('./locales/en.json', { with: { type: 'json' } }),
  'zh-Hans': () => import('./locales/zh-Hans.json', { with: { type: 'json' } }),
  'zh-Hant': () => import('./locales/zh-Hant.json', { with: { type: 'json' } }),
} satisfies Record<Language, Words>
