import type { ExportChoices } from '#domain/exporting/export-choices'
import { categoryId, type CategoryId } from '#domain/ids'
import { kindStates as allKindStates } from '#domain/kinds/index'
import { missingCategory } from '#domain/marking/categories'
import type { ExportableMarks } from '#services/library/exporting'
import { useTranslation } from 'react-i18next'
import { useLive } from '../hooks/use-live.ts'
import { useCategoryName } from '../notes/use-category-name.ts'
import { useServices } from '../services.ts'
import type { ContentFieldsProps } from './content-fields.tsx'
import styles from './export-dialog.module.css'
import { TickChoice } from './radio-choice.tsx'

/**
 * Which marks of the book are exported: by category, state and tag, as far as it has any. What is
 * remembered is offered also if no mark has it any more, because it would still leave marks out.
 */
export function MarkChoice({ choices, marks, onChange }: ContentFieldsProps) {
  const { t } = useTranslation()
  const { withoutCategories, withoutKindStates } = choices
  const { kindStates, tags, categories, nameOf } = useOffered(choices, marks)
  const isLimited = withoutCategories.length + withoutKindStates.length + choices.tags.length > 0
  const areCategoriesOffered = categories.length > 1 || withoutCategories.length > 0
  const areStatesOffered = kindStates.length > 1 || withoutKindStates.length > 0
  if (!areCategoriesOffered && !areStatesOffered && tags.length === 0) return null
  return (
    <details className={styles.which} open={isLimited}>
      <summary>{t('exporting.which')}</summary>
      {areCategoriesOffered && (
        <TickChoice
          label={t('exporting.categories')}
          names={categories}
          without={withoutCategories.map(categoryId)}
          words={nameOf}
          onChange={without => onChange({ withoutCategories: without })}
        />
      )}
      {areStatesOffered && (
        <TickChoice
          label={t('exporting.kindStates')}
          names={kindStates}
          without={withoutKindStates}
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

/** What marks have, and what is remembered of them. */
function useOffered(choices: ExportChoices, marks: ExportableMarks) {
  const { withoutCategories, withoutKindStates } = choices
  const categoryName = useCategoryName()
  const known = useLive(useServices().marking.categories)
  const used = [...marks.categories, ...withoutCategories.map(categoryId)]
  const inOrder = [...known.map(({ id }) => id), ...used]
  return {
    kindStates: allKindStates.filter(
      state => marks.kindStates.includes(state) || withoutKindStates.includes(state),
    ),
    tags: [...new Set([...marks.tags, ...choices.tags])],
    categories: [...new Set(inOrder)].filter(id => used.includes(id)),
    nameOf: (id: CategoryId) =>
      categoryName(known.find(one => one.id === id) ?? missingCategory(id)),
  }
}
