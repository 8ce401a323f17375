import type { Book } from '#domain/book'
import type { ParagraphId } from '#domain/ids'
import type { Spread } from '#editor/spread'
import type { Division } from '#services/structure/division'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useBacklinksTo } from '../../notes/links/backlinks.ts'
import { later } from '../../parts/later.tsx'
import styles from './links-here.module.css'

const LinkedFrom = later(async () => (await import('../../notes/links/linked-from.tsx')).LinkedFrom)

interface LinksHereProps {
  readonly book: Book
  readonly spread: Spread
  readonly division: Division
  readonly onFollow: (address: string) => void
}

/** The notes that link to the paragraph with the caret, and to the book. */
export function LinksHere({ book, spread, division, onFollow }: LinksHereProps) {
  const { t } = useTranslation()
  const paragraph = useParagraphHere(spread)
  const toParagraph = useBacklinksTo(
    ...(paragraph ? division.names(paragraph) : []).map(name => ({
      kind: 'paragraph' as const,
      book: book.id,
      paragraph: name,
    })),
  )
  const toBook = useBacklinksTo({ kind: 'book', book: book.id })
  if (toParagraph.length + toBook.length === 0) return null
  const common = { language: book.language, onFollow }
  return (
    <div className={styles.here} data-part="links-here">
      {toParagraph.length > 0 && (
        <LinkedFrom
          // What was unfolded for a paragraph says nothing about the next one.
          key={paragraph}
          links={toParagraph}
          label={t('links.toParagraph', { count: toParagraph.length })}
          {...common}
        />
      )}
      {toBook.length > 0 && (
        <LinkedFrom
          links={toBook}
          label={t('links.toBook', { count: toBook.length })}
          {...common}
        />
      )}
    </div>
  )
}

/** Returns the paragraph with the caret, and renders again only when it is another one. */
const useParagraphHere = (spread: Spread): ParagraphId | null =>
  useSyncExternalStore(
    listener => spread.selection.subscribe(listener),
    () => spread.selection.paragraph?.id ?? null,
  )
