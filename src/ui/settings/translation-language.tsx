import { translationLanguages } from '#domain/text/language-tag'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { languageName } from '../parts/language-name.ts'
import { useServices } from '../services.ts'
import styles from './settings-dialog.module.css'

/**
 * The language of the translation, which decides fonts, hyphenation and the voice of screen
 * readers.
 */
export function TranslationLanguage() {
  const id = useId()
  const { t, i18n } = useTranslation()
  const { preferences } = useServices()
  const { translationLanguage } = useLive(preferences.settings)
  return (
    <div className={styles.row}>
      <label className={styles.label} htmlFor={id}>
        {t('settings.translationLanguage')}
      </label>
      <select
        id={id}
        value={translationLanguage}
        onChange={event => preferences.change({ translationLanguage: event.currentTarget.value })}
      >
        {[...new Set([...translationLanguages, translationLanguage])].map(tag => (
          <option key={tag} value={tag}>
            {languageName(tag, i18n)}
          </option>
        ))}
      </select>
    </div>
  )
}
