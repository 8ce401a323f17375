import { knownTag } from '#domain/text/language-tag'
import type { Speech } from '#i18n/speech'

/** The languages that a source text can have. They have names in the locales. */
export const sourceLanguages = ['zh-Hans', 'zh-Hant', 'lzh', 'zh', 'en'] as const

/**
 * Returns the name of the language `tag` in the interface's language, or the tag itself if it has
 * no name. A text of unknown language has `und`, which the platform calls "root".
 */
export function languageName(tag: string, { t, language }: Pick<Speech, 't' | 'language'>): string {
  const named = sourceLanguages.find(own => own === tag)
  if (named !== undefined || tag === 'und') return t(`book.languages.${named ?? 'und'}`)
  const known = knownTag(tag)
  const names = new Intl.DisplayNames([language], { type: 'language' })
  return (known === null ? undefined : names.of(known)) ?? tag
}
