import type { Annotation, Category } from '#domain/annotation'
import type { OfferedPlace } from '#services/editions/editions'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { quoteOf } from '../../notes/notes-in-order.ts'
import { useCategoryName } from '../../notes/use-category-name.ts'
import { DifferenceView } from '../../parts/difference-view.tsx'
import styles from './review-tray.module.css'

interface OrphanViewProps {
  readonly mark: Annotation
  readonly category: Category | null
  /** The mark's place among those that wait, from 0, and their number. */
  readonly position: number
  readonly count: number
  /** BCP 47 tag of the book. */
  readonly language: string
  /** The places to choose from; null while they are looked for. */
  readonly places: readonly OfferedPlace[] | null
  readonly chosen: number
  readonly onChoose: (chosen: number) => void
  readonly onAccept: () => void
}

/** One mark without a place: its words as they were, its note, and where it may be now. */
export function OrphanView(props: OrphanViewProps) {
  const { mark, category, position, count, language } = props
  const { t } = useTranslation()
  const name = useCategoryName()
  const first = mark.anchors[0]?.quote
  const last = mark.anchors.at(-1)?.quote
  const note = mark.note.map(({ text }) => text).join('\n')
  return (
    <>
      <p className={styles.about} role="status">
        {t('review.position', { position: position + 1, count })}
        {category && ` · ${name(category)}`}
        {mark.scope && ` · ${t(`wordless.${mark.scope}`)}`}
      </p>
      <section className={styles.old}>
        <h3>{t('review.old')}</h3>
        <p lang={mark.side === 'source' || mark.scope ? language : undefined} dir="auto">
          <span className={styles.context}>{first?.prefix}</span>
          <mark>{quoteOf(mark)}</mark>
          <span className={styles.context}>{last?.suffix}</span>
        </p>
        {note !== '' && <p className={styles.note}>{note}</p>}
      </section>
      <Places {...props} />
    </>
  )
}

function Places({ mark, language, places, chosen, onChoose, onAccept }: OrphanViewProps) {
  const { t } = useTranslation()
  const group = useId()
  if (places === null) return <p className={styles.none}>{t('review.looking')}</p>
  if (places.length === 0) return <p className={styles.none}>{t('review.noPlaces')}</p>
  return (
    <fieldset className={styles.places}>
      <legend>{t('review.places')}</legend>
      {places.map(({ index, anchors, before, words, after }, k) => (
        <label
          key={`${index} ${anchors[0]?.start}`}
          className={styles.place}
          data-chosen={k === chosen}
        >
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
          <span className={styles.words}>
            <span className={styles.context} lang={language}>
              {before}
            </span>
            <DifferenceView before={quoteOf(mark)} after={words} language={language} />
            <span className={styles.context} lang={language}>
              {after}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
