import type { Book } from '#domain/book'
import styles from './book-cover.module.css'

/** Colours a cover may have; each theme gives them a value of its own. */
const colours = ['amber', 'green', 'blue', 'rose', 'violet', 'grey'] as const

/** The same for the same book wherever it is. */
const colourOf = ({ id }: Book) =>
  colours[Array.from(id).reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % colours.length]

/** Languages whose books had their titles written downwards. */
const downwards = /^(?:lzh|zh-Hant)/

/** A cover drawn from what is known of a book: its title in its language's way, its author, a colour of its own. */
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
