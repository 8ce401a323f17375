import type { Book } from '#domain/book'
import { useTranslation } from 'react-i18next'
import { ErrorBoundary } from '../parts/error-boundary.tsx'
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
  const { t } = useTranslation()
  useViewActions()
  useExport(book)
  return (
    <div className={styles.place}>
      <ReaderBar book={book} />
      <ErrorBoundary
        instead={again => (
          <p role="alert" className={styles.fault}>
            {t('faults.unexpected')}{' '}
            <button type="button" data-action="book.open" onClick={again}>
              {t('actions.book.open')}
            </button>
          </p>
        )}
      >
        <Reader book={book} elsewhere={elsewhere} />
      </ErrorBoundary>
    </div>
  )
}
