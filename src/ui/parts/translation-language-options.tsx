import { translationLanguages } from '#domain/text/language-tag'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import { languageName } from './language-name.ts'

interface TranslationLanguageOptionsProps {
  /** BCP 47 tag; empty for the language of the settings. */
  readonly chosen: string
  /** Whether the language of the settings can be chosen. */
  readonly hasDefault?: boolean
}

/** The languages that a book can be translated into, for a `select`. */
export function TranslationLanguageOptions(props: TranslationLanguageOptionsProps) {
  const { chosen, hasDefault = false } = props
  const { t, i18n } = useTranslation()
  const { translationLanguage } = useLive(useServices().preferences.settings)
  const tags = new Set([...translationLanguages, translationLanguage, chosen])
  return (
    <>
      {hasDefault && (
        <option value="">
          {t('book.asInSettings', { language: languageName(translationLanguage, i18n) })}
        </option>
      )}
      {[...tags]
        .filter(tag => tag !== '')
        .map(tag => (
          <option key={tag} value={tag}>
            {languageName(tag, i18n)}
          </option>
        ))}
    </>
  )
}
