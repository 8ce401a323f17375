import { standaloneNotes } from '#domain/notes/standalone'
import type { BookId } from '#domain/ids'
import type { RestoreCounts, RestorePreview, RestoreSource } from '#services/restoring/restoring'
import { useTranslation } from 'react-i18next'
import { focusAtOnce } from '../hooks/focus-at-once.ts'
import { ActionButton } from '../parts/action-button.tsx'
import styles from './restore-dialog.module.css'
import {
  isUntouched,
  previewColumns,
  type PreviewColumns,
  type PreviewedBook,
} from './restore-counts.ts'
import { titleOfPreviewed } from './previewed-title.ts'

interface RestoreTableProps {
  readonly kind: RestoreSource['kind']
  readonly preview: RestorePreview
  /** The book that was looked at, which gets the focus. */
  readonly left: BookId | null
  /** Looks at one book. Without it, books are only counted. */
  readonly onBook?: (book: PreviewedBook) => void
}

/**
 * What restoring would do to each book: how many rows are new, changed, changed on both sides,
 * deleted.
 */
export function RestoreTable({ kind, preview, left, onBook }: RestoreTableProps) {
  const { t } = useTranslation()
  const columns = previewColumns[kind]
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('restoring.what')}</th>
          {columns.map(({ verdict, heading }) => (
            <th key={verdict} scope="col">
              {t(heading)}
            </th>
          ))}
        </tr>
      </thead>
      {preview.books.map(book => (
        <BookCounts
          key={book.book}
          columns={columns}
          book={book}
          isLeft={book.book === left}
          onBook={onBook}
        />
      ))}
      <tbody>
        <CountsRow columns={columns} label={t('restoring.other')} counts={preview.other} />
      </tbody>
    </table>
  )
}

interface BookCountsProps {
  readonly columns: PreviewColumns
  readonly book: PreviewedBook
  readonly isLeft: boolean
  readonly onBook: RestoreTableProps['onBook']
}

function BookCounts({ columns, book, isLeft, onBook }: BookCountsProps) {
  const { t } = useTranslation()
  const title = titleOfPreviewed(t, book)
  const differs = !isUntouched(book.translations) || !isUntouched(book.annotations)
  return (
    <tbody data-previewed-book={book.book}>
      <tr className={styles.book}>
        <th scope="rowgroup" colSpan={columns.length + 1}>
          <span className={styles.title}>{title}</span>
          {onBook && differs && (
            <ActionButton
              action="restore.book"
              name={t('restoring.openBook', { title })}
              ref={isLeft ? focusAtOnce : null}
              onPress={() => onBook(book)}
            />
          )}
          {!book.isHere && (
            <p className={styles.notHere}>
              {t(book.bringsText ? 'restoring.bringsText' : 'restoring.notHere')}
            </p>
          )}
        </th>
      </tr>
      {book.book !== standaloneNotes && (
        <CountsRow
          columns={columns}
          label={t('restoring.translations')}
          counts={book.translations}
        />
      )}
      <CountsRow columns={columns} label={t('restoring.annotations')} counts={book.annotations} />
    </tbody>
  )
}

interface CountsRowProps {
  readonly columns: PreviewColumns
  readonly label: string
  readonly counts: RestoreCounts
}

function CountsRow({ columns, label, counts }: CountsRowProps) {
  const { i18n } = useTranslation()
  const number = new Intl.NumberFormat(i18n.language)
  return (
    <tr>
      <th scope="row">{label}</th>
      {columns.map(({ verdict }) => (
        <td key={verdict} data-verdict={verdict} data-none={counts[verdict] === 0}>
          {number.format(counts[verdict])}
        </td>
      ))}
    </tr>
  )
}
