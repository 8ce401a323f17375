import type { Book } from '#domain/book'
import { useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useNotSaved } from '../hooks/use-not-saved.ts'
import { useTheirWords } from '../hooks/use-their-words.ts'
import { TranslationLanguageOptions } from '../parts/translation-language-options.tsx'
import { useServices } from '../services.ts'
import styles from './settings-dialog.module.css'

/**
 * The language of translations, which decides spelling, quotation marks, fonts, hyphenation and the
 * voice of screen readers.
 */
export function TranslationLanguage() {
  const id = useId()
  const { t } = useTranslation()
  const { preferences } = useServices()
  const { translationLanguage } = useLive(preferences.settings)
  return (
    <div className={styles.row}>
      <label className={styles.label} htmlFor={id}>
        {t('settings.translationLanguage')}
      </label>
      <select
        id={id}
        data-setting="translationLanguage"
        value={translationLanguage}
        onChange={event => preferences.change({ translationLanguage: event.currentTarget.value })}
      >
        <TranslationLanguageOptions chosen={translationLanguage} />
      </select>
    </div>
  )
}

/**
 * The language that the open book is translated into. What is chosen in one visit of the field is a
 * step of undo.
 */
export function LanguageInBook({ book }: { readonly book: Book }) {
  const id = useId()
  const { t } = useTranslation()
  const { library } = useServices()
  const sayNotSaved = useNotSaved()
  const { translationLanguage = '' } = useTheirWords(book)
  // The dialog may close while the field has the focus.
  useEffect(() => library.endTyping, [library])
  return (
    <div className={styles.row}>
      <label className={styles.label} htmlFor={id}>
        {t('settings.inThisBook')}
      </label>
      <select
        id={id}
        data-setting="inThisBook"
        value={translationLanguage}
        onChange={({ currentTarget: { value } }) => {
          const chosen = { translationLanguage: value === '' ? null : value }
          library.describe(book.id, chosen, true).catch(sayNotSaved)
        }}
        onBlur={library.endTyping}
      >
        <TranslationLanguageOptions chosen={translationLanguage} hasDefault />
      </select>
    </div>
  )
}
