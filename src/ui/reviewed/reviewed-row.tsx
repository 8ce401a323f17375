import type { ReviewedPair } from '#domain/reviewing/merge-reviewed'
import type { ReviewedNote } from '#domain/reviewing/reviewed-notes'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { RowGuard } from '../guards/guards.tsx'
import { DifferenceView } from '../parts/difference-view.tsx'
import { RowButton } from '../rows/row-button.tsx'
import { canAccept, type Decision, type ReviewRow } from './review-state.ts'
import styles from './reviewed-dialog.module.css'

/** The BCP 47 tags of the two sides. */
export interface ReviewLanguages {
  readonly source: string
  readonly translation: string
}

interface ReviewItemProps {
  readonly row: ReviewRow
  readonly place: number
  readonly of: number
  readonly isStop: boolean
  readonly decision: Decision | undefined
  readonly languages: ReviewLanguages
  /** Must stay the same function. */
  readonly onDecide: (key: string, as: Decision) => void
}

/** One pair or comment of a reviewed file, with what the reader decided about it. */
export const ReviewItem = memo(function ReviewItem(props: ReviewItemProps) {
  const { row, place, of, isStop, decision, languages, onDecide } = props
  const { t } = useTranslation()
  const index = row.case === 'comment' ? row.note.index : row.pair.index
  const fileRow = row.case === 'comment' ? null : row.pair.row
  return (
    <RowGuard of={row} place={place} size={of}>
      <div
        role="treeitem"
        aria-level={1}
        aria-selected={decision === 'accept'}
        aria-posinset={place}
        aria-setsize={of}
        tabIndex={isStop ? 0 : -1}
        className={styles.row}
        data-row={row.key}
        data-case={row.case}
        data-decision={decision}
      >
        <div className={styles.about}>
          <span className={styles.number}>
            {index === null
              ? t('reviewed.fileRow', { number: fileRow ?? 0 })
              : t('reviewed.pair', { number: index + 1 })}
          </span>
          <span className={styles.case}>{t(`reviewed.cases.${row.case}`)}</span>
          {canAccept(row) && (
            <span className={styles.acts}>
              <span className={styles.decision}>
                {decision && t(`reviewed.decisions.${decision}`)}
              </span>
              <RowButton
                action="reviewed.accept"
                label={t('actions.reviewed.accept')}
                onPress={() => onDecide(row.key, 'accept')}
              />
              <RowButton
                action="reviewed.leave"
                label={t('actions.reviewed.leave')}
                onPress={() => onDecide(row.key, 'leave')}
              />
            </span>
          )}
        </div>
        {row.case === 'comment' ? (
          <Comment note={row.note} languages={languages} />
        ) : (
          <Pair pair={row.pair} languages={languages} />
        )}
      </div>
    </RowGuard>
  )
})

function Comment({
  note: { comment, source },
  languages,
}: {
  readonly note: ReviewedNote
  readonly languages: ReviewLanguages
}) {
  const { t } = useTranslation()
  const { quote, author, text } = comment
  return (
    <>
      <p lang={languages[quote?.side ?? 'source']} dir="auto" className={styles.source}>
        {quote ? `“${quote.exact}”` : source}
      </p>
      <p className={styles.text} dir="auto" lang={languages.translation}>
        {text}
      </p>
      {author !== '' && <p className={styles.hint}>{t('reviewed.by', { authors: author })}</p>}
    </>
  )
}

interface PairProps {
  readonly pair: ReviewedPair
  readonly languages: ReviewLanguages
}

function Pair({ pair, languages }: PairProps) {
  const { t } = useTranslation()
  const { source, here, there, original, otherSource } = pair
  const mine = here?.content.text ?? ''
  const theirs = there?.content.text ?? ''
  const isMine = original !== null && original !== mine
  return (
    <>
      <p lang={languages.source} dir="auto" className={styles.source}>
        {source}
      </p>
      {otherSource !== null && (
        <Labelled label={t('reviewed.otherSource')}>
          <DifferenceView before={source} after={otherSource} language={languages.source} />
        </Labelled>
      )}
      <div className={styles.sides}>
        {here && (
          <Labelled label={t('reviewed.here')}>
            <Words
              before={isMine ? original : mine}
              after={mine}
              language={languages.translation}
            />
          </Labelled>
        )}
        {there && (
          <Labelled label={t('reviewed.there')}>
            <Words
              before={pair.case === 'both' && original !== null ? original : mine}
              after={theirs}
              language={languages.translation}
            />
          </Labelled>
        )}
      </div>
      <Remarks pair={pair} languages={languages} />
    </>
  )
}

/** What the two texts do not show. */
function Remarks({ pair, languages }: PairProps) {
  const { t } = useTranslation()
  const { here, there, original, tracked } = pair
  const authors = [...new Set(tracked.map(({ author }) => author))].filter(name => name !== '')
  const isOtherState = here && there && here.state !== there.state
  const isSame = here && there && !isOtherState && here.content.text === there.content.text
  const isAsked = pair.case === 'there' || pair.case === 'both'
  return (
    <>
      {pair.case === 'both' && original !== null && (
        <Labelled label={t('reviewed.original')}>
          <p className={styles.text} lang={languages.translation} dir="auto">
            {original || t('reviewed.noWords')}
          </p>
        </Labelled>
      )}
      {isOtherState && (
        <p className={styles.hint}>
          {t('reviewed.state', { from: t(`states.${here.state}`), to: t(`states.${there.state}`) })}
        </p>
      )}
      {isSame && isAsked && <p className={styles.hint}>{t('reviewed.onlyLooks')}</p>}
      {authors.length > 0 && (
        <p className={styles.hint}>{t('reviewed.by', { authors: authors.join(', ') })}</p>
      )}
    </>
  )
}

function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.side}>
      <span className={styles.label}>{label}</span>
      {children}
    </div>
  )
}

interface WordsProps {
  readonly before: string
  readonly after: string
  readonly language: string
}

/** A text with what was changed in it, or a remark that it is empty. */
function Words({ before, after, language }: WordsProps) {
  const { t } = useTranslation()
  if (before === '' && after === '') return <p className={styles.hint}>{t('reviewed.noWords')}</p>
  return <DifferenceView before={before} after={after} language={language} />
}
