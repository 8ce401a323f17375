import type { Progress } from '#domain/progress'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { percentDone, ProgressBar, totalOf } from '../parts/progress-bar.tsx'
import type { ContentsEntry } from './contents-entries.ts'
import styles from './contents-panel.module.css'

interface ContentsRowProps {
  readonly entry: ContentsEntry
  readonly progress: Progress
  readonly isHere: boolean
  /** Whether Tab reaches this row. */
  readonly isReachable: boolean
  readonly onFocus: () => void
  readonly onGo: () => void
}

/** One heading: going to it, and quietly how much under it is done. */
export function ContentsRow(props: ContentsRowProps) {
  const { entry, progress, isHere, isReachable, onFocus, onGo } = props
  const { t } = useTranslation()
  const { title, level } = entry.heading
  const isBegun = progress.empty < totalOf(progress)
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isHere) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isHere])
  return (
    <li
      ref={row}
      role="treeitem"
      aria-level={level}
      aria-current={isHere ? 'location' : undefined}
      aria-selected={isHere}
      aria-label={t('contents.entry', { title, percent: percentDone(progress) })}
      tabIndex={isReachable ? 0 : -1}
      className={styles.row}
      data-action="contents.go"
      data-level={Math.min(level, 4)}
      onFocus={onFocus}
      onClick={onGo}
      onKeyDown={event => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onGo()
      }}
    >
      <span>{title}</span>
      {isBegun && (
        <span className={styles.progress} aria-hidden>
          <ProgressBar progress={progress} />
        </span>
      )}
    </li>
  )
}
