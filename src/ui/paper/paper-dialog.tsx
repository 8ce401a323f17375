import type { Book } from '#domain/book'
import { choicesFor, withChoices, type ExportChoices } from '#domain/exporting/export-choices'
import { paperOffers } from '#domain/exporting/export-format'
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
import { useOnPaper } from './use-on-paper.ts'
import { usePress } from './use-press.ts'

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
  const { preferences, exporting: reading } = useServices()
  const [choices, setChoices] = useState<ExportChoices>(() => ({
    ...choicesFor(book.id, preferences.settings.get().exportChoices),
    ...(isOfIt && { range: 'selection' }),
  }))
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
  const { paper, share, said, stop } = useOnPaper(book, choices, selection)
  const press = usePress(book, { choices, selection, onDone: onClose })
  const isWorking = press.work !== null
  const isReady = paper !== null && share === null && !isWorking && paper.laid.pages.length > 0

  function remembered() {
    const { exportChoices } = preferences.settings.get()
    preferences.change({ exportChoices: withChoices(exportChoices, book.id, choices) })
  }
  const run = (act: typeof press.save) => () => {
    if (!paper || !isReady) return
    remembered()
    void act(paper)
  }
  useActionHandlers(
    {
      'print.start': run(press.print),
      'print.save': run(press.save),
      'print.cancel': isWorking ? press.cancel : stop,
    },
    { modal: true },
  )
  const change = (some: Partial<ExportChoices>) => setChoices(now => ({ ...now, ...some }))
  return (
    <DialogFrame
      title={t('paper.heading')}
      onClose={onClose}
      wide
      foot={
        <>
          <Said share={isWorking ? null : share} working={press.work} said={press.said || said} />
          {isWorking || share !== null ? (
            <ActionButton action="print.cancel" />
          ) : (
            <ActionButton action="dialog.close" label={t('exporting.close')} onPress={onClose} />
          )}
          <ActionButton action="print.save" waits={!isReady} />
          <ActionButton action="print.start" look="main" waits={!isReady} />
        </>
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
        {paper === null ? (
          <p className={styles.none} aria-busy />
        ) : paper.laid.pages.length === 0 ? (
          <p className={styles.none}>{t('exporting.nothing')}</p>
        ) : (
          <PaperPreview paper={paper} />
        )}
      </div>
    </DialogFrame>
  )
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
