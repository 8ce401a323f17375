import type { Category } from '#domain/annotation'
import type { Speech } from '#i18n/speech'
import { useTranslation } from 'react-i18next'

/** What a category is called: the reader's name for it, else the built-in one in the language of `t`. */
export function categoryName(t: Speech['t'], { id, name, order }: Category): string {
  if (name !== null) return name
  const builtIn = builtInNames.find(known => known === String(id))
  return builtIn ? t(`categories.names.${builtIn}`) : t('categories.other', { number: order + 1 })
}

/** What categories are called in the interface's language. */
export function useCategoryName(): (category: Category) => string {
  const { t } = useTranslation()
  return category => categoryName(t, category)
}

const builtInNames = ['term', 'doubt', 'idea', 'style'] as const
