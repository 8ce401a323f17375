import type { Category } from '#domain/annotation'
import type { Speech } from '#i18n/speech'
import { useTranslation } from 'react-i18next'

/**
 * Returns the name of a category: the reader's name for it, or the built-in one in the language of
 * `t`.
 */
export function categoryName(t: Speech['t'], category: Category): string {
  const { id, name, order, deletedAt } = category
  const builtIn = builtInNames.find(known => known === String(id))
  const known = name ?? (builtIn && t(`categories.names.${builtIn}`))
  if (deletedAt === null) return known ?? t('categories.other', { number: order + 1 })
  return known ? t('categories.deleted', { category: known }) : t('categories.gone')
}

/** Returns a function that names categories in the interface's language. */
export function useCategoryName(): (category: Category) => string {
  const { t } = useTranslation()
  return category => categoryName(t, category)
}

const builtInNames = ['term', 'doubt', 'idea', 'style'] as const
