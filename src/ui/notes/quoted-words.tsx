import type { Annotation, Category } from '#domain/annotation'
import { useTranslation } from 'react-i18next'
import { placeSign } from './mark-name.ts'
import styles from './note-item.module.css'
import { beginningOfQuote, quoteOf } from './notes-in-order.ts'

interface QuotedWordsProps {
  readonly annotation: Annotation
  readonly category: Pick<Category, 'colour' | 'shape'>
  /** BCP 47 tag of the book. */
  readonly language: string
}

/** How much of a paragraph is on the line, in characters. */
const lineLimit = 40

/**
 * The words of a mark in the look of its category. For a mark without words, one quiet line: what
 * it is about, and how that begins.
 */
export function QuotedWords({ annotation, category, language }: QuotedWordsProps) {
  const { t } = useTranslation()
  const { scope } = annotation
  const look = { 'data-mark-colour': category.colour, 'data-mark-shape': category.shape }
  if (scope === undefined) return <span {...look}>{quoteOf(annotation)}</span>
  return (
    <>
      <span {...look} aria-hidden="true" data-line={placeSign(t, annotation)} />
      {scope !== 'book' && (
        <span lang={language} dir="auto" className={styles.beginning}>
          {beginningOfQuote(annotation, lineLimit)}
        </span>
      )}
    </>
  )
}
