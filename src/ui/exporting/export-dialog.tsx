import { paragraphCount, type Book } from '#domain/book'
import { choicesFor, withChoices, type ExportChoices } from '#domain/exporting/export-choices'
import type { ExportFormat, ExportOffers } from '#domain/exporting/export-format'
import type { BookSelection } from '#domain/text/book-selection'
import type { ExportableMarks } from '#services/library/exporting'
import { exportRangeOf } from '#services/library/gathering'
import type { Live } from '#services/live'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { useLive } from '../hooks/use-live.ts'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { useServices } from '../services.ts'
import styles from './export-dialog.module.css'
import { ExportFields } from './export-fields.tsx'
import { ExportPreviewPane } from './export-preview.tsx'
import { useExporting } from './use-exporting.ts'

interface ExportDialogProps {
  readonly book: Book
  readonly selection?: BookSelection
  /** Whether the reader asked to export the selection. */
  readonly isOfIt: boolean
  readonly onClose: () => void
}

/** What the dialog has to know before it can show choices. */
interface Known {
  readonly offers: Readonly<Record<ExportFormat, { readonly offers: ExportOffers }>>
  readonly marks: ExportableMarks
}

/**
 * Everything that can be chosen for an export, with its beginning beside it. The choices are
 * remembered for each book when it is exported.
 */
export function ExportDialog({ book, selection, isOfIt, onClose }: ExportDialogProps) {
  const { t } = useTranslation()
  const { preferences } = useServices()
  const [choices, setChoices] = useState<ExportChoices>(() => ({
    ...choicesFor(book.id, preferences.settings.get().exportChoices),
    ...(isOfIt && { range: 'selection' }),
  }))
  const known = useKnown(book)
  const work = useExporting(book, selection, onClose)
  const { isWorking } = work

  function start() {
    const { exportChoices } = preferences.settings.get()
    preferences.change({ exportChoices: withChoices(exportChoices, book.id, choices) })
    void work.start(choices)
  }
  useActionHandlers({
    'export.start': isWorking ? () => {} : start,
    'export.cancel': work.cancel,
  })
  const isFailed = known === 'failed'
  const offers = isFailed ? undefined : known?.offers[choices.format].offers
  const rangeSaid = useRangeSaid(book, choices, selection)
  const said = work.said || (isFailed ? t('faults.unexpected') : rangeSaid)
  return (
    <DialogFrame
      title={t('exporting.heading')}
      onClose={onClose}
      wide
      foot={<Foot share={isWorking ? work.share : null} said={said} onClose={onClose} />}
    >
      <div className={styles.parts} aria-busy={known === null}>
        {known !== null && !isFailed && offers && (
          <>
            <ExportFields
              book={book}
              choices={choices}
              offers={offers}
              marks={known.marks}
              hasSelection={selection !== undefined}
              isWorking={isWorking}
              onChange={change => setChoices(now => ({ ...now, ...change }))}
            />
            <ExportPreviewPane book={book} choices={choices} selection={selection} />
          </>
        )}
      </div>
    </DialogFrame>
  )
}

/** Returns what the dialog has to know; null until it is known. */
function useKnown({ id }: Book): Known | 'failed' | null {
  const { exporting } = useServices()
  const [known, setKnown] = useState<Known | 'failed' | null>(null)
  useEffect(() => {
    let isOpen = true
    void Promise.all([exporting.offers(), exporting.marksInUse(id)]).then(
      ([offers, marks]) => isOpen && setKnown({ offers, marks }),
      () => isOpen && setKnown('failed'),
    )
    return () => {
      isOpen = false
    }
  }, [exporting, id])
  return known
}

/** A web page of more paragraphs takes a browser many seconds to open. */
const longPage = 20_000

/**
 * Says how many of the chosen paragraphs are hidden, and that a web page of so many is slow; '' for
 * neither.
 */
function useRangeSaid(book: Book, choices: ExportChoices, selection: BookSelection | undefined) {
  const { t } = useTranslation()
  const { structure } = useServices()
  const [{ hidden, left }, setCounts] = useState({ hidden: 0, left: 0 })
  useEffect(() => {
    let isWanted = true
    structure.open(book).then(
      ({ shown, structure: { hidden: all } }) => {
        const { first, end } = exportRangeOf(shown, choices, selection)
        const without = [...all].filter(at => at >= first && at < end).length
        const left = Math.min(end, paragraphCount(shown)) - first - without
        if (isWanted) setCounts({ hidden: without, left })
      },
      () => {},
    )
    return () => {
      isWanted = false
    }
  }, [structure, book, choices, selection])
  const isSlow = choices.format === 'html' && left > longPage
  return [
    ...(isSlow ? [t('exporting.long', { count: left })] : []),
    ...(hidden > 0 ? [t('exporting.hidden', { count: hidden })] : []),
  ].join(' ')
}

interface FootProps {
  /** Null while nothing is exported. */
  readonly share: Live<number> | null
  readonly said: string
  readonly onClose: () => void
}

function Foot({ share, said, onClose }: FootProps) {
  const { t } = useTranslation()
  return (
    <>
      <div className={styles.said} role="status">
        {share === null ? said && <p>{said}</p> : <ShareDone share={share} />}
      </div>
      {share === null ? (
        <ActionButton action="dialog.close" label={t('exporting.close')} onPress={onClose} />
      ) : (
        <ActionButton action="export.cancel" />
      )}
      <ActionButton action="export.start" look="main" waits={share !== null} />
    </>
  )
}

function ShareDone({ share }: { readonly share: Live<number> }) {
  const { t } = useTranslation()
  const done = useLive(share)
  const words = t('exporting.working', { percent: Math.round(100 * done) })
  return (
    <>
      <span>{words}</span>
      <progress aria-label={words} value={done} />
    </>
  )
}
