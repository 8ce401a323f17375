import type { Book } from '#domain/book'
import { choicesFor, withChoices, type ExportChoices } from '#domain/exporting/export-choices'
import { paperOffers } from '#domain/exporting/export-format'
import { areChaptersLong } from '#domain/paper/paper-text'
import type { BookSelection } from '#domain/text/book-selection'
import type { ExportableMarks } from '#services/library/exporting'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { ContentFields } from '../exporting/content-fields.tsx'
import exporting from '../exporting/export-dialog.module.css'
import { ActionButton } from '../parts/action-button.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { useServices } from '../services.ts'
import styles from './paper-dialog.module.css'
import { PaperFields } from './paper-fields.tsx'
import { PaperPreview } from './paper-preview.tsx'
import type { OnPaper } from './set-on-paper.ts'
import { useOnPaper } from './use-on-paper.ts'
import { usePress, type Press } from './use-press.ts'

interface PaperDialogProps {
  readonly book: Book
  readonly selection?: BookSelection
  /** Whether the reader asked for the selection. */
  readonly isOfIt: boolean
  readonly onClose: () => void
}

const noMarks: ExportableMarks = { categories: [], kindStates: [], tags: [] }

/**
 * The book on the sheets that will be printed, with everything that can be chosen for them. The
 * choices are remembered for each book when it is printed or saved.
 */
export function PaperDialog({ book, selection, isOfIt, onClose }: PaperDialogProps) {
  const { t } = useTranslation()
  const { preferences, printing } = useServices()
  const [choices, setChoices] = useState<ExportChoices>(() => ({
    ...choicesFor(book.id, preferences.settings.get().exportChoices),
    ...(isOfIt && { range: 'selection' }),
  }))
  const marks = useMarksInUse(book)
  const { paper, isCurrent, share, said, stop } = useOnPaper(book, choices, selection)
  const press = usePress({
    savePages: (pages, signal) => printing.save(pages, { book, choices, selection }, signal),
    onDone: onClose,
  })
  const isWorking = press.work !== null
  const isReady = isCurrent && !isWorking && paper !== null && paper.laid.pages.length > 0
  usePaperActions({ book, choices, paper: isReady ? paper : null, press, stop })
  const change = (some: Partial<ExportChoices>) => setChoices(now => ({ ...now, ...some }))
  return (
    <DialogFrame
      title={t('paper.heading')}
      onClose={onClose}
      wide
      foot={
        <Foot
          share={isWorking ? null : share}
          working={press.work}
          said={press.said || said}
          isReady={isReady}
          onClose={onClose}
        />
      }
    >
      <div className={styles.parts}>
        <fieldset
          className={`${exporting.options} ${styles.options}`}
          disabled={isWorking}
          aria-label={t('paper.choices')}
        >
          <PaperFields
            choices={choices.paper}
            sides={choices.sides}
            areLong={paper !== null && areChaptersLong(paper.laid.text)}
            onChange={some => change({ paper: { ...choices.paper, ...some } })}
          />
          <ContentFields
            book={book}
            choices={choices}
            offers={paperOffers}
            marks={marks}
            hasSelection={selection !== undefined}
            onChange={change}
          />
        </fieldset>
        <Pages paper={paper} />
      </div>
    </DialogFrame>
  )
}

interface PaperActions {
  readonly book: Book
  readonly choices: ExportChoices
  /** Null while it is not ready. */
  readonly paper: OnPaper | null
  readonly press: Press
  readonly stop: () => void
}

/** Prints and saves what is ready, and remembers with which choices. */
function usePaperActions({ book, choices, paper, press, stop }: PaperActions): void {
  const { preferences } = useServices()
  const run = (act: Press['save']) => () => {
    if (!paper) return
    const { exportChoices } = preferences.settings.get()
    preferences.change({ exportChoices: withChoices(exportChoices, book.id, choices) })
    void act(paper)
  }
  useActionHandlers(
    {
      'print.start': run(press.print),
      'print.save': run(press.save),
      'print.cancel': press.work === null ? stop : press.cancel,
    },
    { modal: true },
  )
}

interface FootProps extends SaidProps {
  readonly isReady: boolean
  readonly onClose: () => void
}

/** How far the work is, and what can be done with the pages. */
export function Foot({ isReady, onClose, ...props }: FootProps) {
  const { t } = useTranslation()
  return (
    <>
      <Said {...props} />
      {props.working !== null || props.share !== null ? (
        <ActionButton action="print.cancel" />
      ) : (
        <ActionButton action="dialog.close" label={t('exporting.close')} onPress={onClose} />
      )}
      <ActionButton action="print.save" waits={!isReady} />
      <ActionButton action="print.start" look="main" waits={!isReady} />
    </>
  )
}

export function Pages({ paper }: { readonly paper: OnPaper | null }) {
  const { t } = useTranslation()
  if (paper === null) return <p className={styles.none} aria-busy />
  if (paper.laid.pages.length === 0) return <p className={styles.none}>{t('exporting.nothing')}</p>
  return <PaperPreview paper={paper} />
}

function useMarksInUse(book: Book): ExportableMarks {
  const { exporting: reading } = useServices()
  const [marks, setMarks] = useState<ExportableMarks>(noMarks)
  useEffect(() => {
    let isOpen = true
    // Without them the marks cannot be chosen one by one; the text can still be printed.
    void reading.marksInUse(book.id).then(
      found => isOpen && setMarks(found),
      () => {},
    )
    return () => {
      isOpen = false
    }
  }, [reading, book.id])
  return marks
}

interface SaidProps {
  /** How much is set on paper; null if all is. */
  readonly share: number | null
  /** What is being done with the pages; null if nothing is. */
  readonly working: string | null
  readonly said: string
}

function Said({ share, working, said }: SaidProps) {
  const { t } = useTranslation()
  const setting = share === null ? null : t('paper.setting', { percent: Math.floor(100 * share) })
  const words = working ?? setting
  return (
    <div className={exporting.said} role="status">
      {words === null ? (
        said && <p>{said}</p>
      ) : (
        <>
          <span>{words}</span>
          <progress aria-label={words} value={working === null ? (share ?? 0) : undefined} />
        </>
      )}
    </div>
  )
}
