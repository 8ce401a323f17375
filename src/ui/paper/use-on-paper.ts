import type { Book } from '#domain/book'
import type { ExportChoices } from '#domain/exporting/export-choices'
import type { PaperText } from '#domain/paper/paper-text'
import type { BookSelection } from '#domain/text/book-selection'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useExportLabels } from '../exporting/use-export-labels.ts'
import { faultSentence } from '../saving/fault-sentence.ts'
import { useServices } from '../services.ts'
import { setText, type OnPaper } from './set-on-paper.ts'

export interface OnPaperNow {
  /** The latest pages, which stay while new ones are set; null before there are any. */
  readonly paper: OnPaper | null
  /** How much is set, from 0 to 1; null while nothing is. */
  readonly share: number | null
  /** What went wrong; '' if nothing did. */
  readonly said: string
  /** Stops setting. The latest pages stay. */
  readonly stop: () => void
}

/** Sets `book` on paper, again at each change of the choices. */
export function useOnPaper(
  book: Book,
  choices: ExportChoices,
  selection: BookSelection | undefined,
): OnPaperNow {
  const { printing } = useServices()
  const { t } = useTranslation()
  const labels = useExportLabels(book)
  const [text, setRead] = useState<PaperText | null>(null)
  const [paper, setPaper] = useState<OnPaper | null>(null)
  const [share, setShare] = useState<number | null>(0)
  const [said, setSaid] = useState('')
  const [running, setRunning] = useState<AbortController | null>(null)
  const { paper: paperChoices, format: _, ...content } = choices
  const contentKey = JSON.stringify(content)
  const paperKey = JSON.stringify(paperChoices)

  const begin = useEffectEvent(() => {
    const own = new AbortController()
    setRunning(own)
    setSaid('')
    setShare(0)
    return own
  })
  const fail = useEffectEvent((words: string) => {
    setShare(null)
    setSaid(words)
  })
  const read = useEffectEvent(async (own: AbortController) => {
    const outcome = await printing.text(book, {
      choices,
      labels: labels(),
      selection,
      signal: own.signal,
      onProgress: (done, total) => setShare(done / Math.max(1, total) / 2),
    })
    if (own.signal.aborted || outcome === null) return
    if (outcome.ok) setRead(outcome.value)
    else fail(faultSentence(t, outcome.fault))
  })
  const set = useEffectEvent(async (own: AbortController, words: PaperText) => {
    const onProgress = (part: number) => setShare(0.5 + part / 2)
    const done = await setText(words, { choices, signal: own.signal, onProgress })
    if (own.signal.aborted || done === null) return
    setPaper(done)
    setShare(null)
  })
  const broken = useEffectEvent((own: AbortController) => {
    if (!own.signal.aborted) fail(t('faults.unexpected'))
  })

  useEffect(() => {
    const own = begin()
    read(own).catch(() => broken(own))
    return () => own.abort()
  }, [book, contentKey, selection])
  useEffect(() => {
    if (!text) return
    const own = begin()
    set(own, text).catch(() => broken(own))
    return () => own.abort()
  }, [text, paperKey])

  const stop = () => {
    running?.abort()
    setShare(null)
    setSaid(t('paper.stopped'))
  }
  return { paper, share, said, stop }
}
