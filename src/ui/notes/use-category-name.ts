import type { Category } from '#domain/annotation'
import type { Speech } from '#i18n/speech'
import { useTranslation } from 'react-i18next'

/**
 * Returns the name of a category: the reader's name for it, or the built-in one in the language of
 * `t`.
 */
export function categoryName(t: Speech['t'], { id, name, order }: Category): string {
  if (name !== null) return name
  const builtIn = builtInNames.find(known => known === String(id))
  return builtIn ? t(`categories.names.${builtIn}`) : t('categories.other', { number: order + 1 })
}

/** Returns a function that names categories in the interface's language. */
export function useCategoryName(): (category: Category) => string {
  const { t } = useTranslation()
  return category => categoryName(t, category)
}

const builtInNames = ['term', 'doubt', 'idea', 'style'] as const
