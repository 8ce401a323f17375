import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import { CopyMyText } from './copy-my-text.tsx'
import styles from './not-saved-bar.module.css'

/**
 * A bar above the foot while the latest changes exist only in this window: says why, and offers to
 * copy them.
 */
export function NotSavedBar() {
  const { t } = useTranslation()
  const save = useLive(useServices().autosave.shownState)
  return (
    <div role="alert">
      {save.state === 'failed' && (
        <div className={styles.bar} data-pane="not-saved">
          <p>
            <strong>{t(`save.failed.${save.why}`)}</strong>
            {save.waiting > 0 && ` ${t('save.waiting', { count: save.waiting })}`}
          </p>
          <CopyMyText />
        </div>
      )}
    </div>
  )
}
