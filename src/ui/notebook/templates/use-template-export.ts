import type { TemplateForm } from '#domain/templates/names'
import { listForms, type MarkList } from '#services/notebook/notebook'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { faultSentence } from '../../saving/fault-sentence.ts'
import { useServices } from '../../services.ts'
import { useToasts } from '../../toasts/toasts.ts'
import { showSavedList } from '../saved-list.ts'

/** The forms that the dialog offers. */
export const templatesOffered: readonly TemplateForm[] = listForms

export interface TemplateExport {
  /** How much is done, from 0 to 1; null while nothing is exported. */
  readonly share: number | null
  /** What went wrong, or that nothing was exported; '' if nothing is to say. */
  readonly said: string
  readonly start: (form: TemplateForm, text: string) => Promise<void>
  readonly cancel: () => void
}

/** Exports `marks`. `onDone` is called at the end; if the dialog closes before, the export ends. */
export function useTemplateExport(marks: MarkList, onDone: () => void): TemplateExport {
  const { notebook, autosave, outside } = useServices()
  const { t } = useTranslation()
  const toasts = useToasts()
  const running = useRef<AbortController | null>(null)
  const [share, setShare] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  useEffect(() => () => running.current?.abort(), [])

  async function start(form: TemplateForm, text: string) {
    const one = listForms.find(name => name === form)
    if (!one) return
    const { signal } = (running.current = new AbortController())
    const end = (words: string) => {
      setShare(null)
      setSaid(words)
    }
    setSaid('')
    setShare(0)
    try {
      await autosave.flush()
      const outcome = await notebook.exportList(marks, { form: one, text }, signal)
      if (!outcome.ok) return end(faultSentence(t, outcome.fault))
      if (outcome.value === 'cancelled') return end(t('exporting.cancelled'))
      end('')
      showSavedList(toasts, outside, outcome.value)
      onDone()
    } catch {
      end(t(signal.aborted ? 'exporting.cancelled' : 'faults.unexpected'))
    }
  }
  return { share, said, start, cancel: () => running.current?.abort() }
}
