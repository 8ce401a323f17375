import type { Progress } from '#domain/progress'
import { useTranslation } from 'react-i18next'
import styles from './progress-bar.module.css'

interface ProgressBarProps {
  readonly progress: Progress
}

/**
 * The progress of a translation: a thin line by state, and the same in words for screen readers.
 */
export function ProgressBar({ progress }: ProgressBarProps) {
  const { t } = useTranslation()
  const { done, draft, check } = progress
  const words = t('progress.words', { done, draft, check, total: totalOf(progress) })
  return (
    <span role="img" aria-label={`${t('progress.label')}: ${words}`} title={words}>
      <ProgressLine progress={progress} />
    </span>
  )
}

/**
 * Only the line, next to words that say the same. One element without hooks, because a long book
 * has hundreds.
 */
export function ProgressLine({ progress }: ProgressBarProps) {
  const { done, draft, check } = progress
  const backgroundSize = sizes([done, check, draft], totalOf(progress))
  return <span className={styles.bar} aria-hidden style={{ backgroundSize }} />
}

/** How many paragraphs `progress` counts. */
export const totalOf = ({ empty, draft, done, check }: Progress): number =>
  empty + draft + done + check

/** The percentage of `progress` that is done, in whole numbers; 100 only if all of it is. */
export function percentDone(progress: Progress): number {
  const total = totalOf(progress)
  return total === 0 ? 0 : Math.floor((100 * progress.done) / total)
}

/** The `background-size` of each layer, from the top one down. */
function sizes(counts: readonly number[], total: number): string {
  let end = 0
  return counts
    .map(count => {
      end += total === 0 ? 0 : (100 * count) / total
      return `${end}% 100%`
    })
    .join()
}
