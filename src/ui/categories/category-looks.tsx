import {
  markColours,
  markShapes,
  type Category,
  type MarkColour,
  type MarkShape,
} from '#domain/annotation'
import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './category-editor.module.css'

interface CategoryLooksProps {
  readonly category: Category
  /** The name of the category, for screen readers. */
  readonly owner: string
  readonly onChange: (category: Category) => void
}

/** The colours and shapes to choose from, each as it looks on words. */
export function CategoryLooks({ category, owner, onChange }: CategoryLooksProps) {
  const { t } = useTranslation()
  const { colour, shape } = category
  return (
    <>
      <Looks
        label={t('categories.colour')}
        owner={owner}
        looks={markColours}
        value={colour}
        name={look => t(`categories.colours.${look}`)}
        sample={look => <span className={styles.swatch} data-mark-colour={look} />}
        onChange={chosen => onChange({ ...category, colour: chosen })}
      />
      <Looks
        label={t('categories.shape')}
        owner={owner}
        looks={markShapes}
        value={shape}
        name={look => t(`categories.shapes.${look}`)}
        sample={look => <Sample colour={colour} shape={look} />}
        onChange={chosen => onChange({ ...category, shape: chosen })}
      />
    </>
  )
}

/** Words that are marked in a colour and a shape. */
function Sample({ colour, shape }: { readonly colour: MarkColour; readonly shape: MarkShape }) {
  const { t } = useTranslation()
  return (
    <span
      lang="zh-Hans"
      className={styles.sample}
      data-mark-colour={colour}
      data-mark-shape={shape}
    >
      {t('categories.sample')}
    </span>
  )
}

interface LooksProps<T extends string> {
  readonly label: string
  readonly owner: string
  readonly looks: readonly T[]
  readonly value: T
  readonly name: (look: T) => string
  readonly sample: (look: T) => ReactNode
  readonly onChange: (look: T) => void
}

function Looks<T extends string>(props: LooksProps<T>) {
  const { label, owner, looks, value, name, sample, onChange } = props
  const group = useId()
  return (
    <>
      <span id={group}>{label}</span>
      <div role="radiogroup" aria-label={`${owner}: ${label}`} className={styles.looks}>
        {looks.map(look => (
          <label key={look} title={name(look)}>
            <input
              type="radio"
              name={group}
              aria-label={name(look)}
              checked={look === value}
              onChange={() => onChange(look)}
            />
            {sample(look)}
          </label>
        ))}
      </div>
    </>
  )
}
