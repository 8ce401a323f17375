import type { Book } from '#domain/book'
import type { SaveState } from '#services/saving/save-state'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useMeasures } from '../hooks/use-measures.ts'
import { useServices } from '../services.ts'
import { useSay } from '../spoken/spoken-region.tsx'
import { totalOf } from '../parts/progress-bar.tsx'
import styles from './status-line.module.css'
import { useSaveNow } from './use-save-now.ts'

/**
 * The foot of the window: whether everything is saved, and the progress of the open book.
 * `NotSavedBar` says why something is not saved.
 */
export function StatusLine({ book }: { readonly book: Book | null }) {
  const { t } = useTranslation()
  const isAsked = useSaveNow()
  const { state, words, isAnswer } = useSaveWords(isAsked)
  useSaid(isAsked, state)
  const isFault = state === 'journal-only' || state === 'read-only' || state === 'no-backup'
  const line = (
    <p data-save-state={state} data-answer={isAnswer} className={styles.save}>
      {words}
    </p>
  )
  return (
    <footer className={styles.line} data-pane="status" tabIndex={-1} aria-label={t('panes.status')}>
      {/* No live region, because nobody wants to hear "saved" at each sentence. */}
      {!isFault && line}
      <div role="alert">{isFault && line}</div>
      <Renewal />
      {book && <BookProgress book={book} />}
    </footer>
  )
}

/** The save state as the line shows it. */
type Shown = SaveState['state'] | 'read-only' | 'no-backup'

interface SaveWords {
  readonly state: Shown
  readonly words: string
  /** Whether the reader asked for it. */
  readonly isAnswer: boolean
}

/**
 * Words for the save state. If the reader has typed something, they say what became of it;
 * otherwise why nothing can be saved or backed up.
 */
function useSaveWords(isAsked: boolean): SaveWords {
  const { t } = useTranslation()
  const { moment } = useMeasures()
  const { autosave, keeping } = useServices()
  const { state } = useLive(autosave.shownState)
  const report = useLive(keeping.report)
  const lost = useLive(keeping.lost)
  const hasNoRoom = useLive(keeping.space) === 'none'
  const trouble = useLive(keeping.trouble)
  const said = (state: Shown, words: string) => ({ state, words, isAnswer: false })
  if (state === 'failed') return said(state, t('save.unsaved'))
  if (state !== 'saved' && state !== 'backed-up') return said(state, t(`save.${state}`))
  if (lost) return said('read-only', t(`save.shut.${lost}`))
  if (hasNoRoom) return said('read-only', t('save.no-room'))
  if (report?.found === 'read-only') return said('read-only', t('save.shut.newer'))
  if (trouble) {
    const isFull = trouble.fault.code === 'keeping.disk-full'
    const why = t(`save.noBackupWhy.${isFull ? 'disk-full' : 'other'}`)
    return said('no-backup', t('save.noBackup', { when: moment(trouble.since), why }))
  }
  return { state, words: t(isAsked ? `save.now.${state}` : `save.${state}`), isAnswer: isAsked }
}

/**
 * Says, once each, the result to a reader who asked to save (`isAsked`), and that everything is
 * saved again after a failure.
 */
function useSaid(isAsked: boolean, state: Shown): void {
  const { autosave } = useServices()
  const say = useSay()
  useEffect(() => {
    if (!isAsked) return
    say('save', t => {
      const { state } = autosave.state.get()
      return state === 'saved' || state === 'backed-up' ? t(`save.now.${state}`) : ''
    })
  }, [isAsked, autosave, say])
  const wasTroubled = useRef(false)
  useEffect(() => {
    if (state === 'failed' || state === 'journal-only') wasTroubled.current = true
    else if (wasTroubled.current && (state === 'saved' || state === 'backed-up')) {
      wasTroubled.current = false
      say('save', t => t('spoken.savedAgain'))
    }
  }, [state, say])
}

/**
 * The progress of a second copy that is rebuilt. It is not a live region, so that screen readers do
 * not say each percentage. It shows nothing at 0: a first start, which has nothing to rebuild, is
 * then done with the first batch.
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
