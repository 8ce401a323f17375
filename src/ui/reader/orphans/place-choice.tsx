import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './review-tray.module.css'

/** What waits for a place, and the places that it may have. */
export interface WaitingProps<Place> {
  /** Its place among what waits, from 0, and how much that is. */
  readonly position: number
  readonly count: number
  /** BCP 47 tag of the book. */
  readonly language: string
  /** The places to choose from; null while they are looked for. */
  readonly places: readonly Place[] | null
  /** Returns the place in the book, as shown, of a place of the print. */
  readonly shownAt: (index: number, offset: number) => number
  readonly chosen: number
  readonly onChoose: (chosen: number) => void
  readonly onAccept: () => void
}

interface PlaceChoiceProps {
  /** The places to choose from; null while they are looked for. */
  readonly places: readonly ShownPlace[] | null
  /** What is said if there is no place. */
  readonly none: string
  readonly chosen: number
  readonly onChoose: (chosen: number) => void
  readonly onAccept: () => void
}

/** A place as it is listed. */
export interface ShownPlace {
  readonly key: string
  /** The place in the book, from 0, of the paragraph. */
  readonly index: number
  readonly words: ReactNode
}

/** The places that something may have. Enter accepts the chosen one. */
export function PlaceChoice({ places, none, chosen, onChoose, onAccept }: PlaceChoiceProps) {
  const { t } = useTranslation()
  const group = useId()
  if (places === null)
    // It has the focus: Enter, which accepts a place, must not press a button meanwhile.
    return (
      <p className={styles.none} tabIndex={-1} data-first>
        {t('review.looking')}
      </p>
    )
  if (places.length === 0) return <p className={styles.none}>{none}</p>
  return (
    <fieldset className={styles.places}>
      <legend>{t('review.places')}</legend>
      {places.map(({ key, index, words }, k) => (
        <label key={key} className={styles.place} data-chosen={k === chosen}>
          <input
            type="radio"
            name={group}
            checked={k === chosen}
            data-first={k === 0 ? '' : undefined}
            onChange={() => onChoose(k)}
            onKeyDown={event => {
              if (event.key !== 'Enter' || event.repeat) return
              event.preventDefault()
              onAccept()
            }}
          />
          <span className={styles.number}>{t('review.paragraph', { number: index + 1 })}</span>
          <span className={styles.words}>{words}</span>
        </label>
      ))}
    </fieldset>
  )
}
