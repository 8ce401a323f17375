import type { Book } from '#domain/book'
import type { ExportChoices } from '#domain/exporting/export-choices'
import type { BookSelection } from '#domain/text/book-selection'
import type { ExportPreview, PreviewPair, PreviewRun } from '#services/library/exporting'
import type { Outcome } from '#services/outside'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { faultSentence } from '../saving/fault-sentence.ts'
import { useServices } from '../services.ts'
import { KeptWords } from '../parts/kept-words.tsx'
import styles from './export-preview.module.css'
import { useExportLabels } from './use-export-labels.ts'

interface ExportPreviewPaneProps {
  readonly book: Book
  readonly choices: ExportChoices
  readonly selection: BookSelection | undefined
}

/** The beginning of the file as it would be with these choices. */
export function ExportPreviewPane({ book, choices, selection }: ExportPreviewPaneProps) {
  const { t } = useTranslation()
  const { exporting } = useServices()
  const labels = useExportLabels(book)
  const [shown, setShown] = useState<Outcome<ExportPreview> | null>(null)
  const [isFailed, setFailed] = useState(false)
  const words = useEffectEvent(labels)
  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    exporting.preview(book, { choices, labels: words(), selection, signal }).then(
      outcome => {
        if (outcome === null || signal.aborted) return
        setFailed(false)
        setShown(outcome)
      },
      () => setFailed(!signal.aborted),
    )
    return () => stop.abort()
  }, [exporting, book, choices, selection])
  const fault = isFailed
    ? t('faults.unexpected')
    : shown && !shown.ok
      ? faultSentence(t, shown.fault)
      : null
  const preview = shown?.ok && !isFailed ? shown.value : null
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scroller needs the keyboard
    <section className={styles.preview} aria-label={t('exporting.preview')} tabIndex={0}>
      {fault && <p role="alert">{fault}</p>}
      {preview?.kind === 'text' && <pre dir="auto">{preview.text}</pre>}
      {preview && preview.kind !== 'text' && <Pages shown={preview} />}
    </section>
  )
}

function Pages({ shown }: { readonly shown: Exclude<ExportPreview, { readonly kind: 'text' }> }) {
  const { t } = useTranslation()
  const { kind, title, titleLanguage, pairs, notes } = shown
  if (pairs.length === 0) return <p className={styles.none}>{t('exporting.nothing')}</p>
  return (
    <div className={styles.page} data-layout={kind}>
      <p lang={titleLanguage} className={styles.title} dir="auto">
        <KeptWords text={title} />
      </p>
      {pairs.map(pair => (
        <Pair key={pair.id} pair={pair} />
      ))}
      {notes.length > 0 && (
        <ol className={styles.notes}>
          {notes.map(({ number, text }) => (
            <li key={number} value={number} dir="auto">
              {text}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

function Pair({ pair: { texts, level } }: { readonly pair: PreviewPair }) {
  return (
    <div className={styles.pair} data-level={level ?? undefined}>
      {texts.map(({ side, language, runs, state }) => (
        <p key={side} lang={language} dir="auto" data-side={side}>
          {runs.map((run, i) => (
            <Run key={i} run={run} />
          ))}
          {state !== null && <em className={styles.state}> [{state}]</em>}
        </p>
      ))}
    </div>
  )
}

function Run({ run: { text, looks, colour, signs } }: { readonly run: PreviewRun }) {
  return (
    <>
      <span data-looks={looks.join(' ')} data-mark-colour={colour ?? undefined}>
        {text}
      </span>
      {signs.map(sign => (
        <sup key={sign} className={styles.sign}>
          {sign}
        </sup>
      ))}
    </>
  )
}
