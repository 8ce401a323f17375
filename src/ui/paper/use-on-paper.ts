import type { Book } from '#domain/book'
import type { ExportChoices } from '#domain/exporting/export-choices'
import type { PaperText } from '#domain/paper/paper-text'
import type { BookSelection } from '#domain/text/book-selection'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useExportLabels } from '../exporting/use-export-labels.ts'
import { faultSentence } from '../saving/fault-sentence.ts'
import { useServices } from '../services.ts'
import { setText, type OnPaper } from './set-on-paper.ts'

export interface OnPaperNow {
  /** The latest pages, which stay while new ones are set; null before there are any. */
  readonly paper: OnPaper | null
  /** Whether the pages are those of the present choices. */
  readonly isCurrent: boolean
  /** How much is set, from 0 to 1; null while nothing is. */
  readonly share: number | null
  /** What went wrong; '' if nothing did. */
  readonly said: string
  /** Stops setting. The latest pages stay. */
  readonly stop: () => void
}

/** What was made for the choices of `key`. */
interface For<T> {
  readonly key: string
  readonly value: T
}

/** Sets `book` on paper, again at each change of the choices. */
export function useOnPaper(
  book: Book,
  choices: ExportChoices,
  selection: BookSelection | undefined,
): OnPaperNow {
  const { t } = useTranslation()
  const [text, setRead] = useState<For<PaperText> | null>(null)
  const [paper, setPaper] = useState<For<OnPaper> | null>(null)
  const [ended, setEnded] = useState<For<string> | null>(null)
  const [progress, setShare] = useState(0)
  // In hundredths, because each change renders the dialog.
  const setProgress = (share: number) => setShare(Math.floor(100 * share) / 100)
  const running = useRef<AbortController | null>(null)
  const { contentKey, key } = keysOf(choices)
  const end = useEffectEvent((said: string) => setEnded({ key, value: said }))
  const read = useReading(book, { choices, selection, onProgress: setProgress })

  useEffect(() => {
    const own = (running.current = new AbortController())
    read(own.signal).then(
      outcome => {
        if (own.signal.aborted || outcome === null) return
        if (outcome.ok) setRead({ key: contentKey, value: outcome.value })
        else end(faultSentence(t, outcome.fault))
      },
      () => own.signal.aborted || end(t('faults.unexpected')),
    )
    return () => own.abort()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `read` and `t` are new at each render
  }, [book, contentKey, selection])

  const set = useEffectEvent(async (words: PaperText, signal: AbortSignal) => {
    const onProgress = (part: number) => setProgress(0.5 + part / 2)
    const done = await setText(words, { choices, signal, onProgress })
    if (!signal.aborted && done !== null) setPaper({ key, value: done })
  })
  const ready = text?.key === contentKey ? text.value : null
  useEffect(() => {
    if (!ready) return
    const own = (running.current = new AbortController())
    set(ready, own.signal).catch(() => own.signal.aborted || end(t('faults.unexpected')))
    return () => own.abort()
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `t` is new at each render
  }, [ready, key])

  const isCurrent = paper?.key === key
  const hasEnded = ended?.key === key && !isCurrent
  return {
    paper: paper?.value ?? null,
    isCurrent,
    share: isCurrent || hasEnded ? null : progress,
    said: hasEnded ? ended.value : '',
    stop: () => {
      running.current?.abort()
      setEnded({ key, value: t('paper.stopped') })
    },
  }
}

/** The text depends on what is printed, and the pages also on their form. */
function keysOf(choices: ExportChoices) {
  const contentKey = JSON.stringify({ ...choices, format: null, paper: null })
  return { contentKey, key: contentKey + JSON.stringify(choices.paper) }
}

interface Reading {
  readonly choices: ExportChoices
  readonly selection: BookSelection | undefined
  readonly onProgress: (share: number) => void
}

/** Returns a function that reads the text as it is set with the present choices. */
function useReading(book: Book, { choices, selection, onProgress }: Reading) {
  const { printing } = useServices()
  const labels = useExportLabels(book)
  return (signal: AbortSignal) =>
    printing.text(book, {
      choices,
      labels: labels(),
      selection,
      signal,
      // Reading is the first half of the work.
      onProgress: (done, total) => onProgress(done / Math.max(1, total) / 2),
    })
}
