import type { Category } from '#domain/annotation'
import { useTranslation } from 'react-i18next'

/** What a category is called: the reader's name for it, else the built-in one in the interface's language. */
export function useCategoryName(): (category: Category) => string {
  const { t } = useTranslation()
  return ({ id, name, order }) => {
    if (name !== null) return name
    const builtIn = builtInNames.find(known => known === String(id))
    return builtIn ? t(`categories.names.${builtIn}`) : t('categories.other', { number: order + 1 })
  }
}

const builtInNames = ['term', 'doubt', 'idea', 'style'] as const
