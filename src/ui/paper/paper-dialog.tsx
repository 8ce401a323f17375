import type { Book } from '#domain/book'
import { choicesFor, withChoices, type ExportChoices } from '#domain/exporting/export-choices'
import { paperOffers } from '#domain/exporting/export-format'
import { isContentsNeeded } from '#domain/paper/paper-headings'
import { areChaptersLong } from '#domain/paper/paper-text'
import type { BookSelection } from '#domain/text/book-selection'
import type { ExportableMarks } from '#services/library/exporting'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { ContentFields } from '../exporting/content-fields.tsx'
import { useServices } from '../services.ts'
import { PaperFields } from './paper-fields.tsx'
import { PaperFrame } from './paper-frame.tsx'
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
  const setting = useOnPaper(book, choices, selection)
  const { paper, isCurrent, stop } = setting
  const press = usePress({
    savePages: (pages, signal) => printing.save(pages, { book, choices, selection }, signal),
    onDone: onClose,
  })
  const isWorking = press.work !== null
  const isReady = isCurrent && !isWorking && paper !== null && paper.laid.pages.length > 0
  usePaperActions({ book, choices, paper: isReady ? paper : null, press, stop })
  const change = (some: Partial<ExportChoices>) => setChoices(now => ({ ...now, ...some }))
  return (
    <PaperFrame
      title={t('paper.heading')}
      setting={setting}
      press={press}
      isReady={isReady}
      onClose={onClose}
    >
      <PaperFields
        choices={choices.paper}
        sides={choices.sides}
        areLong={paper !== null && areChaptersLong(paper.laid.text)}
        hasContents={paper !== null && isContentsNeeded(paper.laid.text)}
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
    </PaperFrame>
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
  useActionHandlers({
    'print.start': run(press.print),
    'print.save': run(press.save),
    'print.cancel': press.work === null ? stop : press.cancel,
  })
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
