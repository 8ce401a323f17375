import type { Book } from '#domain/book'
import type { BookId } from '#domain/ids'
import { readTaught, withTaught, writeTaught, type TaughtFile } from '#domain/library/taught'
import { progressPart } from '#domain/progress-share'
import type { CarriedWork } from '#services/editions/editions'
import { asAdded, type AddedText } from '#services/library/adding-all'
import type { ImportChoices, OpenedFile, ReadablePreview } from '#services/outside'
import type { Preferences } from '#services/preferences'
import { useReducer } from 'react'
import { useTranslation } from 'react-i18next'
import { faultSentence } from '../saving/fault-sentence.ts'
import { useFaultSentence } from '../saving/use-fault-sentence.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import { asFound, importAfter } from './import-state.ts'
import { useCorrections } from './use-corrections.ts'
import { useEditions } from './use-editions.ts'
import { usePreview } from './use-preview.ts'

/** The title and the language of a text. */
type Named = Pick<Book, 'title' | 'language'>

export interface ImportTools {
  readonly file: OpenedFile
  /** Came together with `file`, and may be its translation or its source. */
  readonly beside: OpenedFile | null
  /** Returns what `file` was read as already, if it was, once. */
  readonly takeRead?: () => ReadablePreview | null
  /** Called when the library has the text; `carried` is the work on an older edition, if any. */
  readonly onKept: (id: BookId, book: Named, carried: CarriedWork | null) => void
  /** Called when `file` was added or skipped, and `beside` with it if `isPaired`. */
  readonly onDone: (isPaired: boolean) => void
  /**
   * Called when the reader wants all files added: this one is, as `before`, and `beside` with it if
   * `isPaired`. `before` is `null` if this one cannot be added.
   */
  readonly onAll: (before: AddedText | null, isPaired: boolean) => void
  /** Called when the reader cancels this file and all that follow. */
  readonly onStop: () => void
}

export type ImportControl = ReturnType<typeof useImport>

/**
 * How much of the work is adding the text when work on an older edition is carried over as well.
 */
const addingShare = 0.6

/** The preview of a file, what the reader decides about it, and adding it to the library. */
export function useImport(tools: ImportTools) {
  const { file, beside, takeRead = () => null, onKept, onDone, onAll, onStop } = tools
  const { library, preferences } = useServices()
  const { t } = useTranslation()
  const sentence = useFaultSentence()
  const [state, dispatch] = useReducer(importAfter, asFound)
  const previewed = usePreview({ file, beside, choices: state.choices, takeRead })
  const { preview, isPaired, settled } = previewed
  const pairing = useCorrections(preview)
  const candidates = useEditions(preview)
  const older = candidates.find(({ book }) => book === state.older)?.book ?? null
  const carryOver = useCarryOver(older)
  const onProgress = (share: number) => dispatch({ type: 'progress', share })

  async function add(signal: AbortSignal, isAll: boolean): Promise<void> {
    // The reader may press the button right after leaving a field: it means the text as it will be.
    const found = await settled(signal)
    if (!found?.ok || signal.aborted) return
    const { book } = found.text
    const outcome = await library.keep(pairing.applied(found), {
      signal,
      onProgress: progressPart(onProgress, 0, older ? addingShare : 1),
      onFinal: () => dispatch({ type: 'final' }),
    })
    if (!outcome.ok) return dispatch({ type: 'failed', fault: sentence(outcome.fault) })
    rememberTaught(preferences, { file: book.provenance.file, rules: state.choices.taught ?? [] })
    const carried = await carryOver(outcome.value, progressPart(onProgress, addingShare, 1))
    if (isAll) return onAll(asAdded(file.name, outcome.value, book, found.notices), isPaired)
    onDone(isPaired)
    onKept(outcome.value, book, carried)
  }

  async function keep(isAll: boolean) {
    const cancel = new AbortController()
    dispatch({ type: 'keeping', cancel })
    try {
      await add(cancel.signal, isAll)
    } catch {
      // The database or the main process failed; nothing was added.
      if (!cancel.signal.aborted) dispatch({ type: 'failed', fault: t('faults.unexpected') })
    }
    dispatch({ type: 'ended' })
  }

  const shown = shownOf(previewed)
  if (shown.refused?.encoding && !state.asksEncoding) dispatch({ type: 'needs-encoding' })
  return {
    state,
    dispatch,
    change: (choices: ImportChoices) => dispatch({ type: 'chosen', choices }),
    ...previewed,
    ...shown,
    pairing,
    candidates,
    keep: () => void keep(false),
    addAll: () => (preview?.ok && !shown.isOver ? void keep(true) : onAll(null, false)),
    cancel: () => (state.keeping ? !state.isFinal && state.keeping.abort() : onStop()),
    skip: () => onDone(isPaired),
  }
}

/** Keeps what was taught on a file for the next that is like it. */
function rememberTaught({ settings, change }: Preferences, taught: TaughtFile): void {
  if (taught.rules.length === 0) return
  const files = withTaught(readTaught(settings.get().taughtLines), taught)
  change({ taughtLines: writeTaught(files) })
}

/** What the dialog shows of a preview. */
function shownOf({ preview, lastGood, isBroken, isReading }: ReturnType<typeof usePreview>) {
  const refused = preview && !preview.ok ? preview : null
  // Choices that leave nothing of a text are corrected where they were made, so the text stays.
  const isEmptied = refused?.code === 'import.empty'
  return {
    refused,
    encoding: preview?.ok ? preview.findings.encoding : refused?.encoding,
    /** The file cannot become a text as it is now. */
    isOver: isBroken || (refused !== null && !isReading),
    shown: preview?.ok ? preview : isEmptied ? lastGood : null,
  }
}

/**
 * Returns a function that carries the work on `older` over to another book; a message says if that
 * fails.
 */
function useCarryOver(older: BookId | null) {
  const { editions } = useServices()
  const toasts = useToasts()
  return async (to: BookId, onProgress: (share: number) => void): Promise<CarriedWork | null> => {
    if (!older) return null
    const carried = await editions.carryOver(older, to, onProgress)
    if (carried.ok) return carried.value
    toasts.show('edition', { message: t => faultSentence(t, carried.fault) })
    return null
  }
}
