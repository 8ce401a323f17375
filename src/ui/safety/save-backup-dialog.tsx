import type { Book } from '#domain/book'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../parts/action-button.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { faultSentence } from '../saving/fault-sentence.ts'
import { showSaved } from '../saving/saved-message.ts'
import { useServices } from '../services.ts'
import { SettingChoice } from '../settings/setting-choice.tsx'
import { useToasts, type Words } from '../toasts/toasts.ts'
import { OwnDictionaries } from './own-dictionaries.tsx'
import styles from './save-backup-dialog.module.css'

interface SaveBackupDialogProps {
  /** The open book, which can be saved alone. */
  readonly book: Book | null
  readonly onClose: () => void
}

/** Chooses what a backup file contains. The system then asks where to save it. */
export function SaveBackupDialog({ book, onClose }: SaveBackupDialogProps) {
  const { t } = useTranslation()
  const [what, setWhat] = useState<'everything' | 'book'>('everything')
  const [withTexts, setWithTexts] = useState(true)
  const { save, isWorking } = useSaveBackup(onClose)
  const foot = (
    <>
      <ActionButton action="dialog.close" onPress={onClose} />
      <ActionButton
        action="backup.keep"
        look="main"
        waits={isWorking}
        onPress={() => void save({ book: what === 'book' && book ? book.id : null, withTexts })}
      />
    </>
  )
  return (
    <DialogFrame title={t('saveBackup.heading')} onClose={onClose} foot={foot}>
      <div className={styles.form}>
        <p>{t('safety.filesText')}</p>
        {book && (
          <SettingChoice
            label={t('saveBackup.what')}
            value={what}
            options={[
              { value: 'everything', label: t('saveBackup.everything') },
              { value: 'book', label: t('saveBackup.thisBook', { title: book.title }) },
            ]}
            onChange={setWhat}
          />
        )}
        <WithTexts isOn={withTexts} onChange={setWithTexts} />
        {what === 'everything' && <OwnDictionaries />}
        <p role="status">{isWorking && t('saveBackup.working')}</p>
      </div>
    </DialogFrame>
  )
}

interface WithTextsProps {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

/** Whether the file contains the texts themselves. */
function WithTexts({ isOn, onChange }: WithTextsProps) {
  const { t } = useTranslation()
  const hint = useId()
  return (
    <div>
      <label className={styles.option}>
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={hint}
          onChange={event => onChange(event.currentTarget.checked)}
        />
        {t('saveBackup.withTexts')}
      </label>
      <p id={hint} className={styles.hint}>
        {t('saveBackup.withTextsHint')}
      </p>
    </div>
  )
}

/** Saves a backup file, says how that went, and calls `onSaved` if there is one. */
function useSaveBackup(onSaved: () => void) {
  const { restoring, outside } = useServices()
  const toasts = useToasts()
  const [isWorking, setWorking] = useState(false)
  async function save(what: Parameters<typeof restoring.saveFile>[0]) {
    setWorking(true)
    const saved = await restoring.saveFile(what).catch(() => null)
    setWorking(false)
    if (!saved) return toasts.show('backup', { message: t => t('faults.unexpected') })
    if (!saved.ok) return toasts.show('backup', { message: t => faultSentence(t, saved.fault) })
    const file = saved.value
    if (file === 'cancelled')
      return toasts.show('backup', { message: t => t('saveBackup.cancelled') })
    const message: Words = t => t('saveBackup.saved', { name: file.name })
    showSaved(toasts, outside, 'backup', { message, file, opens: false })
    onSaved()
  }
  return { save, isWorking }
}
