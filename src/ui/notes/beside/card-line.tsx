import { missingCategory } from '#domain/marking/categories'
import { stateSign } from '#domain/kinds/index'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { markName, placeSign } from '../mark-name.ts'
import type { NoteItemProps } from '../note-item-props.ts'
import { beginningOfQuote } from '../notes-in-order.ts'
import { useCategoryName } from '../use-category-name.ts'
import { useItemMenu } from '../use-item-menu.ts'
import styles from './beside.module.css'

interface CardLineProps {
  readonly item: NoteItemProps
  /** Shares a line with other marks, so that only its sign is visible. */
  readonly isSign: boolean
}

/** How much of a quote is on a line before the note, and in the name of the line. */
const quoteLimit = 12
const spokenLimit = 40

/** One mark on one line. With the focus it becomes a whole card. */
export function CardLine({ item, isSign }: CardLineProps) {
  const { annotation, own, isStop, actions } = item
  const { t } = useTranslation()
  const nameOf = useCategoryName()
  const line = useRef<HTMLButtonElement>(null)
  useItemMenu(line, item, () => line.current?.focus())
  const category = own ?? missingCategory(annotation.category)
  const written = annotation.note.find(({ text }) => text.trim() !== '')?.text
  const name = t('notes.lineOf', {
    quote: markName(t, annotation, spokenLimit),
    about: written ?? nameOf(category),
  })
  const sign = stateSign(annotation)
  return (
    <button
      ref={line}
      type="button"
      className={isSign ? styles.sign : styles.line}
      data-action="note.show"
      tabIndex={isStop ? 0 : -1}
      aria-label={name}
      title={isSign ? name : undefined}
      onClick={() => line.current?.focus()}
      onKeyDown={({ key, nativeEvent }) => {
        if (nativeEvent.isComposing || nativeEvent.repeat) return
        if (key === 'Delete') actions.onDelete(annotation)
      }}
    >
      {sign !== null && <span className={styles.state}>{sign}</span>}
      <Words item={item} isSign={isSign} written={written} />
    </button>
  )
}

interface WordsProps extends CardLineProps {
  /** The beginning of the note, or undefined. */
  readonly written: string | undefined
}

/** What of a mark is on its line: a character, its words, or their beginning and the note. */
function Words({ item, isSign, written }: WordsProps) {
  const { annotation, own, bookLanguage, noteLanguage } = item
  const { t } = useTranslation()
  const category = own ?? missingCategory(annotation.category)
  const look = {
    'data-mark-colour': category.colour,
    'data-mark-shape': category.shape,
    lang: annotation.side === 'source' ? bookLanguage : noteLanguage,
  }
  if (isSign) return <span {...look}>{beginningOfQuote(annotation, 1).replace('…', '')}</span>
  const limit = written === undefined ? spokenLimit : quoteLimit
  return (
    <>
      {annotation.scope === undefined ? (
        <span className={written === undefined ? styles.quoted : styles.brief} dir="auto" {...look}>
          {beginningOfQuote(annotation, limit)}
        </span>
      ) : (
        <span className={styles.brief}>{placeSign(t, annotation)}</span>
      )}
      {written !== undefined && (
        <span className={styles.words} lang={noteLanguage} dir="auto">
          {written}
        </span>
      )}
    </>
  )
}
