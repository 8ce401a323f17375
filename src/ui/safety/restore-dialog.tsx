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

/**
 * Compares a backup file or a snapshot with the library, and restores from it when the reader says
 * so.
 */
export function RestoreDialog({ source, onClose }: RestoreDialogProps) {
  const { t } = useTranslation()
  const { moment } = useMeasures()
  const restoring = useRestoring(source)
  const { restore, isRestoring } = restoring
  const preview = restoring.preview === 'failed' ? null : restoring.preview
  const [book, setBook] = useState<PreviewedBook | null>(null)
  const [left, setLeft] = useState<BookId | null>(null)
  const isFile = source.kind === 'file'
  const nothing = preview !== null && restoresNothing(preview)

  /** While it is restoring, closing cancels that, and the dialog goes when the result is known. */
  const close = () => (isRestoring ? restoring.cancel() : onClose())
  const title = isFile
    ? t('restoring.file', { name: source.name })
    : t('restoring.snapshot', { when: moment(source.at) })
  const foot = (
    <Foot
      restoring={restoring}
      isFile={isFile}
      book={book}
      canRestore={preview !== null && !nothing}
      onBooks={() => {
        setLeft(book?.book ?? null)
        setBook(null)
      }}
      onCancel={close}
      onDone={onClose}
    />
  )
  return (
    <DialogFrame title={title} onClose={close} foot={foot}>
      <div className={styles.restore}>
        <p>
          {isFile && `${t('restoring.made', { when: moment(source.at) })} `}
          {t(isFile ? 'restoring.explainFile' : 'restoring.explainSnapshot')}
        </p>
        <State restoring={restoring} nothing={nothing} />
        {preview && !book && (
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

interface FootProps {
  readonly restoring: RestoringControl
  readonly isFile: boolean
  readonly book: PreviewedBook | null
  readonly canRestore: boolean
  /** Goes back from one book to all. */
  readonly onBooks: () => void
  readonly onCancel: () => void
  readonly onDone: () => void
}

function Foot(props: FootProps) {
  const { restoring, isFile, book, canRestore, onBooks, onCancel, onDone } = props
  const { t } = useTranslation()
  async function confirm(scope: RestoreScope) {
    if (await restoring.restore(scope)) onDone()
  }
  return (
    <>
      {book && <ActionButton action="restore.books" onPress={onBooks} />}
      <ActionButton action="restore.cancel" waits={restoring.isFinal} onPress={onCancel} />
      {canRestore && (
        <ActionButton
          action="restore.confirm"
          look="main"
          waits={restoring.isRestoring}
          {...(isFile ? {} : { label: t(book ? 'restoring.wholeBook' : 'restoring.everything') })}
          onPress={() => void confirm(book ? { kind: 'book', book: book.book } : { kind: 'all' })}
        />
      )}
    </>
  )
}

interface StateProps {
  readonly restoring: RestoringControl
  /** Whether restoring would change nothing. */
  readonly nothing: boolean
}

/** How far it has come, what cannot be restored, and whether there is anything to restore. */
function State({ restoring, nothing }: StateProps) {
  const { t } = useTranslation()
  const { preview, isRestoring, share } = restoring
  return (
    <>
      {isRestoring && <Working words={t('restoring.applying')} share={share} />}
      {preview === null && <p role="status">{t('restoring.reading')}</p>}
      {preview === 'failed' && <p role="alert">{t('faults.unexpected')}</p>}
      {preview !== null && preview !== 'failed' && <NotUnderstood {...preview} />}
      {nothing && <p role="status">{t('restoring.nothing')}</p>}
    </>
  )
}

/** Says what of a file or snapshot cannot be restored, and why. */
function NotUnderstood({ isNewer, leftOut }: Pick<RestorePreview, 'isNewer' | 'leftOut'>) {
  const { t } = useTranslation()
  return (
    <>
      {isNewer && <p role="status">{t('restoring.newer')}</p>}
      {leftOut > 0 && <p role="status">{t('restoring.leftOut', { count: leftOut })}</p>}
    </>
  )
}

type RestoringControl = ReturnType<typeof useRestoring>

/** The preview of `source`, read again after each restore, and restoring from it. */
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
    /** How much is restored, from 0 to 1; `null` until that is known. */
    share,
    /** Whether it can no longer be cancelled. */
    isFinal,
    cancel: () => running?.abort(),
    restore: async (scope: RestoreScope): Promise<boolean> => {
      const cancel = new AbortController()
      setRunning(cancel)
      setShare(null)
      const done = await restore(source, scope, {
        signal: cancel.signal,
        onProgress: setShare,
        onFinal: () => setFinal(true),
      })
      setRunning(null)
      setFinal(false)
      return done
    },
  }
}
