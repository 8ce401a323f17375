import type { BackupEntry } from '#services/outside'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useMeasures } from '../hooks/use-measures.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { useFaultSentence } from '../saving/use-fault-sentence.ts'
import { useServices } from '../services.ts'
import { CopyFolderChoice } from './copy-folder-choice.tsx'
import styles from './safety-dialog.module.css'
import { OwnDictionaries } from './own-dictionaries.tsx'
import { SnapshotList } from './snapshot-list.tsx'
import { UndoRestore } from './undo-restore.tsx'

interface SafetyDialogProps {
  readonly onClose: () => void
  /** Called to save a backup file, to restore from one, and to look at a snapshot. */
  readonly onSave: () => void
  readonly onRestore: () => void
  readonly onLook: (entry: BackupEntry) => void
}

/** How the reader's work is backed up, and every way to restore it. */
export function SafetyDialog({ onClose, onSave, onRestore, onLook }: SafetyDialogProps) {
  const { t } = useTranslation()
  return (
    <DialogFrame title={t('safety.heading')} onClose={onClose}>
      <div className={styles.safety}>
        <UndoRestore />
        <LastSnapshot />
        <section>
          <h3>{t('safety.files')}</h3>
          <p>{t('safety.filesText')}</p>
          <OwnDictionaries />
          <div className={styles.tools}>
            <ActionButton action="backup.save" onPress={onSave} />
            <ActionButton action="backup.restore" onPress={onRestore} />
          </div>
        </section>
        <section>
          <h3>{t('safety.snapshots')}</h3>
          <p>{t('safety.snapshotsText')}</p>
          <SnapshotList onLook={onLook} />
        </section>
        <CopyFolderChoice />
      </div>
    </DialogFrame>
  )
}

function LastSnapshot() {
  const { t } = useTranslation()
  const { keeping, app } = useServices()
  const { moment, size } = useMeasures()
  const sentence = useFaultSentence()
  const last = useLive(keeping.last)
  const trouble = useLive(keeping.trouble)
  const [said, setSaid] = useState('')

  async function backUp() {
    setSaid(t('safety.working'))
    const made = await keeping.backUpNow().catch(() => null)
    if (!made) setSaid(t('faults.unexpected'))
    else setSaid(made.ok ? t('safety.made') : sentence(made.fault))
  }

  return (
    <section>
      <h3>{t('safety.last')}</h3>
      <p className={styles.last}>
        {last
          ? t('safety.lastMade', { when: moment(last.at), size: size(last.bytes) })
          : t('safety.none')}
      </p>
      {trouble && (
        <p role="alert">
          {t('safety.trouble', { when: moment(trouble.since) })} {sentence(trouble.fault)}
        </p>
      )}
      <p>
        {t('safety.where')} <code className={styles.folder}>{app.backups}</code>
      </p>
      <div className={styles.tools}>
        <ActionButton action="backup.now" look="main" onPress={() => void backUp()} />
        <ActionButton action="backup.folder" onPress={() => void keeping.openFolder()} />
        <span role="status">{said}</span>
      </div>
    </section>
  )
}
