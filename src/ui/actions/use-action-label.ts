import type { ActionName } from '#domain/actions'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useCategoryName } from '../notes/use-category-name.ts'
import { useServices } from '../services.ts'

const ofCategories = [
  'mark.category1',
  'mark.category2',
  'mark.category3',
  'mark.category4',
] as const satisfies readonly ActionName[]

/** The longest label that a menu takes, in UTF-16 code units. */
const longest = 200

/**
 * Returns the labels of the actions that mark with a category, which contain the category's name.
 * It is the same object until a name changes.
 */
export function useCategoryLabels(): Readonly<Partial<Record<ActionName, string>>> {
  const { t } = useTranslation()
  const categories = useLive(useServices().marking.categories)
  const name = useCategoryName()
  const names = ofCategories.map((_, i) => {
    const category = categories[i]
    return category ? t('markBar.mark', { category: name(category) }).slice(0, longest) : ''
  })
  const [first = '', second = '', third = '', fourth = ''] = names
  return useMemo(() => {
    const labels = [first, second, third, fourth]
    return Object.fromEntries(
      ofCategories.flatMap((action, i) => (labels[i] ? [[action, labels[i]]] : [])),
    )
  }, [first, second, third, fourth])
}

/** Returns the label of an action, for menus and the list of shortcuts. */
export function useActionLabel(): (name: ActionName) => string {
  const { t } = useTranslation()
  const labels = useCategoryLabels()
  return useCallback(name => labels[name] ?? t(`actions.${name}`), [labels, t])
}
