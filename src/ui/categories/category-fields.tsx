import type { Category } from '#domain/annotation'
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useId, useRef, useState, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { useComposed } from '../hooks/use-composed.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { useServices } from '../services.ts'
import { CategoryLooks } from './category-looks.tsx'
import { CategoryRemoval } from './category-removal.tsx'
import { CategoryScope, isLastForAll } from './category-scope.tsx'
import styles from './category-editor.module.css'
import { useCategoryName } from '../notes/use-category-name.ts'

export interface CategoryFieldsProps {
  readonly category: Category
  /** The other categories of the list, which its marks may move to. */
  readonly others: readonly Category[]
  /** Its place in the list, from 0. */
  readonly place: number
  readonly onChange: (category: Category) => void
  /** `then` selects what gets the focus in the moved row. */
  readonly onMove: (by: 1 | -1, then: string) => void
  readonly onRemove: (to: Category) => void
}

/** One category: its name, its looks, which books it is for, and its place in the list. */
export function CategoryFields(props: CategoryFieldsProps) {
  const { category, onChange } = props
  const name = useCategoryName()
  const shown = name(category)
  return (
    <fieldset className={styles.category} data-category-id={category.id}>
      <legend className={styles.legend}>{shown}</legend>
      <Head {...props} shown={shown} />
      <CategoryLooks category={category} owner={shown} onChange={onChange} />
      <CategoryScope category={category} others={props.others} owner={shown} onChange={onChange} />
    </fieldset>
  )
}

interface HeadProps extends CategoryFieldsProps {
  readonly shown: string
}

/** The name, and what can be done with the category as a whole. */
function Head(props: HeadProps) {
  const { category, others, shown, onChange, onRemove } = props
  const { t } = useTranslation()
  const { marking } = useServices()
  const id = useId()
  const name = useCategoryName()
  /** The number of its marks while the reader is asked where they go. */
  const [marks, setMarks] = useState<number | null>(null)
  const [first] = others
  const composed = useComposed(category.name ?? '', words =>
    onChange({ ...category, name: words === '' ? null : words }),
  )
  const deletion = useRef<HTMLButtonElement>(null)

  async function remove() {
    const count = await marking.countMarks(category.id)
    if (count === 0 && first) onRemove(first)
    else setMarks(count)
  }

  return (
    <>
      <label htmlFor={id}>{t('categories.name')}</label>
      <div className={styles.head}>
        <input
          id={id}
          type="text"
          maxLength={60}
          {...composed}
          placeholder={name({ ...category, name: null })}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onKeyDown={event => {
            const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
            if (by === 0 || !event.altKey || event.nativeEvent.isComposing) return
            event.preventDefault()
            props.onMove(by, 'input[type="text"]')
          }}
        />
        <Tools {...props} deletion={deletion} onDelete={() => void remove()} />
      </div>
      {marks !== null && (
        <CategoryRemoval
          shown={shown}
          marks={marks}
          others={others.filter(
            // Marks in other books may not get a category that only this book has.
            ({ bookId }) => bookId === null || bookId === category.bookId,
          )}
          onRemove={onRemove}
          onKeep={() => {
            setMarks(null)
            deletion.current?.focus()
          }}
        />
      )}
    </>
  )
}

interface ToolsProps extends HeadProps {
  readonly onDelete: () => void
  /** The button that deletes. */
  readonly deletion: Ref<HTMLButtonElement>
}

/** Moves the category in the list, or deletes it. A list for all books is never empty. */
function Tools(props: ToolsProps) {
  const { category, others, place, shown, onMove, onDelete, deletion } = props
  const { t } = useTranslation()
  const isLast = isLastForAll(category, others)
  return (
    <>
      <ActionButton
        action="category.up"
        icon={<ArrowUp size={16} aria-hidden />}
        label={t('categories.up', { category: shown })}
        waits={place === 0}
        onPress={() => onMove(-1, '[data-action="category.up"]')}
      />
      <ActionButton
        action="category.down"
        icon={<ArrowDown size={16} aria-hidden />}
        label={t('categories.down', { category: shown })}
        waits={place === others.length}
        onPress={() => onMove(1, '[data-action="category.down"]')}
      />
      <ActionButton
        ref={deletion}
        action="category.delete"
        icon={<Trash2 size={16} aria-hidden />}
        label={t('categories.delete', { category: shown })}
        waits={isLast}
        onPress={onDelete}
      />
    </>
  )
}
