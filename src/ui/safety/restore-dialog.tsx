import type { BookId } from '#domain/ids'
import type { RestorePreview, RestoreScope, RestoreSource } from '#services/restoring/restoring'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useMeasures } from '../hooks/use-measures.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { Working } from '../parts/working.tsx'
import { useServices } from '../services.ts'
import { BookDifferences } from './book-differences.tsx'
import styles from './restore-dialog.module.css'
import { RestoreTable } from './restore-table.tsx'
import { restoresNothing, type PreviewedBook } from './restore-counts.ts'
import { useRestore } from './use-restore.ts'

interface RestoreDialogProps {
  readonly source: RestoreSource
  readonly onClose: () => void
}

/** What is in a backup file or a snapshot, compared with what is here; nothing happens before the reader says so. */
export function RestoreDialog({ source, onClose }: RestoreDialogProps) {
  const { t } = useTranslation()
  const { moment } = useMeasures()
  const { preview, restore, giveUp, share, isRestoring, isFinal } = useRestoring(source)
  const [book, setBook] = useState<PreviewedBook | null>(null)
  const [left, setLeft] = useState<BookId | null>(null)
  const isFile = source.kind === 'file'

  async function confirm(scope: RestoreScope) {
    if (await restore(scope)) onClose()
  }

  /** While it is being restored that is given up, and the dialog goes when it is known what came of it. */
  function close() {
    if (isRestoring) giveUp()
    else onClose()
  }

  const nothing = preview !== null && preview !== 'failed' && restoresNothing(preview)
  const canRestore = preview !== null && preview !== 'failed' && !nothing
  const foot = (
    <>
      {book && (
        <ActionButton
          action="restore.books"
          onPress={() => {
            setLeft(book.book)
            setBook(null)
          }}
        />
      )}
      <ActionButton action="restore.cancel" waits={isFinal} onPress={close} />
      {canRestore && (
        <ActionButton
          action="restore.confirm"
          look="main"
          waits={isRestoring}
          {...(isFile ? {} : { label: t(book ? 'restoring.wholeBook' : 'restoring.everything') })}
          onPress={() => void confirm(book ? { kind: 'book', book: book.book } : { kind: 'all' })}
        />
      )}
    </>
  )
  const title = isFile
    ? t('restoring.file', { name: source.name })
    : t('restoring.snapshot', { when: moment(source.at) })
  return (
    <DialogFrame title={title} onClose={close} foot={foot}>
      <div className={styles.restore}>
        <p>
          {isFile && `${t('restoring.made', { when: moment(source.at) })} `}
          {t(isFile ? 'restoring.explainFile' : 'restoring.explainSnapshot')}
        </p>
        {isRestoring && <Working words={t('restoring.applying')} share={share} />}
        {preview === null && <p role="status">{t('restoring.reading')}</p>}
        {preview === 'failed' && <p role="alert">{t('faults.unexpected')}</p>}
        {preview !== null && preview !== 'failed' && <NotUnderstood {...preview} />}
        {nothing && <p role="status">{t('restoring.nothing')}</p>}
        {preview !== null && preview !== 'failed' && !book && (
          <RestoreTable
            kind={source.kind}
            preview={preview}
            left={left}
            {...(isFile ? {} : { onBook: (chosen: PreviewedBook) => setBook(chosen) })}
          />
        )}
        {book && (
          <BookDifferences
            source={source}
            book={book}
            isBusy={isRestoring}
            onBringBack={target => void restore({ kind: 'rows', targets: [target] })}
          />
        )}
      </div>
    </DialogFrame>
  )
}

/** What of a file or snapshot will not come, and why: nothing is left out without a word. */
function NotUnderstood({ isNewer, leftOut }: Pick<RestorePreview, 'isNewer' | 'leftOut'>) {
  const { t } = useTranslation()
  return (
    <>
      {isNewer && <p role="status">{t('restoring.newer')}</p>}
      {leftOut > 0 && <p role="status">{t('restoring.leftOut', { count: leftOut })}</p>}
    </>
  )
}

/** The preview of `source` as things are now, and restoring from it. */
function useRestoring(source: RestoreSource) {
  const { restoring } = useServices()
  const restore = useRestore()
  const times = useLive(restoring.times)
  const [preview, setPreview] = useState<RestorePreview | null | 'failed'>(null)
  const [running, setRunning] = useState<AbortController | null>(null)
  const [share, setShare] = useState<number | null>(null)
  const [isFinal, setFinal] = useState(false)
  useEffect(() => {
    let left = false
    restoring.preview(source).then(
      found => !left && setPreview(found),
      () => !left && setPreview('failed'),
    )
    return () => {
      left = true
    }
  }, [restoring, source, times])
  return {
    preview,
    isRestoring: running !== null,
    /** How much of it is restored, from 0 to 1; null until that is known. */
    share,
    /** It can no longer be given up. */
    isFinal,
    giveUp: () => running?.abort(),
    restore: async (scope: RestoreScope): Promise<boolean> => {
      const giveUp = new AbortController()
      setRunning(giveUp)
      setShare(null)
      const done = await restore(source, scope, {
        signal: giveUp.signal,
        onProgress: setShare,
        onFinal: () => setFinal(true),
      })
      setRunning(null)
      setFinal(false)
      return done
    },
  }
}
