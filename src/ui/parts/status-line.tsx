import type { Book } from '#domain/book'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import { totalOf } from './progress-bar.tsx'
import styles from './status-line.module.css'
import { useSaveNow } from './use-save-now.ts'

/** The foot of the window: whether all is kept (why not, the bar above says), and how far the open book has come. */
export function StatusLine({ book }: { readonly book: Book | null }) {
  const { t } = useTranslation()
  const { autosave, keeping } = useServices()
  const save = useLive(autosave.shownState)
  const isAsked = useSaveNow()
  const isNewer = useLive(keeping.report)?.found === 'read-only'
  const hasNoRoom = useLive(keeping.space) === 'none'
  // Who has written something is told what became of that.
  const isIdle = save.state === 'saved' || save.state === 'backed-up'
  const isReadOnly = (isNewer || hasNoRoom) && isIdle
  const shown = isReadOnly ? 'read-only' : save.state
  const answer = isAsked && (shown === 'saved' || shown === 'backed-up') ? shown : null
  return (
    <footer className={styles.line} data-pane="status" tabIndex={-1} aria-label={t('panes.status')}>
      <p
        role="status"
        aria-live="polite"
        data-save-state={shown}
        data-answer={answer !== null}
        className={styles.save}
      >
        {t(
          answer !== null
            ? `save.now.${answer}`
            : shown === 'failed'
              ? 'save.unsaved'
              : isReadOnly && hasNoRoom
                ? 'save.no-room'
                : `save.${shown}`,
        )}
      </p>
      <Renewal />
      {book && <BookProgress book={book} />}
    </footer>
  )
}

/**
 * How far a second copy has come that had lost everything. Not a live region: nobody wants to hear each percent.
 * At nothing it says nothing: so the first start of all begins, which has lost nothing and is done with the first part.
 */
function Renewal() {
  const { t } = useTranslation()
  const part = useLive(useServices().keeping.renewed)
  if (part === null || part === 0) return null
  return <p data-renewed>{t('save.renewed', { percent: Math.floor(part * 100) })}</p>
}

function BookProgress({ book }: { readonly book: Book }) {
  const { t } = useTranslation()
  const { reading } = useServices()
  const { whole } = useLive(useMemo(() => reading.progress(book), [reading, book]))
  return <p>{t('progress.done', { done: whole.done, total: totalOf(whole) })}</p>
}
