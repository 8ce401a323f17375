import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { languageName } from '../parts/language-name.ts'
import styles from './import-dialog.module.css'

/** Languages a source text may be said to be in. */
const bookLanguages = ['zh-Hans', 'zh-Hant', 'lzh', 'zh', 'en'] as const
const isNamed = (tag: string): tag is (typeof bookLanguages)[number] =>
  bookLanguages.some(name => name === tag)

interface BookLanguageProps {
  /** BCP 47. */
  readonly language: string
  readonly onChange: (language: string) => void
}

/** In which language a source text is. */
export function BookLanguage({ language, onChange }: BookLanguageProps) {
  const { t, i18n } = useTranslation()
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('book.language')}</label>
      <select id={id} value={language} onChange={({ target }) => onChange(target.value)}>
        {[...new Set([...bookLanguages, language])].map(tag => (
          <option key={tag} value={tag}>
            {isNamed(tag) ? t(`book.languages.${tag}`) : languageName(tag, i18n.language)}
          </option>
        ))}
      </select>
    </div>
  )
}
