import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import styles from './settings-dialog.module.css'

const helps = ['typography', 'spelling', 'steadyLine', 'sentenceLit'] as const

/** What the program does for the reader while a translation or a note is typed. */
export function TypingHelp() {
  const { t } = useTranslation()
  const { preferences } = useServices()
  const settings = useLive(preferences.settings)
  return (
    <fieldset className={styles.row}>
      <legend className={styles.label}>{t('settings.whileTyping')}</legend>
      <div className={styles.options}>
        {helps.map(help => (
          <label key={help} className={styles.option}>
            <input
              type="checkbox"
              checked={settings[help]}
              onChange={event => preferences.change({ [help]: event.currentTarget.checked })}
            />
            {t(`settings.${help}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
