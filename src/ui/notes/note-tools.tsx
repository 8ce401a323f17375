import type { Annotation, Category } from '#domain/annotation'
import { categoryId, type CategoryId } from '#domain/ids'
import { kinds, stateSign, stateOf } from '#domain/kinds/index'
import { missingCategory } from '#domain/marking/categories'
import { History, Tag, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { RowButton } from '../rows/row-button.tsx'
import { useTabStop } from '../rows/tab-stop.ts'
import type { NoteItemActions, NoteItemProps, OfQuote } from './note-item-props.ts'
import styles from './note-item.module.css'
import { useCategoryName } from './use-category-name.ts'

interface NoteToolsProps
  extends Pick<NoteItemProps, 'annotation' | 'categories' | 'own' | 'isEdited'>, OfQuote {
  readonly actions: Pick<
    NoteItemActions,
    'onCategory' | 'onState' | 'onEdit' | 'onHistory' | 'onDelete'
  >
  readonly onTag: () => void
}

/** What can be done with the mark. */
export function NoteTools(props: NoteToolsProps) {
  const { annotation, categories, own, isEdited, actions, quote, onTag } = props
  const { t } = useTranslation()
  return (
    <div className={styles.tools} data-tools="">
      <CategoryChoice
        label={t('notes.categoryOf', { quote })}
        categories={choiceOf(categories, own ?? missingCategory(annotation.category))}
        value={annotation.category}
        onChange={chosen => actions.onCategory(annotation, chosen)}
      />
      <StateButton annotation={annotation} quote={quote} onPress={actions.onState} />
      {!isEdited && annotation.note.length === 0 && (
        <RowButton
          action="note.edit"
          label={t('notes.add')}
          name={t('notes.addTo', { quote })}
          onPress={() => actions.onEdit(annotation)}
        />
      )}
      <div className={styles.about}>
        <RowButton
          action="note.tag"
          label={t('tags.addTo', { quote })}
          icon={<Tag size={15} aria-hidden />}
          onPress={onTag}
        />
        <RowButton
          action="note.history"
          label={t('notes.history', { quote })}
          icon={<History size={15} aria-hidden />}
          onPress={() => actions.onHistory(annotation)}
        />
        <RowButton
          action="mark.delete"
          label={t('notes.delete', { quote })}
          icon={<Trash2 size={15} aria-hidden />}
          onPress={() => actions.onDelete(annotation)}
        />
      </div>
    </div>
  )
}

interface StateButtonProps extends OfQuote {
  readonly annotation: Annotation
  readonly onPress: (annotation: Annotation) => void
}

/** The state of the mark, if its kind has states; a press gives it the next one. */
function StateButton({ annotation, quote, onPress }: StateButtonProps) {
  const { t } = useTranslation()
  const state = stateOf(annotation)
  const { next } = kinds[annotation.kind]
  if (state === null) return null
  const words = t(`kindStates.${state}`)
  if (next === null)
    return (
      <span className={styles.kind}>
        {stateSign(annotation)} {words}
      </span>
    )
  return (
    <RowButton
      action={next}
      label={`${stateSign(annotation)} ${words}`}
      name={t('notes.stateOf', { state: words, quote })}
      onPress={() => onPress(annotation)}
    />
  )
}

/** The categories to choose from, with the mark's own if it is not among them. */
const choiceOf = (categories: readonly Category[], own: Category): readonly Category[] =>
  categories.some(({ id }) => id === own.id) ? categories : [...categories, own]

interface CategoryChoiceProps {
  readonly label: string
  readonly categories: readonly Category[]
  readonly value: CategoryId
  readonly onChange: (category: CategoryId) => void
}

function CategoryChoice({ label, categories, value, onChange }: CategoryChoiceProps) {
  const name = useCategoryName()
  const tabIndex = useTabStop()
  return (
    <select
      tabIndex={tabIndex}
      className={styles.category}
      data-action="note.category"
      aria-label={label}
      value={value}
      onChange={event => onChange(categoryId(event.currentTarget.value))}
    >
      {categories.map(category => (
        <option key={category.id} value={category.id}>
          {name(category)}
        </option>
      ))}
    </select>
  )
}
