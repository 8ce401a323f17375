import type { Progress } from '#domain/progress'
import type { Speech } from '#i18n/speech'
import { memo } from 'react'
import { percentDone, ProgressLine, totalOf } from '../parts/progress-bar.tsx'
import type { ContentsEntry } from './contents-entries.ts'
import styles from './contents-panel.module.css'

interface ContentsRowProps extends Progress {
  readonly t: Speech['t']
  readonly entry: ContentsEntry
  readonly isHere: boolean
  /** Whether Tab reaches this row. */
  readonly isReachable: boolean
}

/** One heading, and quietly how much under it is done. There may be thousands: no hooks, and drawn anew only where it changes. */
export const ContentsRow = memo(function ContentsRow(props: ContentsRowProps) {
  const { t, entry, isHere, isReachable, ...progress } = props
  const { title, level } = entry.heading
  const isBegun = progress.empty < totalOf(progress)
  return (
    <li
      role="treeitem"
      aria-level={level}
      aria-current={isHere ? 'location' : undefined}
      aria-selected={isHere}
      aria-label={t('contents.entry', { title, percent: percentDone(progress) })}
      tabIndex={isReachable ? 0 : -1}
      className={styles.row}
      data-action="contents.go"
      data-level={Math.min(level, 4)}
    >
      <span>{title}</span>
      {isBegun && (
        <span className={styles.progress}>
          <ProgressLine progress={progress} />
        </span>
      )}
    </li>
  )
})
