import type { Side } from '#domain/anchor'
import type { Annotation } from '#domain/annotation'
import { halfOn, otherSide } from '#domain/marking/halves'
import { useTranslation } from 'react-i18next'
import { useTabStop } from '../rows/tab-stop.ts'
import styles from './note-item.module.css'
import { beginningOfWords, quotedWords } from './notes-in-order.ts'

interface NoteCounterpartProps {
  readonly annotation: Annotation
  /** The side whose words are not in the text; `null` if all are. */
  readonly lost: Side | null
  /** BCP 47 tag of the words on a side. */
  readonly languageOf: (side: Side) => string
  readonly onShow: (annotation: Annotation, side: Side) => void
}

/** How much of the words the accessible name contains, in characters. */
const spokenLimit = 40

/** The words on the other side that belong to a mark; a press shows them in the text. */
export function NoteCounterpart({ annotation, lost, languageOf, onShow }: NoteCounterpartProps) {
  const { t } = useTranslation()
  const tabIndex = useTabStop()
  const side = otherSide(annotation.side)
  const half = annotation.counterpart ? halfOn(annotation, side) : null
  if (!half) return null
  const words = quotedWords(half)
  const spoken = beginningOfWords(words, spokenLimit)
  return (
    <>
      <button
        type="button"
        className={styles.counterpart}
        data-action="counterpart.show"
        aria-label={t('linking.goTo', { words: spoken })}
        tabIndex={tabIndex}
        disabled={lost === side}
        onClick={() => onShow(annotation, side)}
      >
        <span aria-hidden="true">⇄</span>{' '}
        <span lang={languageOf(side)} dir="auto">
          {words}
        </span>
      </button>
      {lost !== null && (
        <p className={styles.lost}>
          {t('linking.lost', {
            words: lost === side ? spoken : beginningOfWords(quotedWords(annotation), spokenLimit),
          })}
        </p>
      )}
    </>
  )
}
