import type { Book } from '#domain/book'
import type { PlaceInBook } from '#services/places/places'
import { ScreenGuard } from '../guards/guards.tsx'
import type { Sought, SoughtElsewhere } from '../search/sought.ts'
import { ReaderBar } from './bar/reader-bar.tsx'
import type { OpenAt } from './links/use-follow.ts'
import styles from './reader-place.module.css'
import { Reader } from './reader.tsx'
import { useViewActions } from './use-view-actions.ts'

interface ReaderPlaceProps {
  readonly book: Book
  /** The search in the library that led to the book. */
  readonly elsewhere: SoughtElsewhere | null
  /** The place to which a link led that opened the book. */
  readonly goal: PlaceInBook | null
  /** Whether the reader opened the book for the review of its marks without a place. */
  readonly isReviewing: boolean
  /** Seeks in all books what is sought in this one. */
  readonly onSeekAll: (sought: Sought) => void
  readonly onOpen: OpenAt
  /** Goes back to the notebook; null if the reader did not come from there. */
  readonly onBack: (() => void) | null
}

/** An open book: the bar above, and the reader below it. */
export function ReaderPlace(props: ReaderPlaceProps) {
  const { book, onBack } = props
  useViewActions()
  return (
    <div className={styles.place}>
      <ReaderBar book={book} onBack={onBack} />
      <ScreenGuard name={book.title} of={book}>
        <Reader {...props} />
      </ScreenGuard>
    </div>
  )
}
