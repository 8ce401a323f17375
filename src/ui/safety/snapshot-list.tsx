import type { BackupEntry } from '#services/outside'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useArrowKeys } from '../hooks/use-arrow-keys.ts'
import { useLive } from '../hooks/use-live.ts'
import { useMeasures } from '../hooks/use-measures.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { RowGuard } from '../guards/guards.tsx'
import { TabStop } from '../rows/tab-stop.ts'
import { useServices } from '../services.ts'
import styles from './safety-dialog.module.css'

/** All snapshots, newest first. The list is one stop for Tab. */
export function SnapshotList({ onLook }: { readonly onLook: (entry: BackupEntry) => void }) {
  const { t } = useTranslation()
  const { keeping } = useServices()
  const last = useLive(keeping.last)
  const [entries, setEntries] = useState<readonly BackupEntry[] | null | 'failed'>(null)
  useEffect(() => {
    let left = false
    keeping.list().then(
      found => !left && setEntries(found),
      () => !left && setEntries('failed'),
    )
    return () => {
      left = true
    }
  }, [keeping, last])

  if (entries === 'failed') return <p role="alert">{t('faults.unexpected')}</p>
  if (!entries) return <p role="status">{t('safety.listing')}</p>
  return <Rows entries={entries} onLook={onLook} />
}

interface RowsProps {
  readonly entries: readonly BackupEntry[]
  readonly onLook: (entry: BackupEntry) => void
}

function Rows({ entries, onLook }: RowsProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLUListElement>(null)
  const [held, setHeld] = useState<string | null>(null)
  useArrowKeys(list, 'button')
  useEffect(() => {
    const element = list.current
    if (!element) return
    const hold = ({ target }: FocusEvent) => {
      const row = target instanceof Element ? target.closest('[data-backup]') : null
      setHeld(row?.getAttribute('data-backup') ?? null)
    }
    element.addEventListener('focusin', hold)
    return () => element.removeEventListener('focusin', hold)
  }, [])
  const isThere = entries.some(({ name }) => name === held)
  const stop = isThere ? held : entries.find(({ kind }) => kind !== 'raw')?.name
  return (
    <ul ref={list} className={styles.list} aria-label={t('safety.snapshots')}>
      {entries.map(entry => (
        <RowGuard key={entry.name} of={entry} as="li">
          <TabStop value={entry.name === stop ? 0 : -1}>
            <SnapshotRow entry={entry} onLook={() => onLook(entry)} />
          </TabStop>
        </RowGuard>
      ))}
    </ul>
  )
}

interface SnapshotRowProps {
  readonly entry: BackupEntry
  readonly onLook: () => void
}

function SnapshotRow({ entry, onLook }: SnapshotRowProps) {
  const { t } = useTranslation()
  const { moment, size } = useMeasures()
  const { counts } = entry
  const when = moment(entry.at)
  return (
    <li className={styles.row} data-backup={entry.name} data-kind={entry.kind}>
      <span className={styles.when}>{when}</span>
      <span className={styles.details}>
        {entry.before && <span>{t(`safety.before.${entry.before}`)}</span>}
        <span>{t(`safety.kinds.${entry.kind}`)}</span>
        {counts && counts.translations > 0 && (
          <span>{t('safety.translations', { count: counts.translations })}</span>
        )}
        {counts && counts.annotations > 0 && (
          <span>{t('safety.annotations', { count: counts.annotations })}</span>
        )}
        <span>{size(entry.bytes)}</span>
      </span>
      {entry.kind !== 'raw' && (
        <ActionButton action="backup.look" name={t('safety.lookAt', { when })} onPress={onLook} />
      )}
    </li>
  )
}
