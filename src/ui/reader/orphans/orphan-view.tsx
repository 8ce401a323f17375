import type { Annotation, Category } from '#domain/annotation'
import type { OfferedPlace } from '#services/editions/editions'
import { useTranslation } from 'react-i18next'
import { quoteOf } from '../../notes/notes-in-order.ts'
import { useCategoryName } from '../../notes/use-category-name.ts'
import { DifferenceView } from '../../parts/difference-view.tsx'
import { PlaceChoice, type WaitingProps } from './place-choice.tsx'
import styles from './review-tray.module.css'

interface OrphanViewProps extends WaitingProps<OfferedPlace> {
  readonly mark: Annotation
  readonly category: Category | null
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

function Places(props: OrphanViewProps) {
  const { mark, language, places, shownAt, chosen, onChoose, onAccept } = props
  const { t } = useTranslation()
  const shown = places?.map(({ index, anchors, before, words, after }) => ({
    key: `${index} ${anchors[0]?.start}`,
    index: shownAt(index, anchors[0]?.start ?? 0),
    words: (
      <>
        <span className={styles.context} lang={language}>
          {before}
        </span>
        <DifferenceView before={quoteOf(mark)} after={words} language={language} />
        <span className={styles.context} lang={language}>
          {after}
        </span>
      </>
    ),
  }))
  return (
    <PlaceChoice
      places={shown ?? null}
      none={t('review.noPlaces')}
      chosen={chosen}
      onChoose={onChoose}
      onAccept={onAccept}
    />
  )
}
