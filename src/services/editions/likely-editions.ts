import type { Book } from '#domain/book'
import { characterCount } from '#domain/book'
import type { ShelfBook } from '../library/shelf.ts'

/** The most books to compare, because a library may have hundreds. */
const most = 5
/** What it is worth that a title is the same, whatever its script. */
const titled = 2

/**
 * The books that may be another edition of `text` according to their manifests, the likeliest
 * first. `titles` has the title of the text and then one of each book, in one script.
 */
export function likelyEditions(
  books: readonly ShelfBook[],
  text: Book,
  [title, ...titles]: readonly string[],
): readonly ShelfBook[] {
  return books
    .map((one, k) => ({ one, clues: cluesIn(one, text) + (titles[k] === title ? titled : 0) }))
    .filter(({ clues }) => clues > 0)
    .sort((a, b) => b.clues - a.clues)
    .slice(0, most)
    .map(({ one }) => one)
}

/** How far the manifests of two books agree in whole chapters, headings, name, file and length. */
function cluesIn({ book, printed }: ShelfBook, text: Book): number {
  const [here, there] = [characterCount(printed), characterCount(text)]
  const isAsLong = here * 2 >= there && there * 2 >= here
  const isNamedAlike = book.title === text.title
  return (
    4 * shared(hashesOf(printed), hashesOf(text)) +
    3 * shared(headingsOf(printed), headingsOf(text)) +
    (isNamedAlike ? titled : 0) +
    (printed.provenance.file === text.provenance.file ? 1 : 0) +
    (isAsLong ? 0.1 : 0)
  )
}

const hashesOf = ({ chapters }: Book) => new Set(chapters.map(({ sha256 }) => sha256))

const headingsOf = ({ chapters }: Book) =>
  new Set(chapters.flatMap(({ headings }) => headings.map(({ paragraph }) => paragraph)))

/** The share of the smaller set that both have. */
function shared<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const [less, more] = a.size < b.size ? [a, b] : [b, a]
  if (less.size === 0) return 0
  return [...less].filter(one => more.has(one)).length / less.size
}
