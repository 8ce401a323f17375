import type { Category } from '#domain/annotation'
import { categoryId } from '#domain/ids'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../parts/action-button.tsx'
import styles from './category-editor.module.css'
import { useCategoryName } from '../notes/use-category-name.ts'

interface CategoryRemovalProps {
  readonly shown: string
  /** How many marks the category has. */
  readonly marks: number
  readonly others: readonly Category[]
  readonly onRemove: (to: Category) => void
  readonly onKeep: () => void
}

/** Asks which category the marks get, before theirs is deleted. */
export function CategoryRemoval({ shown, marks, others, onRemove, onKeep }: CategoryRemovalProps) {
  const { t } = useTranslation()
  const id = useId()
  const name = useCategoryName()
  const choice = useRef<HTMLSelectElement>(null)
  const [chosen, setChosen] = useState(others[0]?.id)
  const to = others.find(other => other.id === chosen) ?? others[0]
  useEffect(() => choice.current?.focus(), [])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of its parts
    <div
      role="group"
      aria-label={t('categories.delete', { category: shown })}
      className={styles.removal}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onKeep()
      }}
    >
      <label htmlFor={id}>{t('categories.marksGoTo', { count: marks })}</label>
      <select
        ref={choice}
        id={id}
        value={to?.id}
        onChange={({ currentTarget }) => setChosen(categoryId(currentTarget.value))}
      >
        {others.map(other => (
          <option key={other.id} value={other.id}>
            {name(other)}
          </option>
        ))}
      </select>
      <ActionButton action="category.remove" look="main" onPress={() => to && onRemove(to)} />
      <ActionButton action="category.keep" onPress={onKeep} />
    </div>
  )
}
