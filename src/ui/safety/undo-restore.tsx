import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useMeasures } from '../hooks/use-measures.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { useServices } from '../services.ts'
import styles from './safety-dialog.module.css'

/** The last restore, while it can be undone. */
export function UndoRestore() {
  const { t } = useTranslation()
  const { restoring, undoing } = useServices()
  const { moment } = useMeasures()
  const last = useLive(restoring.last)
  if (!last) return null
  const { kind, name, at } = last.source
  const from = kind === 'file' ? name : t('restoring.snapshot', { when: moment(at) })
  return (
    <div className={styles.restored}>
      <p>{t('safety.restored', { count: last.rows + last.texts, name: from })}</p>
      <ActionButton action="restore.undo" onPress={() => void undoing.order.takeBack(last.step)} />
    </div>
  )
}
