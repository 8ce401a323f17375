import type en from './locales/en.json'

/**
 * What the main process reads of a language's words without an i18n library; see `menu-labels.ts`.
 */
type WordsFile = Pick<typeof en, 'menus' | 'roles' | 'system'> & { readonly actions: object }

interface LanguageEntry {
  /** BCP 47 tag, also the name of its file in `locales/`. */
  readonly tag: string
  /** The language's name in itself. */
  readonly name: string
  /** Fetches its words: the page needs one language of all these files. */
  readonly words: () => Promise<{ readonly default: WordsFile }>
}

/** The languages of the interface. To add one, write its file in `locales/` and add a line here. */
export const languages = [
  { tag: 'en', name: 'English', words: () => import('./locales/en.json') },
  { tag: 'zh-Hans', name: '简体中文', words: () => import('./locales/zh-Hans.json') },
  { tag: 'zh-Hant', name: '繁體中文', words: () => import('./locales/zh-Hant.json') },
] as const satisfies readonly LanguageEntry[]

/** BCP 47 tag of a language of the interface. */
export type Language = (typeof languages)[number]['tag']

/**
 * Returns the language to show: the reader's `setting` if the interface has it, else the
 * first of `preferred` (BCP 47 tags, best first) that it has, else English.
 */
export function chooseLanguage(setting: string | null, preferred: readonly string[]): Language {
  for (const tag of setting === null ? preferred : [setting, ...preferred]) {
    const language = spoken(tag)
    if (language) return language
  }
  return 'en'
}

function spoken(tag: string): Language | null {
  const wanted = tag.toLowerCase().replaceAll('_', '-')
  const exact = languages.find(language => language.tag.toLowerCase() === wanted)
  if (exact) return exact.tag
  const [primary = '', ...subtags] = wanted.split('-')
  if (primary === 'zh' || primary === 'yue') return chineseFor(primary, subtags)
  return languages.find(language => language.tag.split('-')[0] === primary)?.tag ?? null
}

/** Cantonese is written in traditional characters unless its tag says otherwise. */
function chineseFor(primary: string, subtags: readonly string[]): Language {
  if (subtags.includes('hans')) return 'zh-Hans'
  const traditional = ['hant', 'tw', 'hk', 'mo'].some(subtag => subtags.includes(subtag))
  return traditional || primary === 'yue' ? 'zh-Hant' : 'zh-Hans'
}
