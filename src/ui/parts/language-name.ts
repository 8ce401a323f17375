import { knownTag } from '#domain/text/language-tag'

/** What the language `tag` is called in the language of the interface; the tag itself where it has no name. */
export function languageName(tag: string, language: string): string {
  const known = knownTag(tag)
  const names = new Intl.DisplayNames([language], { type: 'language' })
  return (known === null ? undefined : names.of(known)) ?? tag
}
