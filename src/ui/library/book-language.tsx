import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { languageName, sourceLanguages } from '../parts/language-name.ts'
import { TranslationLanguageOptions } from '../parts/translation-language-options.tsx'
import styles from '../import/import-dialog.module.css'

interface BookLanguageProps {
  /** BCP 47. */
  readonly language: string
  readonly onChange: (language: string) => void
}

/** Chooses the language of a source text. */
export function BookLanguage({ language, onChange }: BookLanguageProps) {
  const { t, i18n } = useTranslation()
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('book.language')}</label>
      <select id={id} value={language} onChange={({ target }) => onChange(target.value)}>
        {[...new Set([...sourceLanguages, language])].map(tag => (
          <option key={tag} value={tag}>
            {languageName(tag, i18n)}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Chooses the language of the translation; empty for that of the settings. */
export function BookTranslationLanguage({ language, onChange }: BookLanguageProps) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('book.translationLanguage')}</label>
      <select id={id} value={language} onChange={({ target }) => onChange(target.value)}>
        <TranslationLanguageOptions chosen={language} hasDefault />
      </select>
    </div>
  )
}
