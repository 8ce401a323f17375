import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useCategoryName } from '../notes/use-category-name.ts'
import { useServices } from '../services.ts'
import type { ContentFieldsProps } from './content-fields.tsx'
import styles from './export-dialog.module.css'
import { TickChoice } from './radio-choice.tsx'

/** Which marks of the book are exported: by category, state and tag, as far as it has any. */
export function MarkChoice({ choices, marks, onChange }: ContentFieldsProps) {
  const { t } = useTranslation()
  const { marking } = useServices()
  const categoryName = useCategoryName()
  const known = useLive(marking.categories)
  const { categories, kindStates, tags } = marks
  const shown = known.filter(({ id }) => categories.includes(id))
  const nameOf = (id: string) => {
    const category = shown.find(one => one.id === id)
    return category ? categoryName(category) : id
  }
  const isLimited =
    choices.withoutCategories.length + choices.withoutKindStates.length + choices.tags.length > 0
  if (shown.length < 2 && kindStates.length < 2 && tags.length === 0) return null
  return (
    <details className={styles.which} open={isLimited}>
      <summary>{t('exporting.which')}</summary>
      {shown.length > 1 && (
        <TickChoice
          label={t('exporting.categories')}
          names={shown.map(({ id }) => String(id))}
          without={choices.withoutCategories}
          words={nameOf}
          onChange={withoutCategories => onChange({ withoutCategories })}
        />
      )}
      {kindStates.length > 1 && (
        <TickChoice
          label={t('exporting.kindStates')}
          names={kindStates}
          without={choices.withoutKindStates}
          words={state => t(`kindStates.${state}`)}
          onChange={withoutKindStates => onChange({ withoutKindStates })}
        />
      )}
      {tags.length > 0 && (
        <fieldset className={styles.choice}>
          <legend>{t('exporting.onlyTags')}</legend>
          {tags.map(tag => (
            <label key={tag}>
              <input
                type="checkbox"
                checked={choices.tags.includes(tag)}
                onChange={({ currentTarget }) =>
                  onChange({
                    tags: currentTarget.checked
                      ? [...choices.tags, tag]
                      : choices.tags.filter(other => other !== tag),
                  })
                }
              />
              <bdi>{tag}</bdi>
            </label>
          ))}
        </fieldset>
      )}
    </details>
  )
}
