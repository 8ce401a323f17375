/** The languages the interface speaks. A new one is a line here and a file in `locales/`. */
export const languages = [
  { tag: 'en', name: 'English' },
  { tag: 'zh-Hans', name: '简体中文' },
  { tag: 'zh-Hant', name: '繁體中文' },
] as const satisfies readonly { tag: string; name: string }[]

/** BCP 47 tag of a language of the interface. */
export type Language = (typeof languages)[number]['tag']

/**
 * The language to show: the reader's `setting` if the interface speaks it, else the
 * first of `preferred` (BCP 47 tags, best first) that it speaks, else English.
 */
export function chooseLanguage(setting: string | null, preferred: readonly string[]): Language {
  for (const tag of setting === null ? preferred : [setting, ...preferred]) {
    const language = spoken(tag)
    if (language) return language
  }
  return 'en'
}

function spoken(tag: string): Language | null {
  const [primary, ...subtags] = tag.toLowerCase().split(/[-_]/)
  if (primary === 'en') return 'en'
  if (primary !== 'zh' && primary !== 'yue') return null
  if (subtags.includes('hans')) return 'zh-Hans'
  const traditional = ['hant', 'tw', 'hk', 'mo'].some(subtag => subtags.includes(subtag))
  return traditional || primary === 'yue' ? 'zh-Hant' : 'zh-Hans'
}
