import type { Book } from '#domain/book'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../parts/action-button.tsx'
import { copyText } from '../parts/copy-text.ts'
import { ListFoot } from '../parts/list-foot.tsx'
import { faultSentence } from '../saving/fault-sentence.ts'
import { showExported } from '../saving/show-exported.ts'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import type { Speech } from '#i18n/speech'
import { lineText } from './concordance-row.tsx'
import type { ShownConcordance } from './use-concordance.ts'

interface ConcordanceFootProps extends Pick<ShownConcordance, 'found' | 'lines'> {
  readonly words: string
  readonly books: readonly Book[]
  readonly onSaved: () => void
}

/** How many lines there are, and what can be done with all of them. */
export function ConcordanceFoot({ found, lines, words, books, onSaved }: ConcordanceFootProps) {
  const { t } = useTranslation()
  const [said, setSaid] = useState<((t: Speech['t']) => string) | null>(null)
  const { share, save, stop } = useExport({ lines, words, books, onSaved, onFault: setSaid })
  const count = lines.length
  const copyAll = () => {
    const titles = new Map(books.map(({ id, title }) => [id, title]))
    const text = lines.map(line => lineText(line, titles.get(line.book) ?? '')).join('\n')
    const isCopied = copyText(text)
    setSaid(
      () => (t: Speech['t']) => t(isCopied ? 'concordance.copied' : 'faults.unexpected', { count }),
    )
  }
  return (
    <ListFoot
      said={
        <p role="status">
          {share !== null
            ? t('concordance.saving', { percent: Math.round(100 * share) })
            : said
              ? said(t)
              : found && countSaid(found, count, t)}
        </p>
      }
    >
      {share !== null ? (
        <ActionButton action="export.cancel" onPress={stop} />
      ) : (
        <>
          <ActionButton action="concordance.copy" waits={count === 0} onPress={copyAll} />
          <ActionButton
            action="concordance.export"
            look="main"
            waits={count === 0 || !found?.isDone}
            onPress={save}
          />
        </>
      )}
    </ListFoot>
  )
}

function countSaid(
  { isDone, hasMore, lacksWords, faults }: NonNullable<ShownConcordance['found']>,
  count: number,
  t: Speech['t'],
): string {
  const key = hasMore ? 'concordance.first' : isDone ? 'concordance.count' : 'concordance.soFar'
  return [
    t(key, { count }),
    lacksWords ? t('concordance.lacksWords') : '',
    ...faults.slice(0, 3).map(fault => faultSentence(t, fault)),
  ]
    .filter(part => part !== '')
    .join(' ')
}

interface ExportProps extends Pick<ConcordanceFootProps, 'lines' | 'words' | 'books' | 'onSaved'> {
  readonly onFault: (say: () => (t: Speech['t']) => string) => void
}

/** Saves the lines. `share` is how much is done, from 0 to 1; null while nothing is saved. */
function useExport({ lines, words, books, onSaved, onFault }: ExportProps) {
  const { concordance, outside } = useServices()
  const toasts = useToasts()
  const [share, setShare] = useState<number | null>(null)
  const controller = useRef<AbortController | null>(null)
  useEffect(() => () => controller.current?.abort(), [])
  async function save(): Promise<void> {
    const { signal } = (controller.current = new AbortController())
    setShare(0)
    const outcome = await (
      await concordance()
    ).save({ lines, words, books, signal, onProgress: setShare })
    if (!outcome.ok) {
      const { fault } = outcome
      return onFault(() => t => faultSentence(t, fault))
    }
    if (outcome.value === 'cancelled') return
    onSaved()
    showExported(toasts, outside, outcome.value)
  }
  return {
    share,
    save: () =>
      void save()
        .catch(() => onFault(() => t => t('faults.unexpected')))
        .finally(() => setShare(null)),
    stop: () => controller.current?.abort(),
  }
}
