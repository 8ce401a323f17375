import type { Book } from '#domain/book'
import type { BackupEntry } from '#services/outside'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { holdKeys } from '../actions/hold-keys.ts'
import { DialogGuard } from '../guards/guards.tsx'
import { useFocusBack } from '../hooks/use-focus-back.ts'
import { later } from '../parts/later.tsx'
import { useServices } from '../services.ts'
import type { Looking } from './use-looking.ts'

const SafetyDialog = later(async () => (await import('./safety-dialog.tsx')).SafetyDialog)
const SaveBackupDialog = later(
  async () => (await import('./save-backup-dialog.tsx')).SaveBackupDialog,
)
const RestoreDialog = later(async () => (await import('./restore-dialog.tsx')).RestoreDialog)

interface SafetyProps {
  /** The open book. */
  readonly book: Book | null
  readonly looking: Looking
}

/** The dialogs about backups, one at a time, and the actions that open them. */
export function Safety({ book, looking }: SafetyProps) {
  const { t } = useTranslation()
  const { restoring } = useServices()
  const [open, setOpen] = useState<'safety' | 'save' | null>(null)

  const isOpen = open !== null || looking.source !== null
  useFocusBack(isOpen)

  function show(dialog: 'safety' | 'save') {
    holdKeys()
    setOpen(dialog)
  }

  const chooseFile = () => void looking.look(restoring.chooseFile())

  useActionHandlers({
    'safety.open': () => show('safety'),
    'backup.save': () => show('save'),
    'backup.restore': chooseFile,
  })

  function close() {
    looking.close()
    setOpen(null)
  }

  const dialogs = looking.source ? (
    <RestoreDialog source={looking.source} onClose={looking.close} />
  ) : (
    <>
      {open === 'safety' && (
        <SafetyDialog
          onClose={() => setOpen(null)}
          onSave={() => setOpen('save')}
          onRestore={chooseFile}
          onLook={(entry: BackupEntry) => void looking.look(restoring.openSnapshot(entry))}
        />
      )}
      {open === 'save' && <SaveBackupDialog book={book} onClose={() => setOpen(null)} />}
    </>
  )
  return (
    isOpen && (
      <DialogGuard
        name={looking.source?.name ?? t('safety.heading')}
        of={looking.source ?? open}
        onClose={close}
      >
        {dialogs}
      </DialogGuard>
    )
  )
}
