import { knownTag } from '#domain/text/language-tag'
import type { Speech } from '#i18n/speech'

/** Languages a source text may be said to be in: they have names of our own. */
export const sourceLanguages = ['zh-Hans', 'zh-Hant', 'lzh', 'zh', 'en'] as const

/** What the language `tag` is called in the language of the interface, the same everywhere; the tag itself where it has no name. */
export function languageName(tag: string, { t, language }: Pick<Speech, 't' | 'language'>): string {
  const named = sourceLanguages.find(own => own === tag)
  if (named !== undefined) return t(`book.languages.${named}`)
  const known = knownTag(tag)
  const names = new Intl.DisplayNames([language], { type: 'language' })
  return (known === null ? undefined : names.of(known)) ?? tag
}
