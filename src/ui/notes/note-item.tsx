import type { Annotation, Category, NoteBody } from '#domain/annotation'
import { categoryId, type CategoryId } from '#domain/ids'
import { History, Tag, Trash2 } from 'lucide-react'
import { memo, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RowGuard } from '../guards/guards.tsx'
import { RowButton } from '../rows/row-button.tsx'
import { useTabStop } from '../rows/tab-stop.ts'
import { NoteField } from './note-field.tsx'
import styles from './note-item.module.css'
import { NoteText } from './note-text.tsx'
import { beginningOfQuote, quoteOf } from './notes-in-order.ts'
import { TagEditor } from './tag-editor.tsx'
import { useCategoryName } from './use-category-name.ts'
import { useWholeInSight } from './use-whole-in-sight.ts'

export interface NoteItemActions {
  readonly onShow: (annotation: Annotation) => void
  /** Null: the reader has finished writing. */
  readonly onEdit: (annotation: Annotation | null) => void
  readonly onWrite: (annotation: Annotation, note: NoteBody) => void
  /** What the note says now, which may be newer than what was drawn. */
  readonly latest: (annotation: Annotation) => NoteBody
  /** Whether the note is being written, and nothing else was done since. */
  readonly isWriting: (annotation: Annotation) => boolean
  /** The reader has left the note's field, for a moment or for good. */
  readonly onPause: () => void
  readonly onCategory: (annotation: Annotation, category: CategoryId) => void
  readonly onTags: (annotation: Annotation, tags: readonly string[]) => void
  /** Shows what has that tag. */
  readonly onTag: (tag: string) => void
  /** Shows what the note said before. */
  readonly onHistory: (annotation: Annotation) => void
  readonly onDelete: (annotation: Annotation) => void
}

interface NoteItemProps {
  readonly annotation: Annotation
  readonly categories: readonly Category[]
  /** BCP 47 tags of what the mark stands on, and of what the reader writes. */
  readonly quoteLanguage: string
  readonly noteLanguage: string
  /** Its place in the list, from 1, and how long the list is. */
  readonly place: number
  readonly of: number
  /** Whether Tab stops at it. */
  readonly isStop: boolean
  readonly isCurrent: boolean
  readonly isEdited: boolean
  readonly actions: NoteItemActions
}

/** What can be done from the keyboard, as assistive programs name it. */
const keys = ['Enter', 'F2', 'Delete'].join(' ')

/** How much of a quote its name says, in characters. */
const spokenLimit = 40

/** One mark: the words it stands on, in its look, and what the reader wrote about them. */
export const NoteItem = memo(function NoteItem(props: NoteItemProps) {
  return (
    <RowGuard of={props.annotation} place={props.place} size={props.of}>
      <ShownItem {...props} />
    </RowGuard>
  )
})

function ShownItem(props: NoteItemProps) {
  const { annotation, categories, isCurrent, isEdited, actions } = props
  const { onShow, onEdit, onWrite } = actions
  const { t } = useTranslation()
  const item = useRef<HTMLDivElement>(null)
  const quoteButton = useRef<HTMLButtonElement>(null)
  const [isTagged, setTagged] = useState(false)
  const category = categories.find(({ id }) => id === annotation.category)
  const words = quoteOf(annotation)
  const quote = beginningOfQuote(annotation, spokenLimit)

  useEffect(() => {
    if (isCurrent) item.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  useWholeInSight(item, isEdited)

  return (
    <div
      ref={item}
      role="listitem"
      aria-setsize={props.of}
      aria-posinset={props.place}
      aria-current={isCurrent ? 'true' : undefined}
      className={styles.item}
      data-annotation-id={annotation.id}
    >
      <button
        type="button"
        ref={quoteButton}
        className={styles.quote}
        data-action="note.show"
        aria-label={t('notes.goTo', { quote })}
        aria-keyshortcuts={keys}
        tabIndex={props.isStop ? 0 : -1}
        lang={props.quoteLanguage}
        dir="auto"
        onClick={() => onShow(annotation)}
        onKeyDown={({ key, nativeEvent }) => {
          // A key that is held would take mark after mark: each has the keyboard when the one before is gone.
          if (nativeEvent.isComposing || nativeEvent.repeat) return
          if (key === 'F2') onEdit(annotation)
          if (key === 'Delete') actions.onDelete(annotation)
        }}
      >
        <span data-mark-colour={category?.colour} data-mark-shape={category?.shape}>
          {words}
        </span>
      </button>
      {isEdited ? (
        <NoteField
          note={annotation.note}
          latest={() => actions.latest(annotation)}
          isWriting={() => actions.isWriting(annotation)}
          label={t('notes.note', { quote })}
          language={props.noteLanguage}
          onChange={note => onWrite(annotation, note)}
          onPause={actions.onPause}
          onDone={() => {
            // Where the text takes the keyboard back, it does so after this.
            quoteButton.current?.focus()
            onEdit(null)
          }}
        />
      ) : (
        <Written
          annotation={annotation}
          quote={quote}
          language={props.noteLanguage}
          onEdit={onEdit}
        />
      )}
      {(isTagged || annotation.tags.length > 0) && (
        <TagEditor
          tags={annotation.tags}
          quote={quote}
          language={props.noteLanguage}
          isOpen={isTagged}
          onChange={tags => actions.onTags(annotation, tags)}
          onShow={actions.onTag}
          onClose={isFinished => {
            setTagged(false)
            if (isFinished) quoteButton.current?.focus()
          }}
        />
      )}
      <div className={styles.tools}>
        <CategoryChoice
          label={t('notes.categoryOf', { quote })}
          categories={categories}
          value={annotation.category}
          onChange={chosen => actions.onCategory(annotation, chosen)}
        />
        {!isEdited && annotation.note.length === 0 && (
          <RowButton
            action="note.edit"
            label={t('notes.add')}
            name={t('notes.addTo', { quote })}
            onPress={() => onEdit(annotation)}
          />
        )}
        <div className={styles.about}>
          <RowButton
            action="note.tag"
            label={t('tags.addTo', { quote })}
            icon={<Tag size={15} aria-hidden />}
            onPress={() => setTagged(true)}
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
    </div>
  )
}

function Written({
  annotation,
  quote,
  language,
  onEdit,
}: Pick<NoteItemProps, 'annotation'> &
  Pick<NoteItemActions, 'onEdit'> & { readonly quote: string; readonly language: string }) {
  const { t } = useTranslation()
  const tabIndex = useTabStop()
  if (annotation.note.length === 0) return null
  return (
    <div className={styles.written}>
      <div lang={language} className={styles.note}>
        <NoteText body={annotation.note} />
      </div>
      <button
        type="button"
        className={styles.edit}
        tabIndex={tabIndex}
        data-action="note.edit"
        aria-label={t('notes.edit', { quote })}
        title={t('actions.note.edit')}
        onClick={() => onEdit(annotation)}
      />
    </div>
  )
}

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
