import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import styles from './settings-dialog.module.css'

/** Whether the lines of the translation follow those of the Chinese or have their own distance. */
export function LevelLines() {
  const { t } = useTranslation()
  const { preferences } = useServices()
  const { levelLines } = useLive(preferences.settings)
  return (
    <fieldset className={styles.row}>
      <legend className={styles.label}>{t('settings.lines')}</legend>
      <div className={styles.options}>
        <label className={styles.option}>
          <input
            type="checkbox"
            checked={levelLines}
            onChange={event => preferences.change({ levelLines: event.currentTarget.checked })}
          />
          {t('settings.levelLines')}
        </label>
      </div>
    </fieldset>
  )
}
