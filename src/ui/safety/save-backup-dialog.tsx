import type { Book } from '#domain/book'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../parts/action-button.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { faultSentence } from '../saving/fault-sentence.ts'
import { useServices } from '../services.ts'
import { Choice } from '../settings/choice.tsx'
import { useToasts } from '../toasts/toasts.ts'
import styles from './save-backup-dialog.module.css'

interface SaveBackupDialogProps {
  /** The book that is open: it can be saved alone. */
  readonly book: Book | null
  readonly onClose: () => void
}

/** What a backup file is to hold; the system asks where to put it. */
export function SaveBackupDialog({ book, onClose }: SaveBackupDialogProps) {
  const { t } = useTranslation()
  const { restoring } = useServices()
  const toasts = useToasts()
  const hint = useId()
  const [what, setWhat] = useState<'everything' | 'book'>('everything')
  const [withTexts, setWithTexts] = useState(true)
  const [isWorking, setWorking] = useState(false)

  async function save() {
    setWorking(true)
    const saved = await restoring
      .saveFile({ book: what === 'book' && book ? book.id : null, withTexts })
      .catch(() => null)
    setWorking(false)
    if (!saved) return toasts.show('backup', { message: t => t('faults.unexpected') })
    toasts.show('backup', {
      message: t => (saved.ok ? t(`saveBackup.${saved.value}`) : faultSentence(t, saved.fault)),
    })
    if (saved.ok && saved.value === 'saved') onClose()
  }

  const foot = (
    <>
      <ActionButton action="dialog.close" onPress={onClose} />
      <ActionButton
        action="backup.keep"
        look="main"
        waits={isWorking}
        onPress={() => void save()}
      />
    </>
  )
  return (
    <DialogFrame title={t('saveBackup.heading')} onClose={onClose} foot={foot}>
      <div className={styles.form}>
        <p>{t('safety.filesText')}</p>
        {book && (
          <Choice
            label={t('saveBackup.what')}
            value={what}
            options={[
              { value: 'everything', label: t('saveBackup.everything') },
              { value: 'book', label: t('saveBackup.thisBook', { title: book.title }) },
            ]}
            onChange={setWhat}
          />
        )}
        <div>
          <label className={styles.option}>
            <input
              type="checkbox"
              checked={withTexts}
              aria-describedby={hint}
              onChange={event => setWithTexts(event.currentTarget.checked)}
            />
            {t('saveBackup.withTexts')}
          </label>
          <p id={hint} className={styles.hint}>
            {t('saveBackup.withTextsHint')}
          </p>
        </div>
        <p role="status">{isWorking && t('saveBackup.working')}</p>
      </div>
    </DialogFrame>
  )
}
