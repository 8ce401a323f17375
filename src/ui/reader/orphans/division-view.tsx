import type { PlaceForChange } from '#services/editions/editions'
import type { WaitingDivision } from '#services/structure/structure'
import { useTranslation } from 'react-i18next'
import { DifferenceView } from '../../parts/difference-view.tsx'
import { kindName } from '../structure/kinds-menu.ts'
import { PlaceChoice, type WaitingProps } from './place-choice.tsx'
import styles from './review-tray.module.css'

interface DivisionViewProps extends WaitingProps<PlaceForChange> {
  readonly division: WaitingDivision
}

/** One join, split or kind of an older edition: where it was, and where it may be now. */
export function DivisionView(props: DivisionViewProps) {
  const { division, position, count, language, places, chosen, shownAt, onChoose, onAccept } = props
  const { t } = useTranslation()
  const { what, before, after, row } = division
  const { waits } = row
  const shown = places?.map(place => ({
    key: `${place.printed} ${place.offset}`,
    index: shownAt(place.printed, place.offset),
    words: (
      <>
        {what !== 'kind' && (
          <>
            <DifferenceView before={before} after={place.before} language={language} />
            <Border what={what} />
          </>
        )}
        <DifferenceView before={after} after={place.after} language={language} />
      </>
    ),
  }))
  return (
    <>
      <p className={styles.about} role="status">
        {t('review.position', { position: position + 1, count })}
        {` · ${t(`edition.what.${what}`)}`}
        {waits?.kind && ` · ${kindName(t, waits)}`}
      </p>
      <section className={styles.old}>
        <h3>{t('review.old')}</h3>
        <p lang={language}>
          {before}
          {what !== 'kind' && <Border what={what} />}
          {after}
        </p>
      </section>
      <PlaceChoice
        places={shown ?? null}
        none={t('review.noDivisionPlaces')}
        chosen={chosen}
        onChoose={onChoose}
        onAccept={onAccept}
      />
    </>
  )
}

/** The sign of a border that is made, or taken away. */
function Border({ what }: Pick<WaitingDivision, 'what'>) {
  return (
    <span className={styles.border} aria-hidden>
      {what === 'split' ? ' ¶ ' : ' + '}
    </span>
  )
}
