import { markColours, markShapes, type Category } from '#domain/annotation'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './category-editor.module.css'
import { useCategoryName } from './use-category-name.ts'

interface CategoryFieldsProps {
  readonly category: Category
  readonly onChange: (category: Category) => void
}

/** One category: its name, its colour, its shape, and a sample. */
export function CategoryFields({ category, onChange }: CategoryFieldsProps) {
  const { t } = useTranslation()
  const id = useId()
  const name = useCategoryName()
  const shown = name(category)
  return (
    <fieldset className={styles.category}>
      <legend className={styles.legend}>
        <span lang="zh-Hans" data-mark-colour={category.colour} data-mark-shape={category.shape}>
          {t('categories.sample')}
        </span>
        <span className={styles.shown}>{shown}</span>
      </legend>
      <label htmlFor={id}>{t('categories.name')}</label>
      <input
        id={id}
        type="text"
        maxLength={60}
        value={category.name ?? ''}
        placeholder={name({ ...category, name: null })}
        onChange={({ currentTarget }) =>
          onChange({ ...category, name: currentTarget.value === '' ? null : currentTarget.value })
        }
      />
      <Looks
        label={t('categories.colour')}
        owner={shown}
        looks={markColours}
        value={category.colour}
        name={colour => t(`categories.colours.${colour}`)}
        onChange={colour => onChange({ ...category, colour })}
      />
      <Looks
        label={t('categories.shape')}
        owner={shown}
        looks={markShapes}
        value={category.shape}
        name={shape => t(`categories.shapes.${shape}`)}
        onChange={shape => onChange({ ...category, shape })}
      />
    </fieldset>
  )
}

interface LooksProps<T extends string> {
  readonly label: string
  /** The name of the category, for screen readers. */
  readonly owner: string
  readonly looks: readonly T[]
  readonly value: T
  readonly name: (look: T) => string
  readonly onChange: (look: T) => void
}

function Looks<T extends string>({ label, owner, looks, value, name, onChange }: LooksProps<T>) {
  const group = useId()
  return (
    <>
      <span id={group}>{label}</span>
      <div role="radiogroup" aria-label={`${owner}: ${label}`} className={styles.looks}>
        {looks.map(look => (
          <label key={look}>
            <input
              type="radio"
              name={group}
              checked={look === value}
              onChange={() => onChange(look)}
            />
            {name(look)}
          </label>
        ))}
      </div>
    </>
  )
}
