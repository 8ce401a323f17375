import type { LeftSentence } from '#domain/editions/report'
import type { BookId } from '#domain/ids'
import type { PlaceForSentence } from '#services/editions/editions'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useTranslationLanguage } from '../../hooks/use-translation-language.ts'
import { DifferenceView } from '../../parts/difference-view.tsx'
import { PlaceChoice, type WaitingProps } from './place-choice.tsx'
import styles from './review-tray.module.css'
import type { WaitingSentence } from './use-waiting-sentences.ts'

interface SentenceViewProps extends WaitingProps<PlaceForSentence> {
  readonly book: BookId
  readonly sentence: WaitingSentence
}

/** One corrected sentence of an older edition: what it was, and where it may be now. */
export function SentenceView(props: SentenceViewProps) {
  const { book, sentence, position, count, language, places, chosen } = props
  const { shownAt, onChoose, onAccept } = props
  const { what, parts } = sentence
  const { t } = useTranslation()
  const translated = useTranslationLanguage(book)
  const languageOf = ({ side }: LeftSentence['parts'][number]) =>
    side === 'source' ? language : translated
  const shown = places?.map(({ halves: [half], parts: there }, number) => ({
    key: String(number),
    index: half ? shownAt(half.index, half.anchors[0]?.start ?? 0) : 0,
    words: parts.map((part, k) => (
      <Fragment key={k}>
        {k > 0 && <Sign what={what} />}
        <DifferenceView
          before={part.words}
          after={there[k]?.words ?? ''}
          language={languageOf(part)}
        />
      </Fragment>
    )),
  }))
  return (
    <>
      <p className={styles.about} role="status">
        {t('review.position', { position: position + 1, count })}
        {` · ${t(`edition.corrected.${what}`)}`}
      </p>
      <section className={styles.old}>
        <h3>{t('review.old')}</h3>
        <p lang={language}>
          {parts.map((part, k) => (
            <Fragment key={k}>
              {k > 0 && <Sign what={what} />}
              <span lang={languageOf(part)} dir="auto">
                {part.words}
              </span>
            </Fragment>
          ))}
        </p>
      </section>
      <PlaceChoice
        places={shown ?? null}
        none={t('review.noSentencePlaces')}
        chosen={chosen}
        onChoose={onChoose}
        onAccept={onAccept}
      />
    </>
  )
}

const signs = { join: ' + ', split: ' | ', link: ' ↔ ', unlink: ' ≠ ' } as const

/** The sign of what becomes of the two parts. */
const Sign = ({ what }: Pick<LeftSentence, 'what'>) => (
  <span className={styles.border} aria-hidden>
    {signs[what]}
  </span>
)
