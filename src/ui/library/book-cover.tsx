import type { Book } from '#domain/book'
import { breaksAtSpaces } from '#domain/text/kept-words'
import { useState } from 'react'
import { KeptTitle } from '../parts/kept-words.tsx'
import styles from './book-cover.module.css'

/** The papers of covers; each theme has its own colours for them. */
const papers = ['straw', 'ash', 'celadon', 'moon', 'clay'] as const

/** Returns the same paper for the same book on every machine. */
const paperOf = ({ id }: Book) =>
  papers[Array.from(id).reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % papers.length]

/** A title that can be set in columns, as on the label of a thread-bound book. */
const inColumns = /^[\p{Script=Han}\s，。！？：；、《》〈〉（）「」『』·—…“”]{1,27}$/u
const chinese = /^(?:zh|lzh)\b/

/**
 * A cover drawn from what is known about a book: paper of a quiet colour and a label with its title
 * (題籤), at the upper left and in columns if the title is Chinese, and its author. The picture that
 * came with the book is over it.
 */
export function BookCover({ book }: { readonly book: Book }) {
  const { title, author, language } = book
  const [isShown, setShown] = useState(true)
  const isVertical = chinese.test(language) && inColumns.test(title)
  return (
    <span
      className={styles.cover}
      data-paper={paperOf(book)}
      data-vertical={isVertical}
      lang={language}
    >
      <span
        dir="auto"
        className={styles.label}
        style={isVertical ? { fontSize: columnSize(title) } : undefined}
      >
        <span data-spaced={breaksAtSpaces(title)}>
          <KeptTitle text={title} line={inColumn} />
        </span>
      </span>
      {author && (
        <span dir="auto" className={styles.author}>
          {author}
        </span>
      )}
      {book.cover && isShown && (
        <img
          className={styles.picture}
          src={`covers/${book.id}`}
          alt=""
          decoding="async"
          // It may be damaged or gone. The drawn cover is below it.
          onError={() => setShown(false)}
        />
      )}
    </span>
  )
}

/** Characters in a column of a label, at most. */
const inColumn = 9

/** Returns the size at which the columns of `title` fill the label, by the height of the cover. */
function columnSize(title: string): string {
  // The halves of a title in verse have a column each.
  const parts = breaksAtSpaces(title) ? title.split(/\s+/) : [title]
  const perColumn = Math.max(
    ...parts.map(({ length }) => Math.ceil(length / Math.ceil(length / inColumn))),
  )
  return `clamp(0.8rem, ${Math.floor(66 / Math.max(perColumn, 4))}cqh, 1.6rem)`
}
