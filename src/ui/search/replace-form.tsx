import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { ActionButton } from '../parts/action-button.tsx'
import styles from './find-panel.module.css'
import type { Replacing } from './use-replace.ts'

/**
 * The replacement and the button that replaces. While it works, shows the progress and a button
 * that cancels.
 */
export function ReplaceForm({ replacing }: { readonly replacing: Replacing }) {
  const { t } = useTranslation()
  const { template, setTemplate, count, run, cancel, isRunning, keepsCase } = replacing
  const progress = useLive(replacing.progress)
  return (
    <div className={styles.replace}>
      <input
        type="text"
        aria-label={t('find.by')}
        placeholder={t('find.by')}
        value={template}
        readOnly={isRunning}
        onChange={({ currentTarget }) => setTemplate(currentTarget.value)}
      />
      {keepsCase !== null && (
        <label className={styles.keep}>
          <input
            type="checkbox"
            data-action="find.option"
            checked={keepsCase}
            disabled={isRunning}
            onChange={({ currentTarget }) => replacing.setKeepsCase(currentTarget.checked)}
          />
          {t('find.keepsCase')}
        </label>
      )}
      <div className={styles.buttons}>
        <ActionButton
          action="find.replaceAll"
          look="main"
          label={
            isRunning
              ? t('find.replacing', { percent: progress })
              : t('find.replaceCount', { count })
          }
          waits={isRunning || count === 0}
          onPress={run}
        />
        {isRunning && <ActionButton action="find.stopReplacing" onPress={cancel} />}
      </div>
      {isRunning && (
        <progress
          value={progress}
          max={100}
          aria-label={t('find.replacing', { percent: progress })}
        />
      )}
    </div>
  )
}
