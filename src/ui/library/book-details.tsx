import { characterCount } from '#domain/book'
import type { Progress } from '#domain/progress'
import type { Shelved } from '#services/library/library'
import { useTranslation } from 'react-i18next'
import { useMeasures } from '../hooks/use-measures.ts'
import { languageName } from '../parts/language-name.ts'
import { ProgressBar, totalOf } from '../parts/progress-bar.tsx'
import styles from './book-list.module.css'

interface BookFactsProps {
  readonly shelved: Shelved
  readonly id: string
}

/** The language of a book, how long it is, and when it was opened and added. */
export function BookFactsLine({ shelved, id }: BookFactsProps) {
  const { t, i18n } = useTranslation()
  const { size, opened, more } = useFacts(shelved)
  return (
    <p id={id} className={styles.details}>
      <span>{languageName(shelved.book.language, i18n)}</span>
      <span>{size}</span>
      {isNew(shelved) ? (
        <span className={styles.fresh}>{t('shelf.isNew')}</span>
      ) : (
        <span>{opened}</span>
      )}
      {more.map(fact => (
        <span key={fact}>{fact}</span>
      ))}
    </p>
  )
}

/** Whether the reader has added a book and not opened it yet. */
export const isNew = ({ addedAt, openedAt }: Shelved): boolean =>
  addedAt !== null && openedAt === null

/** Whether there is any progress to show. */
const isBegun = ({ openedAt, progress }: Shelved) =>
  openedAt !== null || progress.empty < totalOf(progress)

function useFacts({ book, annotations, openedAt, addedAt }: Shelved) {
  const { t } = useTranslation()
  const { day } = useMeasures()
  return {
    size: t('library.characters', { count: characterCount(book) }),
    opened:
      openedAt === null ? t('library.neverOpened') : t('library.openedAt', { when: day(openedAt) }),
    more: [
      ...(addedAt === null ? [] : [t('library.addedAt', { when: day(addedAt) })]),
      ...(annotations > 0 ? [t('library.marks', { count: annotations })] : []),
    ],
  }
}

/** How much of a book is read and translated: two thin lines, and the same in words. */
export function BookProgressLines({ shelved }: { readonly shelved: Shelved }) {
  const { progress, read } = shelved
  const { t } = useTranslation()
  const counts = useCounts(progress)
  if (!isBegun(shelved)) return null
  const isRead = t('shelf.read', { percent: Math.floor(read * 100) })
  return (
    <div className={styles.progress}>
      <span className={styles.share} role="img" aria-label={isRead}>
        <span style={{ inlineSize: `${read * 100}%` }} />
      </span>
      <span aria-hidden>{isRead}</span>
      <ProgressBar progress={progress} />
      <span aria-hidden className={styles.counts}>
        {counts.map(words => (
          <span key={words}>{words}</span>
        ))}
      </span>
    </div>
  )
}

/** The same as the lines of a list, in few words: what covers show when they are pointed at. */
export function CoverDetails({ shelved, id }: BookFactsProps) {
  const { progress, read } = shelved
  const { t } = useTranslation()
  const { size, opened, more } = useFacts(shelved)
  const counts = useCounts(progress)
  const isRead = t('shelf.read', { percent: Math.floor(read * 100) })
  return (
    <p id={id} className={styles.brief}>
      {[size, opened, ...more, ...(isBegun(shelved) ? [isRead, ...counts] : [])].map(words => (
        <span key={words}>{words}</span>
      ))}
    </p>
  )
}

/** How many translations are drafts, to review and done, in words. */
function useCounts({ draft, done, check, empty }: Progress): readonly string[] {
  const { t } = useTranslation()
  if (draft + done + check === 0) return [t('progress.none')]
  if (draft + check + empty === 0) return [t('progress.all')]
  return [
    ...(draft > 0 ? [t('progress.drafts', { count: draft })] : []),
    ...(check > 0 ? [t('progress.checks', { count: check })] : []),
    ...(done > 0 ? [t('progress.dones', { count: done })] : []),
  ]
}
