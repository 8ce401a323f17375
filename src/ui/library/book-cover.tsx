import type { Book } from '#domain/book'
import styles from './book-cover.module.css'

/** The colours of covers; each theme has values of its own for them. */
const colours = ['amber', 'green', 'blue', 'rose', 'violet', 'grey'] as const

/** Returns the same colour for the same book on every machine. */
const colourOf = ({ id }: Book) =>
  colours[Array.from(id).reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % colours.length]

/** Languages whose books had vertical titles. */
const downwards = /^(?:lzh|zh-Hant)/

/**
 * A cover drawn from what is known about a book: its title in the direction of its language, its
 * author, and a colour.
 */
export function BookCover({ book }: { readonly book: Book }) {
  return (
    <span
      className={styles.cover}
      data-mark-colour={colourOf(book)}
      data-downwards={downwards.test(book.language)}
      lang={book.language}
    >
      <span dir="auto" className={styles.title}>
        {book.title}
      </span>
      {book.author && (
        <span dir="auto" className={styles.author}>
          {book.author}
        </span>
      )}
    </span>
  )
}
