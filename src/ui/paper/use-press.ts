import type { PaperPages } from '#services/library/printing'
import type { Outcome, SaveOutcome } from '#services/outside'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { faultSentence } from '../saving/fault-sentence.ts'
import { showExported } from '../saving/show-exported.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import { pagesOf, type OnPaper } from './set-on-paper.ts'

export interface Press {
  /** What is being done, in words; null if nothing is. */
  readonly work: string | null
  /** What went wrong, or that nothing was saved; '' if nothing is to say. */
  readonly said: string
  readonly save: (paper: OnPaper) => Promise<void>
  readonly print: (paper: OnPaper) => Promise<void>
  readonly cancel: () => void
}

interface PressOptions {
  /** Saves pages as a PDF where the reader chooses. */
  readonly savePages: (pages: PaperPages, signal: AbortSignal) => Promise<Outcome<SaveOutcome>>
  readonly onDone: () => void
}

/** Saves pages as a PDF, or prints them. At the end `onDone` is called. */
export function usePress({ savePages, onDone }: PressOptions): Press {
  const { printing, outside } = useServices()
  const { t } = useTranslation()
  const toasts = useToasts()
  const running = useRef<AbortController | null>(null)
  const [work, setWork] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  useEffect(() => () => running.current?.abort(), [])

  async function run(words: string, made: (signal: AbortSignal) => Promise<string | null>) {
    const { signal } = (running.current = new AbortController())
    setSaid('')
    setWork(words)
    try {
      const problem = await made(signal)
      setWork(null)
      if (problem === null) onDone()
      else setSaid(problem)
    } catch {
      setWork(null)
      setSaid(t(signal.aborted ? 'exporting.cancelled' : 'faults.unexpected'))
    }
  }

  return {
    work,
    said,
    save: paper =>
      run(t('paper.saving'), async signal => {
        const outcome = await savePages(pagesOf(paper), signal)
        if (!outcome.ok) return faultSentence(t, outcome.fault)
        if (outcome.value === 'cancelled') return t('exporting.cancelled')
        const file = outcome.value
        showExported(toasts, outside, file)
        return null
      }),
    print: paper =>
      run(t('paper.printing'), async signal => {
        const outcome = await printing.print(pagesOf(paper), signal)
        if (!outcome.ok) return faultSentence(t, outcome.fault)
        if (outcome.value === 'cancelled') return t('paper.notPrinted')
        toasts.show('print', { message: words => words('paper.printed') })
        return null
      }),
    cancel: () => running.current?.abort(),
  }
}
