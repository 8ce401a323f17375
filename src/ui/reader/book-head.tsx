import type { Book } from '#domain/book'
import { LinkedText } from '../parts/linked-text.tsx'
import styles from './book-head.module.css'

/** The title page of the book: its title, author and origin. */
export function BookHead({ book }: { readonly book: Book }) {
  const { title, author, provenance, language } = book
  return (
    <header className={styles.head}>
      <h2 lang={language} dir="auto" className={styles.title}>
        {title}
      </h2>
      {(author ?? provenance.origin) && (
        <p lang={language} dir="auto" className={styles.origin}>
          <LinkedText text={[author, provenance.origin].filter(Boolean).join(' · ')} />
        </p>
      )}
    </header>
  )
}
