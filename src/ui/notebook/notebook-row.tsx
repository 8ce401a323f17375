import type { Annotation, Category } from '#domain/annotation'
import { kindWordsOf, stateOf, stateSign } from '#domain/kinds/index'
import { missingCategory } from '#domain/marking/categories'
import { halfOn, otherSide } from '#domain/marking/halves'
import { isStandalone } from '#domain/notes/standalone'
import { headingAt } from '#domain/text/reference'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { RowGuard } from '../guards/guards.tsx'
import { NoteText } from '../notes/note/note-text.tsx'
import { placeSign } from '../notes/mark-name.ts'
import { quotedWords, quoteOf } from '../notes/notes-in-order.ts'
import { useCategoryName } from '../notes/use-category-name.ts'
import { saidTime } from '../parts/said-time.ts'
import styles from './notebook-row.module.css'
import type { ShownBook } from './shown-book.ts'

interface MarkRowProps {
  readonly rowKey: string
  readonly mark: Annotation
  readonly book: ShownBook | undefined
  readonly category: Category | undefined
  readonly level: 1 | 2
  readonly place: number
  readonly of: number
  readonly isStop: boolean
  readonly isSelected: boolean
}

/**
 * One mark: its words as they look in the text, the note on it, and where it is. All of it is the
 * accessible name of the row.
 */
export const MarkRow = memo(function MarkRow(props: MarkRowProps) {
  return (
    <RowGuard of={props.mark} place={props.place} size={props.of}>
      <ShownRow {...props} />
    </RowGuard>
  )
})

function ShownRow(props: MarkRowProps) {
  const { rowKey, mark, book, level, isStop, isSelected } = props
  const category = props.category ?? missingCategory(mark.category)
  const { side, counterpart } = mark
  const languages = {
    source: book?.language,
    translation: book?.translationLanguage,
  }
  return (
    <div
      role="treeitem"
      aria-level={level}
      aria-posinset={props.place}
      aria-setsize={props.of}
      aria-selected={isSelected}
      tabIndex={isStop ? 0 : -1}
      className={styles.row}
      data-action="notebook.place"
      data-row={rowKey}
      data-annotation-id={mark.id}
    >
      <span className={styles.tick} data-tick aria-hidden />
      <div className={styles.words}>
        <p lang={languages[side]} dir="auto" className={styles.quote}>
          <Quote mark={mark} category={category} language={book?.language} />
        </p>
        {counterpart && (
          <p lang={languages[otherSide(side)]} dir="auto" className={styles.counterpart}>
            {quotedWords(halfOn(mark, otherSide(side)) ?? counterpart)}
          </p>
        )}
        {mark.note.length > 0 && (
          <div lang={languages.translation} className={styles.note}>
            <NoteText body={mark.note} />
          </div>
        )}
        <KindWords mark={mark} language={languages.translation} />
        <About {...props} category={category} />
      </div>
    </div>
  )
}

interface QuoteProps {
  readonly mark: Annotation
  readonly category: Category
  readonly language: string | undefined
}

/** The words of a mark as they look in the text, or what a mark without words is about. */
function Quote({ mark, category, language }: QuoteProps) {
  const { t } = useTranslation()
  const look = { 'data-mark-colour': category.colour, 'data-mark-shape': category.shape }
  if (mark.scope === undefined) return <span {...look}>{quoteOf(mark)}</span>
  // It is drawn nowhere, so it has no look.
  if (isStandalone(mark)) return <span className={styles.beginning}>{placeSign(t, mark)}</span>
  return (
    <>
      <span {...look}>{placeSign(t, mark)}</span>{' '}
      {mark.scope !== 'book' && (
        <span lang={language} className={styles.beginning}>
          {quoteOf(mark)}
        </span>
      )}
    </>
  )
}

interface KindWordsProps {
  readonly mark: Annotation
  readonly language: string | undefined
}

/** The words that only marks of some kinds have, such as a proposed reading. */
function KindWords({ mark, language }: KindWordsProps) {
  const { t } = useTranslation()
  const words = kindWordsOf(mark).filter(({ text }) => text !== '')
  if (words.length === 0) return null
  return (
    <p className={styles.kindWords}>
      {words.map(({ name, text }) => (
        <span key={name}>
          {t(`kindWords.${name}`)} <span lang={language}>{text}</span>
        </span>
      ))}
    </p>
  )
}

/** What a mark is, and where: one line under its words. */
function About({ mark, book, category }: MarkRowProps & { readonly category: Category }) {
  const { t, i18n } = useTranslation()
  const name = useCategoryName()
  const state = stateOf(mark)
  const isOnBook = mark.scope === 'book'
  const chapter = book && !isOnBook && headingAt(book.book, mark.index)
  return (
    <p className={styles.about}>
      <span>{name(category)}</span>
      {state && (
        <span>
          {stateSign(mark)} {t(`kindStates.${state}`)}
        </span>
      )}
      {mark.tags.map(tag => (
        <span key={tag} lang={book?.translationLanguage} dir="auto" className={styles.tag}>
          {tag}
        </span>
      ))}
      <span className={styles.where}>
        {book && (
          <span lang={book.titleLanguage} dir="auto">
            {book.title}
          </span>
        )}
        {chapter && (
          <span lang={book.language} dir="auto">
            {chapter}
          </span>
        )}
        {!isOnBook && <span>{t('notebook.paragraph', { number: mark.index + 1 })}</span>}
        <span>{saidTime(t, i18n.language, mark.createdAt, 'day')}</span>
      </span>
    </p>
  )
}
