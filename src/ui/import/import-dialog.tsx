import type { Book } from '#domain/book'
import type { BookId } from '#domain/ids'
import { useTranslation } from 'react-i18next'
import { useActionHandlers } from '../actions.ts'
import { focusUnlessAtControl } from '../hooks/focus-at-once.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { Working } from '../parts/working.tsx'
import { useFaultSentence } from '../saving/use-fault-sentence.ts'
import { EditionChoice } from './edition-choice.tsx'
import { EncodingChoice } from './encoding-choice.tsx'
import { ImportPairs } from './import-pairs.tsx'
import { ImportSummary } from './import-summary.tsx'
import styles from './import-dialog.module.css'
import { useImport, type ImportControl, type ImportTools } from './use-import.ts'

interface ImportDialogProps extends ImportTools {
  /** Which file this is, from 1, and how many there are. */
  readonly place: number
  readonly of: number
  /** Whether the library has the book. */
  readonly isHere: (id: BookId) => boolean
}

/**
 * Shows what a file would become, lets the reader correct how it is read, and adds it to the
 * library.
 */
export function ImportDialog(props: ImportDialogProps) {
  const { file, beside, place, of, isHere } = props
  const { t } = useTranslation()
  const current = useImport(props)
  const { state, isPaired, pairing, encoding, shown, change } = current
  // Files that are paired count as one; two files that are a pair are all there is.
  const left = of - (place + (isPaired ? 1 : 0))
  const isAmongMany = of > 1 && !(isPaired && of === 2)
  return (
    <DialogFrame
      title={isAmongMany ? t('import.headingOf', { place, count: of }) : t('import.heading')}
      onClose={current.cancel}
      wide={pairing.corrections !== null || state.showsRules}
      foot={<Foot current={current} left={left} />}
    >
      <Progress current={current} file={file.name} />
      {!state.keeping && state.asksEncoding && encoding && (
        <EncodingChoice found={encoding} choices={state.choices} onChange={change} />
      )}
      {!state.keeping && shown && (
        <Summary current={current} shown={shown}>
          {isHere(shown.text.book.id) && <p className={styles.hint}>{t('import.alreadyHere')}</p>}
          {isPaired && beside && (
            <p className={styles.hint}>
              {t('import.paired', sourceFirst(shown.text.book, file.name, beside.name))}
            </p>
          )}
        </Summary>
      )}
    </DialogFrame>
  )
}

interface FootProps {
  readonly current: ImportControl
  /** How many files follow. */
  readonly left: number
}

function Foot({ current, left }: FootProps) {
  const { t } = useTranslation()
  const { state, preview, shown, isOver, cancel, skip, keep, addAll } = current
  const isUnusable = isOver && !shown
  return (
    <>
      {isUnusable && left === 0 ? (
        <ActionButton
          action="import.cancel"
          label={t('actions.dialog.close')}
          ref={focusUnlessAtControl}
          onPress={skip}
        />
      ) : (
        <ActionButton
          action="import.cancel"
          label={left > 0 && !state.keeping ? t('import.cancelRest') : t('actions.import.cancel')}
          waits={state.isFinal}
          onPress={cancel}
        />
      )}
      {left > 0 && !state.keeping && <ActionButton action="import.addAll" onPress={addAll} />}
      {left > 0 && !state.keeping && (
        <ActionButton
          action="import.skip"
          {...(isUnusable && { ref: focusUnlessAtControl })}
          onPress={skip}
        />
      )}
      {preview?.ok && !isOver && (
        <ActionButton
          action="import.confirm"
          look="main"
          ref={focusUnlessAtControl}
          waits={state.keeping !== null}
          onPress={keep}
        />
      )}
    </>
  )
}

interface ProgressProps {
  readonly current: ImportControl
  /** The name of the file. */
  readonly file: string
}

/** How far reading or adding has come, and what went wrong. */
function Progress({ current, file }: ProgressProps) {
  const { t } = useTranslation()
  const sentence = useFaultSentence()
  const { state, preview, refused, shown, isOver, isBroken, share } = current
  return (
    <>
      {state.keeping && <Working words={t('import.keeping')} share={state.kept} />}
      {!state.keeping && preview === null && !isBroken && (
        <Working words={t('import.reading', { file })} share={share} />
      )}
      {!state.keeping && state.fault !== null && (
        <p role="alert" className={styles.fault}>
          {state.fault}
        </p>
      )}
      {isOver && (
        <p role="alert" className={styles.fault}>
          {refused && (shown ? t('import.nothingLeft') : sentence(refused))}
          {isBroken && t('faults.unexpected')}
        </p>
      )}
    </>
  )
}

interface SummaryProps {
  readonly current: ImportControl
  readonly shown: NonNullable<ImportControl['shown']>
  readonly children: React.ReactNode
}

function Summary({ current, shown, children }: SummaryProps) {
  const { state, dispatch, change, isReading, share, pairing, candidates } = current
  const { corrections, correct, step } = pairing
  useChoiceSteps(current)
  return (
    <ImportSummary
      preview={shown}
      choices={state.choices}
      asksEncoding={!state.asksEncoding}
      isReading={isReading}
      share={share}
      showsRules={state.showsRules}
      onChange={change}
      onToggleRules={isOpen => dispatch({ type: 'rules', isOpen })}
    >
      {children}
      {corrections && (
        <ImportPairs preview={shown} corrections={corrections} correct={correct} step={step} />
      )}
      <EditionChoice
        candidates={candidates}
        chosen={state.older}
        onChange={book => dispatch({ type: 'older', book })}
      />
    </ImportSummary>
  )
}

/** Undoes changes of the choices, unless there are later corrections of pairs to undo. */
function useChoiceSteps({
  state: { past, undone },
  pairing: { corrections },
  dispatch,
}: ImportControl) {
  const isUndone = past.length > 0 && !corrections?.done.length
  const isRedone = undone.length > 0 && !corrections?.undone.length
  useActionHandlers({
    ...(isUndone && { 'edit.undo': () => dispatch({ type: 'undo' }) }),
    ...(isRedone && { 'edit.redo': () => dispatch({ type: 'redo' }) }),
  })
}

/** Returns the names of two files, first the one that `book` was read from. */
const sourceFirst = ({ provenance }: Book, one: string, other: string) =>
  provenance.file === other ? { first: other, second: one } : { first: one, second: other }
