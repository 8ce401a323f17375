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

/** The foot of the window: whether all is kept (why not, the bar above says), and how far the open book has come. */
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
      {/* Whoever writes is not told after every sentence that it is saved. What is wrong is said at once; that nothing is saved, by the bar above. */}
      {!isFault && line}
      <div role="alert">{isFault && line}</div>
      <Renewal />
      {book && <BookProgress book={book} />}
    </footer>
  )
}

/** How it stands with what the reader writes, as the line shows it. */
type Shown = SaveState['state'] | 'read-only' | 'no-backup'

interface SaveWords {
  readonly state: Shown
  readonly words: string
  /** The reader asked for it. */
  readonly isAnswer: boolean
}

/** Whether all is kept. Who has written something is told what became of that; else why nothing can be, or can be backed up. */
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

/** Says what came of it to a reader who `isAsked` for saving, and that all is saved again where it was not; once each. */
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
