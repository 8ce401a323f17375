import { readWords } from '#domain/text/personal-words'
import { X } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useArrowKeys } from '../hooks/use-arrow-keys.ts'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import styles from './personal-words.module.css'
import rows from './settings-dialog.module.css'

/** The words that the reader has added to the dictionary, each of which can be removed. */
export function PersonalWords() {
  const { t } = useTranslation()
  const { preferences, spelling } = useServices()
  const { personalWords, translationLanguage } = useLive(preferences.settings)
  const words = readWords(personalWords)
  const list = useRef<HTMLUListElement>(null)
  useArrowKeys(list, 'button', 'inline')

  if (words.length === 0) return null
  return (
    <div className={rows.row}>
      <span className={rows.label}>{t('settings.personalWords')}</span>
      <ul ref={list} className={styles.list} aria-label={t('settings.personalWords')}>
        {words.map((word, i) => (
          <li key={word} className={styles.item} lang={translationLanguage} dir="auto">
            {word}
            <button
              type="button"
              className={styles.remove}
              data-action="spelling.remove"
              tabIndex={i === 0 ? 0 : -1}
              aria-label={t('spelling.removeWord', { word })}
              title={t('spelling.removeWord', { word })}
              onClick={event => {
                beside(event.currentTarget)?.focus()
                spelling.remove(word)
              }}
            >
              <X size={12} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The button that gets the focus when a word is removed. */
function beside(button: HTMLElement): HTMLElement | null {
  const item = button.closest('li')
  const next = item?.nextElementSibling ?? item?.previousElementSibling
  return (
    next?.querySelector('button') ??
    button.closest('[role="dialog"]')?.querySelector<HTMLElement>('input[type="checkbox"]') ??
    null
  )
}
