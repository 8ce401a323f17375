import type { Category } from '#domain/annotation'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { DialogFrame } from '../parts/dialog-frame.tsx'
import { useServices } from '../services.ts'
import { CategoryFields } from './category-fields.tsx'
import styles from './category-editor.module.css'

/**
 * The reader's categories of marks: their names, looks and order, and which books they are for.
 * Changes take effect at once.
 */
export function CategoryEditor({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { marking } = useServices()
  const categories = useLive(marking.categories)
  const list = useRef<HTMLDivElement>(null)
  /** What gets the focus when the list has changed. */
  const next = useRef<{ readonly id: string; readonly part: string } | null>(null)
  useEffect(() => {
    if (next.current) focusPart(list.current, next.current.id, next.current.part)
    next.current = null
  }, [categories])

  function remove(category: Category, to: Category) {
    const at = categories.indexOf(category)
    const beside = categories[at + 1] ?? categories[at - 1]
    if (beside) focusPart(list.current, beside.id, nameField)
    void marking.removeCategory(category, to.id)
  }

  return (
    <DialogFrame
      title={t('categories.heading')}
      onClose={onClose}
      foot={
        <ActionButton
          action="category.add"
          label={t('actions.category.add')}
          onPress={() => {
            next.current = { id: marking.addCategory(null), part: nameField }
          }}
        />
      }
    >
      <p className={styles.explained}>{t('categories.explained')}</p>
      <div ref={list}>
        {categories.map((category, place) => (
          <CategoryFields
            key={category.id}
            category={category}
            others={categories.filter(other => other !== category)}
            place={place}
            onChange={changed => void marking.changeCategory(changed)}
            onMove={(by, part) => {
              next.current = { id: category.id, part }
              marking.moveCategory(category.id, by)
            }}
            onRemove={to => remove(category, to)}
          />
        ))}
      </div>
    </DialogFrame>
  )
}

const nameField = 'input[type="text"]'

/** Focuses a part of the row of a category. */
function focusPart(list: HTMLElement | null, id: string, part: string): void {
  const row = list?.querySelector(`[data-category-id="${CSS.escape(id)}"]`)
  row?.querySelector<HTMLElement>(part)?.focus()
  row?.scrollIntoView({ block: 'nearest' })
}
