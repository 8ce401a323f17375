import type { Category } from '#domain/annotation'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../services.ts'

interface CategoryScopeProps {
  readonly category: Category
  readonly others: readonly Category[]
  readonly owner: string
  readonly onChange: (category: Category) => void
}

/** Whether a category is the last one for all books. Other books would have none without it. */
export const isLastForAll = (category: Category, others: readonly Category[]): boolean =>
  category.bookId === null && !others.some(({ bookId }) => bookId === null)

/** Whether a category is for all books or for the open one; nothing if no book is open. */
export function CategoryScope({ category, others, owner, onChange }: CategoryScopeProps) {
  const { t } = useTranslation()
  const { marking } = useServices()
  const id = useId()
  const book = marking.openBook()
  if (book === null) return null
  return (
    <>
      <label htmlFor={id}>{t('categories.scope')}</label>
      <select
        id={id}
        aria-label={`${owner}: ${t('categories.scope')}`}
        value={category.bookId === null ? 'all' : 'one'}
        onChange={({ currentTarget }) =>
          onChange({ ...category, bookId: currentTarget.value === 'all' ? null : book })
        }
      >
        <option value="all">{t('categories.allBooks')}</option>
        <option value="one" disabled={isLastForAll(category, others)}>
          {t('categories.oneBook')}
        </option>
      </select>
    </>
  )
}
