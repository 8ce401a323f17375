import type { Book } from '#domain/book'
import { ScreenGuard } from '../guards/guards.tsx'
import type { SoughtElsewhere } from '../search/sought.ts'
import { ReaderBar } from './reader-bar.tsx'
import styles from './reader-place.module.css'
import { Reader } from './reader.tsx'
import { useExport } from './use-export.ts'
import { useViewActions } from './use-view-actions.ts'

interface ReaderPlaceProps {
  readonly book: Book
  /** What was looked for in the library before the book was opened. */
  readonly elsewhere: SoughtElsewhere | null
}

/** A book, open: the line of tools above, and the reader under it. */
export function ReaderPlace({ book, elsewhere }: ReaderPlaceProps) {
  useViewActions()
  useExport(book)
  return (
    <div className={styles.place}>
      <ReaderBar book={book} />
      <ScreenGuard name={book.title} of={book}>
        <Reader book={book} elsewhere={elsewhere} />
      </ScreenGuard>
    </div>
  )
}
