import { characterCount, paragraphCount } from '#domain/book'
import type { Shelved } from '#services/library/library'
import { useTranslation } from 'react-i18next'
import { useMeasures } from '../hooks/use-measures.ts'
import { languageName } from '../parts/language-name.ts'
import { percentDone, ProgressBar } from '../parts/progress-bar.tsx'
import styles from './book-list.module.css'

/** The language of a book, how long it is, and when it was opened. */
export function BookFactsLine({ shelved, id }: { readonly shelved: Shelved; readonly id: string }) {
  const { book, annotations, openedAt } = shelved
  const { t, i18n } = useTranslation()
  const { day } = useMeasures()
  const when = openedAt !== null && day(openedAt)
  const facts = [
    languageName(book.language, i18n),
    t('library.characters', { count: characterCount(book) }),
    when ? t('library.openedAt', { when }) : t('library.neverOpened'),
    ...(annotations > 0 ? [t('library.marks', { count: annotations })] : []),
  ]
  return (
    <p id={id} className={styles.details}>
      {facts.map(fact => (
        <span key={fact}>{fact}</span>
      ))}
    </p>
  )
}

/** How much of a book is read, translated and marked: three thin lines, and the same in words. */
export function BookProgressLines({ shelved }: { readonly shelved: Shelved }) {
  const { book, progress, annotations, read } = shelved
  const { t } = useTranslation()
  const readPercent = Math.round(read * 100)
  const marked = Math.min(1, annotations / Math.max(1, paragraphCount(book)))
  return (
    <div className={styles.progress}>
      <Share share={read} label={t('shelf.read', { percent: readPercent })} />
      <span aria-hidden>{t('shelf.read', { percent: readPercent })}</span>
      <ProgressBar progress={progress} />
      <span aria-hidden>{t('progress.percent', { percent: percentDone(progress) })}</span>
      <Share share={marked} label={t('library.marks', { count: annotations })} />
      <span aria-hidden>{t('library.marks', { count: annotations })}</span>
    </div>
  )
}

function Share({ share, label }: { readonly share: number; readonly label: string }) {
  return (
    <span className={styles.share} role="img" aria-label={label}>
      <span style={{ inlineSize: `${share * 100}%` }} />
    </span>
  )
}
