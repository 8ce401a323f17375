import type { Book } from '#domain/book'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useTheirWords } from '../hooks/use-their-words.ts'
import { LinkedText } from '../parts/linked-text.tsx'
import { useServices } from '../services.ts'
import styles from './book-head.module.css'
import { TranslatedName } from './translated-name.tsx'

interface BookHeadProps {
  readonly book: Book
  /** Goes to the first translation. */
  readonly onNext: () => void
}

/**
 * The title page of the book: its title, author and origin, and their translations, which are
 * edited here. Only the side that is shown has them; a title that is not translated is on both.
 */
export function BookHead({ book, onNext }: BookHeadProps) {
  const { t } = useTranslation()
  const { sides, translationLanguage } = useLive(useServices().preferences.settings)
  const named = useTheirWords(book)
  const { title, author, provenance, language, translatedTitle, translatedAuthor } = named
  const field = { book: book.id, language: translationLanguage, onNext }
  const isAlone = sides === 'translation'
  return (
    <header className={styles.head} data-part="title">
      {!(isAlone && translatedTitle) && (
        <h2 lang={language} dir="auto" className={styles.title}>
          {title}
        </h2>
      )}
      {sides !== 'source' && (
        <TranslatedName
          {...field}
          name="translatedTitle"
          value={translatedTitle ?? ''}
          label={t('reader.translateTitle')}
          className={styles.translatedTitle}
        />
      )}
      {(author ?? provenance.origin) && !(isAlone && translatedAuthor) && (
        <p lang={language} dir="auto" className={styles.origin}>
          <LinkedText text={[author, provenance.origin].filter(Boolean).join(' · ')} />
        </p>
      )}
      {sides !== 'source' && author && (
        <TranslatedName
          {...field}
          name="translatedAuthor"
          value={translatedAuthor ?? ''}
          label={t('reader.translateAuthor')}
          className={styles.translatedAuthor}
        />
      )}
    </header>
  )
}
