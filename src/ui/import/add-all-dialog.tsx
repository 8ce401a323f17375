import type { BookId } from '#domain/ids'
import type {
  AddedText,
  AddingNow,
  AllAdded,
  FileToAdd,
  LeftFile,
} from '#services/library/adding-all'
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { focusAtOnce } from '../hooks/focus-at-once.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { Working } from '../parts/working.tsx'
import { useFaultSentence } from '../saving/use-fault-sentence.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import styles from './import-dialog.module.css'

/** Files that are added together. */
export interface TextGroup {
  readonly files: readonly FileToAdd[]
  /** A text of the group that was added before them. */
  readonly before: AddedText | null
}

interface AddAllDialogProps {
  readonly group: TextGroup
  /** Called when the library has more texts, `last` the last of them. */
  readonly onAdded: (last: BookId) => void
  /** Shows `files` one after the other. */
  readonly onReview: (files: readonly FileToAdd[]) => void
  readonly onClose: () => void
}

/** Adds many files as they are read, and then says what became of each. */
export function AddAllDialog({ group, onAdded, onReview, onClose }: AddAllDialogProps) {
  const { t } = useTranslation()
  const { now, done, cancel, isCancelled } = useAddingAll(group, { onAdded, onClose })
  if (done) return <Report done={done} onReview={onReview} onClose={onClose} />
  const words = now
    ? t('import.all.adding', { ...now, count: group.files.length })
    : t('import.keeping')
  return (
    <DialogFrame
      title={t('import.all.heading')}
      onClose={cancel}
      foot={
        <ActionButton
          action="import.cancel"
          ref={focusAtOnce}
          waits={isCancelled}
          onPress={cancel}
        />
      }
    >
      <Working
        words={isCancelled ? t('import.all.cancelling') : words}
        share={now?.share ?? null}
      />
    </DialogFrame>
  )
}

/** Adds the files of `group` once. */
function useAddingAll(
  { files, before }: TextGroup,
  { onAdded, onClose }: Pick<AddAllDialogProps, 'onAdded' | 'onClose'>,
) {
  const { addingAll } = useServices()
  const toasts = useToasts()
  const [now, setNow] = useState<AddingNow | null>(null)
  const [done, setDone] = useState<AllAdded | null>(null)
  const [isCancelled, setCancelled] = useState(false)
  const [stopping] = useState(() => new AbortController())
  const isBegun = useRef(false)
  const add = useEffectEvent(async () => {
    const { signal } = stopping
    const options = { signal, onProgress: setNow, ...(before && { before }) }
    try {
      const end = await addingAll.addAll(files, options)
      setDone(end)
      const last = end.added.at(-1)
      if (last) onAdded(last.book)
    } catch {
      // Failures of a file are in the report. This is the database or the main process.
      toasts.show('adding', { message: t => t('faults.unexpected') })
      onClose()
    }
  })
  useEffect(() => {
    if (isBegun.current) return
    isBegun.current = true
    void add()
  }, [])
  return {
    now,
    done,
    isCancelled,
    cancel: () => {
      setCancelled(true)
      stopping.abort()
    },
  }
}

interface ReportProps extends Pick<AddAllDialogProps, 'onReview' | 'onClose'> {
  readonly done: AllAdded
}

function Report({ done, onReview, onClose }: ReportProps) {
  const { t } = useTranslation()
  const { undoing } = useServices()
  const { left, rest, step, added } = done
  const toReview = [...left.map(({ file }) => file), ...rest]
  return (
    <DialogFrame
      title={t('import.all.report')}
      onClose={onClose}
      foot={
        <>
          {step && (
            <ActionButton
              action="import.takeBack"
              onPress={() => {
                onClose()
                undoing.order.takeBack(step)
              }}
            />
          )}
          {toReview.length > 0 && (
            <ActionButton action="import.review" onPress={() => onReview(toReview)} />
          )}
          <ActionButton action="dialog.close" look="main" ref={focusAtOnce} onPress={onClose} />
        </>
      }
    >
      {rest.length > 0 && <p className={styles.hint}>{t('import.all.cancelled')}</p>}
      <Decisions left={left} />
      <Failures done={done} />
      <Part heading={t('import.all.rest', { count: rest.length })}>
        {rest.map(({ name }, i) => (
          <li key={`${i} ${name}`}>{name}</li>
        ))}
      </Part>
      <Added added={added} />
      <Part heading={t('import.all.known', { count: done.known.length })}>
        {done.known.map(({ file, title }, i) => (
          <li key={`${i} ${file}`}>{t('import.all.knownAs', { file, title })}</li>
        ))}
      </Part>
    </DialogFrame>
  )
}

/** The files that the reader must decide about, and why. */
function Decisions({ left }: { readonly left: readonly LeftFile[] }) {
  const { t } = useTranslation()
  const words = (one: LeftFile) => {
    const file = one.file.name
    if (one.why === 'pairs') return t('import.all.leftPairs', { file, count: one.count })
    if (one.why === 'edition') return t('import.all.leftEdition', { file, title: one.title })
    return t('import.all.leftEncoding', { file })
  }
  return (
    <Part heading={t('import.all.left', { count: left.length })}>
      {left.map((one, i) => (
        <li key={`${i} ${one.file.name}`}>{words(one)}</li>
      ))}
    </Part>
  )
}

function Failures({ done: { failed } }: Pick<ReportProps, 'done'>) {
  const { t } = useTranslation()
  const sentence = useFaultSentence()
  return (
    <Part heading={t('import.all.failed', { count: failed.length })}>
      {failed.map((fault, i) => (
        <li key={`${i} ${fault.file}`}>{sentence(fault)}</li>
      ))}
    </Part>
  )
}

/** The texts that were added, first those with doubts. */
function Added({ added }: Pick<AllAdded, 'added'>) {
  const { t } = useTranslation()
  const withDoubts = added.filter(({ doubts }) => doubts.length > 0)
  const others = added.filter(({ doubts }) => doubts.length === 0)
  return (
    <Part heading={t('import.all.added', { count: added.length })}>
      {withDoubts.length > 0 && (
        <li className={styles.hint}>{t('import.all.doubts', { count: withDoubts.length })}</li>
      )}
      {[...withDoubts, ...others].map(({ book, title, file, doubts }) => (
        <li key={book}>
          {title} <span className={styles.hint}>{file}</span>
          {doubts.map(({ code, detail, place }) => (
            <p key={`${code} ${detail} ${place}`} className={styles.hint}>
              {t(`import.notice.${code}`, { detail, place })}
            </p>
          ))}
        </li>
      ))}
    </Part>
  )
}

/** A heading with a list; nothing if the list is empty. */
function Part({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  const isEmpty = Array.isArray(children) && children.flat().filter(Boolean).length === 0
  if (isEmpty) return null
  return (
    <section className={styles.part}>
      <h3 className={styles.subhead}>{heading}</h3>
      <ul>{children}</ul>
    </section>
  )
}
