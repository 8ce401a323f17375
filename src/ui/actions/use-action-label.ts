import type { ActionName } from '#domain/actions'
import { categoryActions } from '#domain/kinds/highlight'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useCategoryName } from '../notes/use-category-name.ts'
import { useServices } from '../services.ts'

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
  // One string, so that the labels are the same object until a name changes.
  const names = JSON.stringify(
    categories
      .slice(0, categoryActions.length)
      .map(category => t('markBar.mark', { category: name(category) }).slice(0, longest)),
  )
  return useMemo(() => {
    const labels: unknown = JSON.parse(names)
    return Object.fromEntries(
      Array.isArray(labels)
        ? labels.map((label, i) => [categoryActions[i] ?? '', String(label)])
        : [],
    )
  }, [names])
}

/** Returns the label of an action, for menus and the list of shortcuts. */
export function useActionLabel(): (name: ActionName) => string {
  const { t } = useTranslation()
  const labels = useCategoryLabels()
  return useCallback(name => labels[name] ?? t(`actions.${name}`), [labels, t])
}
