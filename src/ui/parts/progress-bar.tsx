import type { Progress } from '#domain/progress'
import { useTranslation } from 'react-i18next'
import styles from './progress-bar.module.css'

interface ProgressBarProps {
  readonly progress: Progress
}

/** How far a translation has come: a thin line by state, and the same in words for who cannot see it. */
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

/** The line alone, beside what says the same in words. One element and no hooks, for a long book has hundreds. */
export function ProgressLine({ progress }: ProgressBarProps) {
  const { done, draft, check } = progress
  const backgroundSize = sizes([done, check, draft], totalOf(progress))
  return <span className={styles.bar} aria-hidden style={{ backgroundSize }} />
}

/** How many paragraphs `progress` speaks of. */
export const totalOf = ({ empty, draft, done, check }: Progress): number =>
  empty + draft + done + check

/** Whole per cent of `progress` that are done; 100 only when all are. */
export function percentDone(progress: Progress): number {
  const total = totalOf(progress)
  return total === 0 ? 0 : Math.floor((100 * progress.done) / total)
}

/** How far each stretch reaches, from the one that is drawn over the others on. */
function sizes(counts: readonly number[], total: number): string {
  let end = 0
  return counts
    .map(count => {
      end += total === 0 ? 0 : (100 * count) / total
      return `${end}% 100%`
    })
    .join()
}
