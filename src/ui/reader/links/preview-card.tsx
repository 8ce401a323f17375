import type { Book } from '#domain/book'
import { placeAt } from '#domain/notes/place'
import { standaloneNotes } from '#domain/notes/standalone'
import { headingAt } from '#domain/text/reference'
import type { Speech } from '#i18n/speech'
import { readPreview, type FoundPreview, type PlacePreview } from '#services/places/preview'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../hooks/use-live.ts'
import { beginningOfQuote } from '../../notes/notes-in-order.ts'
import { putBeside } from '../../parts/put-beside.ts'
import { useServices } from '../../services.ts'
import { useSay } from '../../spoken/spoken-region.tsx'
import type { ShownAt } from './link-preview.tsx'
import styles from './preview-card.module.css'

interface PreviewCardProps {
  readonly address: string
  readonly at: ShownAt
  readonly isAsked: boolean
  /** The open book. */
  readonly book: Book
}

const gap = 6
/** How much of a note and of marked words is shown, in characters. */
const most = { note: 200, quote: 80 } as const

/** A look at a place: its passage, the translation, the note, and where it is. */
export function PreviewCard({ address, at, isAsked, book }: PreviewCardProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const preview = usePreview(address)
  const say = useSay()
  const { translationLanguage } = useLive(useServices().preferences.settings)
  const { left, top, bottom } = at
  useLayoutEffect(() => {
    if (box.current) putBeside(box.current, { left, top, bottom }, gap)
  }, [left, top, bottom, preview])
  useEffect(() => {
    if (isAsked && preview) say('view', t => said(t, preview, book))
  }, [isAsked, preview, book, say])
  return createPortal(
    <div
      ref={box}
      role="note"
      className={styles.card}
      data-pane="link-preview"
      aria-label={t('links.preview')}
    >
      {preview === null && <p className={styles.place}>{t('links.reading')}</p>}
      {preview && !preview.ok && <p className={styles.place}>{t(`links.lost.${preview.why}`)}</p>}
      {preview?.ok && <Shown found={preview} open={book} language={translationLanguage} />}
    </div>,
    document.body,
  )
}

/** Returns what is at an address; null until it is read. */
function usePreview(address: string): PlacePreview | null {
  const { places, reading, structure } = useServices()
  const [preview, setPreview] = useState<PlacePreview | null>(null)
  useEffect(() => {
    const ending = new AbortController()
    const { signal } = ending
    const place = placeAt(address)
    const show = (read: PlacePreview) => {
      if (!signal.aborted) setPreview(read)
    }
    if (place)
      void readPreview({ places, reading, structure }, place, signal).then(show, () =>
        show({ ok: false, why: 'unreadable' }),
      )
    return () => ending.abort()
  }, [places, reading, structure, address])
  return preview
}

interface ShownProps {
  readonly found: FoundPreview
  readonly open: Book
  readonly language: string
}

function Shown({ found, open, language }: ShownProps) {
  const { t } = useTranslation()
  const { book, mark, source, translation } = found
  const note = noteOf(found)
  return (
    <>
      <p className={styles.place}>{whereIs(t, found, open)}</p>
      {mark && mark.scope === undefined && (
        <p
          className={styles.quote}
          lang={mark.side === 'source' ? book.language : language}
          dir="auto"
        >
          {beginningOfQuote(mark, most.quote)}
        </p>
      )}
      {source !== '' && (
        <p className={styles.passage} lang={book.language} dir="auto">
          {source}
        </p>
      )}
      {translation !== '' && (
        <p className={styles.translation} lang={language} dir="auto">
          {translation}
        </p>
      )}
      {note !== '' && (
        <p className={styles.note} dir="auto">
          {note}
        </p>
      )}
    </>
  )
}

function noteOf({ mark }: FoundPreview): string {
  const characters = Array.from((mark?.note ?? []).map(({ text }) => text).join('\n'))
  return characters.length > most.note
    ? `${characters.slice(0, most.note).join('')}…`
    : characters.join('')
}

/** Returns where a place is: the book if it is another one, the section and the paragraph. */
function whereIs(
  t: Speech['t'],
  { book, index, isOtherEdition }: FoundPreview,
  open: Book,
): string {
  if (book.id === standaloneNotes) return t('standalone.one')
  const title = book.id === open.id && index !== null ? '' : book.title
  const section = index === null ? '' : headingAt(book, index)
  const parts = [title, section].filter(Boolean).join(' · ')
  const where =
    index === null ? parts : t('links.previewOf', { title: parts || book.title, number: index + 1 })
  return isOtherEdition ? `${where} — ${t('links.otherEdition')}` : where
}

function said(t: Speech['t'], preview: PlacePreview, open: Book): string {
  if (!preview.ok) return t(`links.lost.${preview.why}`)
  const { mark, source, translation } = preview
  const quote = mark && mark.scope === undefined ? beginningOfQuote(mark, most.quote) : ''
  return [whereIs(t, preview, open), quote || source, translation, noteOf(preview)]
    .filter(Boolean)
    .reduce((first, second) => t('spoken.and', { first, second }))
}
