import type { Category } from '#domain/annotation'
import type { BookId, CategoryId } from '#domain/ids'
import { missingCategory } from '#domain/marking/categories'
import { untagged, type NoteGroup, type Grouping } from '#domain/notebook/groups'
import type { NotebookOrder } from '#domain/notebook/order'
import { isStandalone } from '#domain/notes/standalone'
import { foldTag } from '#domain/tags'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { categoryName } from '../notes/use-category-name.ts'
import { saidTime } from '../parts/said-time.ts'
import type { GroupName } from './group-row.tsx'
import type { ShownBook } from './shown-book.ts'

interface GroupTools {
  readonly books: ReadonlyMap<BookId, ShownBook>
  readonly categories: ReadonlyMap<CategoryId, Category>
  readonly grouping: Grouping
  readonly order: NotebookOrder
}

/** Returns a function that names the groups of a grouping. */
export function useGroupName({
  books,
  categories,
  grouping,
  order,
}: GroupTools): (group: NoteGroup) => GroupName {
  const { t, i18n } = useTranslation()
  const { language } = i18n
  return useCallback(
    ({ key, first }) => {
      const { mark, values } = first
      const book = books.get(mark.bookId)
      switch (grouping) {
        case 'none':
          return { name: key }
        case 'book':
          return { name: book?.title ?? key, language: book?.titleLanguage }
        case 'chapter': {
          const number = Number(values.chapter[0] ?? 0)
          const title = book?.chapters[number]?.title ?? ''
          if (book && isStandalone(mark)) return { name: book.title }
          return title === ''
            ? { name: t('notebook.chapter', { number: number + 1 }) }
            : { name: title, language: book?.language }
        }
        case 'category':
          return {
            name: categoryName(t, categories.get(mark.category) ?? missingCategory(mark.category)),
          }
        case 'tag':
          return key === untagged
            ? { name: t('notebook.untagged') }
            : { name: mark.tags.find(tag => foldTag(tag) === key) ?? key }
        case 'day':
          return {
            name: saidTime(
              t,
              language,
              order === 'changed' ? mark.updatedAt : mark.createdAt,
              'day',
            ),
          }
      }
    },
    [books, categories, grouping, order, t, language],
  )
}
