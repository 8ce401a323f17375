import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { useFaultSentence } from '../saving/use-fault-sentence.ts'
import { useServices } from '../services.ts'
import styles from './safety-dialog.module.css'

/**
 * A folder to which snapshots are also copied. The system asks for it; the page never names a
 * folder.
 */
export function CopyFolderChoice() {
  const { t } = useTranslation()
  const { keeping } = useServices()
  const sentence = useFaultSentence()
  const copying = useLive(keeping.copyFolder)
  const [said, setSaid] = useState<string | null>(null)

  async function set(choose: boolean) {
    const outcome = await keeping.setCopyFolder(choose).catch(() => null)
    if (!outcome) setSaid(t('faults.unexpected'))
    else setSaid(outcome.ok ? null : sentence(outcome.fault))
  }

  const fault = said ?? (copying?.fault ? sentence(copying.fault) : null)
  return (
    <section>
      <h3>{t('safety.copy')}</h3>
      <p>{t('safety.copyText')}</p>
      {copying?.folder && (
        <p>
          {t('safety.copiedTo')} <code className={styles.folder}>{copying.folder}</code>
        </p>
      )}
      {fault && <p role="alert">{fault}</p>}
      <div className={styles.tools}>
        <ActionButton action="backup.copyTo" onPress={() => void set(true)} />
        {copying?.folder && (
          <ActionButton action="backup.copyStop" onPress={() => void set(false)} />
        )}
      </div>
    </section>
  )
}
