import type { DeletedMark } from '#domain/marking/erase'
import { useTranslation } from 'react-i18next'
import { focusAtOnce } from '../../hooks/focus-at-once.ts'
import { markName } from '../../notes/mark-name.ts'
import { ActionButton } from '../../parts/action-button.tsx'
import { mostOfQuote } from './deleted-item.tsx'
import styles from './deleted-dialog.module.css'

export interface DeletedFootProps {
  /** The marks of which it is asked whether they are deleted for good. */
  readonly asked: readonly DeletedMark[]
  /** The selected marks. */
  readonly chosen: readonly DeletedMark[]
  /** Selects all that are listed, or none; null if none is listed. */
  readonly onAll: (() => void) | null
  readonly onRestore: () => void
  readonly onAsk: () => void
  readonly onErase: () => void
  readonly onKeep: () => void
}

/** What can be done to the selected marks, or the question before marks are deleted for good. */
export function DeletedFoot(props: DeletedFootProps) {
  const { asked, chosen, onAll, onRestore, onAsk, onErase, onKeep } = props
  const { t } = useTranslation()
  const [first] = asked
  if (first)
    return (
      <div className={styles.foot}>
        <p className={styles.ask} role="alert">
          {asked.length === 1
            ? t('deleted.askOf', { name: markName(t, first.mark, mostOfQuote) })
            : t('deleted.askMany', { count: asked.length })}
        </p>
        <ActionButton action="notebook.erase" onPress={onErase} />
        <ActionButton action="notebook.keepDeleted" ref={focusAtOnce} onPress={onKeep} />
      </div>
    )
  return (
    <div className={styles.foot}>
      <p className={styles.said} role="status">
        {chosen.length > 0 && t('deleted.selected', { count: chosen.length })}
      </p>
      {onAll && <ActionButton action="notebook.selectDeleted" onPress={onAll} />}
      {chosen.length > 0 ? (
        <>
          <ActionButton action="notebook.askErase" onPress={onAsk} />
          <ActionButton action="notebook.restore" look="main" onPress={onRestore} />
        </>
      ) : (
        <ActionButton action="dialog.close" look="main" />
      )}
    </div>
  )
}
