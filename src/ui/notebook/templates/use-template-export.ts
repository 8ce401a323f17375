import { isFolderForm, templateForms, type TemplateForm } from '#domain/templates/names'
import type { Speech } from '#i18n/speech'
import type { WrittenNotes } from '#services/notebook/export-folder'
import type { MarkList } from '#services/notebook/notebook'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { faultSentence } from '../../saving/fault-sentence.ts'
import { showSaved } from '../../saving/saved-message.ts'
import { useServices } from '../../services.ts'
import { useToasts } from '../../toasts/toasts.ts'
import { showExported } from '../../saving/show-exported.ts'

/** The forms that the dialog offers. */
export const templatesOffered: readonly TemplateForm[] = templateForms

/** A question about files that an earlier export wrote: the program removes none by itself. */
export type FilesQuestion =
  | {
      /** Somebody has changed them since. */
      readonly about: 'changed'
      readonly count: number
      readonly answer: (what: 'replace' | 'keep') => void
    }
  | {
      /** Their books are removed from the library. */
      readonly about: 'removed'
      readonly count: number
      readonly answer: (what: 'remove' | 'keep') => void
    }

export interface TemplateExport {
  /** How much is done, from 0 to 1; null while nothing is exported. */
  readonly share: number | null
  /** What is asked while an export waits. */
  readonly asked: FilesQuestion | null
  /** What went wrong, or that nothing was exported; '' if nothing is to say. */
  readonly said: string
  readonly start: (form: TemplateForm, text: string) => Promise<void>
  readonly cancel: () => void
}

/** Exports `marks`. `onDone` is called at the end; if the dialog closes before, the export ends. */
export function useTemplateExport(marks: MarkList, onDone: () => void): TemplateExport {
  const { autosave } = useServices()
  const { t } = useTranslation()
  const run = useRun(marks)
  const running = useRef<AbortController | null>(null)
  const [share, setShare] = useState<number | null>(null)
  const [asked, setAsked] = useState<FilesQuestion | null>(null)
  const [said, setSaid] = useState('')
  useEffect(() => () => running.current?.abort(), [])

  const ask = <Answer extends string>(
    signal: AbortSignal,
    question: (answer: (what: Answer) => void) => FilesQuestion,
  ) =>
    new Promise<Answer | 'cancel'>(resolve => {
      const answer = (what: Answer | 'cancel') => {
        setAsked(null)
        resolve(what)
      }
      signal.addEventListener('abort', () => answer('cancel'))
      setAsked(question(answer))
    })

  async function start(form: TemplateForm, text: string) {
    const { signal } = (running.current = new AbortController())
    const end = (words: string) => {
      setShare(null)
      setSaid(words)
    }
    setSaid('')
    setShare(0)
    try {
      await autosave.flush()
      const outcome = await run(form, text, {
        onProgress: (done, total) => setShare(done / total),
        whenChanged: count => ask(signal, answer => ({ about: 'changed', count, answer })),
        whenRemoved: count => ask(signal, answer => ({ about: 'removed', count, answer })),
        signal,
      })
      if (outcome === 'done') {
        end('')
        onDone()
      } else end(outcome === 'cancelled' ? t('exporting.cancelled') : outcome.fault)
    } catch {
      end(t(signal.aborted ? 'exporting.cancelled' : 'faults.unexpected'))
    }
  }
  return { share, asked, said, start, cancel: () => running.current?.abort() }
}

type RunOptions = Parameters<ReturnType<typeof useServices>['notebook']['exportFolder']>[2]

/** Returns a function that exports and says in a message what it has written. */
function useRun(marks: MarkList) {
  const { notebook, outside } = useServices()
  const { t, i18n } = useTranslation()
  const toasts = useToasts()
  return async (
    form: TemplateForm,
    text: string,
    options: RunOptions,
  ): Promise<'done' | 'cancelled' | { readonly fault: string }> => {
    if (isFolderForm(form)) {
      const outcome = await notebook.exportFolder(marks, { form, text }, options)
      if (!outcome.ok) return { fault: faultSentence(t, outcome.fault) }
      if (outcome.value === 'cancelled') return 'cancelled'
      const written = outcome.value
      showSaved(toasts, outside, 'export', {
        message: t => said(t, i18n.language, written),
        file: written.folder,
        opens: false,
      })
      return 'done'
    }
    const outcome = await notebook.exportList(marks, { form, text }, options.signal)
    if (!outcome.ok) return { fault: faultSentence(t, outcome.fault) }
    if (outcome.value === 'cancelled') return 'cancelled'
    showExported(toasts, outside, outcome.value)
    return 'done'
  }
}

/** The most files that stay and are named. */
const mostNamed = 3

function said(
  t: Speech['t'],
  language: string,
  { folder, files, removed, stayed, kept }: WrittenNotes,
): string {
  const names = new Intl.ListFormat(language).format(stayed.slice(0, mostNamed))
  return [
    t('templates.written', { count: files, folder: folder.name }),
    removed > 0 && t('templates.removed', { count: removed }),
    stayed.length > 0 &&
      t('templates.stayed', {
        count: stayed.length,
        names: stayed.length > mostNamed ? `${names} …` : names,
      }),
    kept > 0 && t('templates.kept', { count: kept }),
  ]
    .filter(Boolean)
    .join(' ')
}
