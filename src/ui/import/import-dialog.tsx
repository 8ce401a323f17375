import type { Book } from '#domain/book'
import type { BookId } from '#domain/ids'
import { progressPart } from '#domain/progress-share'
import type { CarriedWork } from '#services/editions/editions'
import type { ImportChoices, OpenedFile } from '#services/outside'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { focusUnlessInField } from '../hooks/focus-at-once.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { faultSentence } from '../saving/fault-sentence.ts'
import { useFaultSentence } from '../saving/use-fault-sentence.ts'
import { Working } from '../parts/working.tsx'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import { EditionChoice } from './edition-choice.tsx'
import { EncodingChoice } from './encoding-choice.tsx'
import { ImportPairs } from './import-pairs.tsx'
import { ImportSummary } from './import-summary.tsx'
import { useCorrections } from './use-corrections.ts'
import { useEditions } from './use-editions.ts'
import { usePreview } from './use-preview.ts'
import styles from './import-dialog.module.css'

/** How a text is called, and in which language it is. */
type Named = Pick<Book, 'title' | 'language'>

interface ImportDialogProps {
  readonly file: OpenedFile
  /** Came with `file`, and may be its translation or its source. */
  readonly beside: OpenedFile | null
  /** Which of how many files it is, from 1. */
  readonly place: number
  readonly of: number
  /** Whether the library has the book. */
  readonly isHere: (id: BookId) => boolean
  /** The text is in the library; with the work on an older edition, if that was brought over. */
  readonly onKept: (id: BookId, book: Named, carried: CarriedWork | null) => void
  /** The dialog is through with `file`, kept or not; and with `beside` as well if `isPaired`. */
  readonly onDone: (isPaired: boolean) => void
  /** The reader wants neither this one nor those after it. */
  readonly onStop: () => void
}

const asFound: ImportChoices = {}

/** Shows what a file would become, lets the reader correct how it is read, and keeps it when they say so. */
export function ImportDialog(props: ImportDialogProps) {
  const { file, beside, place, of, isHere, onKept, onDone, onStop } = props
  const { t } = useTranslation()
  const { library, editions } = useServices()
  const sentence = useFaultSentence()
  const toasts = useToasts()
  const [choices, setChoices] = useState(asFound)
  const { preview, lastGood, isPaired, isReading, share, isBroken, settled } = usePreview(
    file,
    beside,
    choices,
  )
  const { corrections, correct, step, applied } = useCorrections(preview)
  const candidates = useEditions(preview)
  const [showsRules, setShowsRules] = useState(false)
  const [older, setOlder] = useState<BookId | null>(null)
  const carriesOver = candidates.find(({ book }) => book === older)?.book ?? null
  const [keeping, setKeeping] = useState<AbortController | null>(null)
  /** How much of the keeping is done, from 0 to 1; null until that is known. */
  const [kept, setKept] = useState<number | null>(null)
  /** Whether it can no longer be given up. */
  const [isFinal, setFinal] = useState(false)
  /** Whether it is the first thing to ask: the file could not be read as it is. It is asked in one place from then on, and keeps the keyboard. */
  const [asksEncoding, setAsksEncoding] = useState(false)
  /** Why the text could not be kept when that was last tried. */
  const [fault, setFault] = useState<string | null>(null)

  function change(changed: ImportChoices) {
    setFault(null)
    setChoices(before => ({ ...before, ...changed }))
  }

  async function keep() {
    const giveUp = new AbortController()
    const { signal } = giveUp
    setKeeping(giveUp)
    setKept(null)
    setFault(null)
    try {
      // Pressed right after a field was left, the button means the text as it is about to be.
      const found = await settled(signal)
      if (found?.ok && !signal.aborted) {
        const outcome = await library.keep(applied(found), {
          signal,
          onProgress: progressPart(setKept, 0, carriesOver ? 0.6 : 1),
          onFinal: () => setFinal(true),
        })
        if (outcome.ok) await keptAs(outcome.value, found.text.book)
        else setFault(sentence(outcome.fault))
      }
    } catch {
      // The database or the main process did not answer; nothing was kept.
      if (!signal.aborted) setFault(t('faults.unexpected'))
    }
    setKeeping(null)
    setFinal(false)
  }

  async function keptAs(id: BookId, book: Named) {
    const carried = carriesOver
      ? await editions.carryOver(carriesOver, id, progressPart(setKept, 0.6, 1))
      : null
    if (carried?.ok === false)
      toasts.show('edition', { message: t => faultSentence(t, carried.fault) })
    onDone(isPaired)
    onKept(id, book, carried?.ok ? carried.value : null)
  }

  function cancel() {
    if (!keeping) onStop()
    else if (!isFinal) keeping.abort()
  }

  const refused = preview && !preview.ok ? preview : null
  const encoding = preview?.ok ? preview.findings.encoding : refused?.encoding
  if (refused?.encoding && !asksEncoding) setAsksEncoding(true)
  const isOver = isBroken || (refused !== null && !isReading)
  // Choices that leave nothing of a text are corrected where they were made.
  const isEmptied = refused?.code === 'import.empty'
  const shown = preview?.ok ? preview : isEmptied ? lastGood : null
  // Those that are together count as one, or as all there are.
  const last = place + (isPaired ? 1 : 0)
  const isAmongMany = of > 1 && !(isPaired && of === 2)
  const left = of - last
  return (
    <DialogFrame
      title={isAmongMany ? t('import.headingOf', { place, count: of }) : t('import.heading')}
      onClose={cancel}
      wide={corrections !== null || showsRules}
      foot={
        <>
          {isOver && !shown && left === 0 ? (
            <ActionButton
              action="import.cancel"
              label={t('actions.dialog.close')}
              ref={focusUnlessInField}
              onPress={() => onDone(isPaired)}
            />
          ) : (
            <ActionButton
              action="import.cancel"
              label={left > 0 && !keeping ? t('import.cancelRest') : t('actions.import.cancel')}
              waits={isFinal}
              onPress={cancel}
            />
          )}
          {left > 0 && !keeping && (
            <ActionButton
              action="import.skip"
              {...(isOver && !shown && { ref: focusUnlessInField })}
              onPress={() => onDone(isPaired)}
            />
          )}
          {preview?.ok && !isOver && (
            <ActionButton
              action="import.confirm"
              look="main"
              ref={focusUnlessInField}
              waits={keeping !== null}
              onPress={() => void keep()}
            />
          )}
        </>
      }
    >
      {keeping && <Working words={t('import.keeping')} share={kept} />}
      {!keeping && preview === null && !isBroken && (
        <Working words={t('import.reading', { file: file.name })} share={share} />
      )}
      {!keeping && fault !== null && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
      {isOver && (
        <p role="alert" className={styles.fault}>
          {refused && (shown ? t('import.nothingLeft') : sentence(refused))}
          {isBroken && t('faults.unexpected')}
        </p>
      )}
      {!keeping && asksEncoding && encoding && (
        <EncodingChoice found={encoding} choices={choices} onChange={change} />
      )}
      {!keeping && shown && (
        <ImportSummary
          preview={shown}
          choices={choices}
          asksEncoding={!asksEncoding}
          isReading={isReading}
          share={share}
          showsRules={showsRules}
          onChange={change}
          onToggleRules={setShowsRules}
        >
          {isHere(shown.text.book.id) && <p className={styles.hint}>{t('import.alreadyHere')}</p>}
          {isPaired && beside && (
            <p className={styles.hint}>
              {t('import.paired', sourceFirst(shown.text.book, file.name, beside.name))}
            </p>
          )}
          {corrections && (
            <ImportPairs preview={shown} corrections={corrections} correct={correct} step={step} />
          )}
          <EditionChoice candidates={candidates} chosen={older} onChange={setOlder} />
        </ImportSummary>
      )}
    </DialogFrame>
  )
}

/** The names of two files, that of the one which `book` was read from before the other. */
const sourceFirst = ({ provenance }: Book, one: string, other: string) =>
  provenance.file === other ? { first: other, second: one } : { first: one, second: other }
