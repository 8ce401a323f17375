import type { Annotation, Category, NoteBody } from '#domain/annotation'
import type { Side } from '#domain/anchor'
import { categoryId, type CategoryId } from '#domain/ids'
import { kinds, stateSign, stateOf, type KindWord } from '#domain/kinds/index'
import { missingCategory } from '#domain/marking/categories'
import { History, Tag, Trash2 } from 'lucide-react'
import { memo, useEffect, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { RowGuard } from '../guards/guards.tsx'
import { isInField } from '../menus/fields.ts'
import { useContextMenu } from '../menus/use-popup.ts'
import { RowButton } from '../rows/row-button.tsx'
import { useTabStop } from '../rows/tab-stop.ts'
import { KindWordFields, useFirstWord } from './kind-words.tsx'
import { NoteCounterpart } from './note-counterpart.tsx'
import { NoteField } from './note-field.tsx'
import styles from './note-item.module.css'
import { NoteText } from './note-text.tsx'
import { beginningOfQuote, quoteOf } from './notes-in-order.ts'
import { TagEditor } from './tag-editor.tsx'
import { useCategoryName } from './use-category-name.ts'
import { useWholeInSight } from './use-whole-in-sight.ts'

export interface NoteItemActions {
  /** Shows the words of the mark on `side`; without it, on the mark's own side. */
  readonly onShow: (annotation: Annotation, side?: Side) => void
  /** `null` means that the reader has finished writing. */
  readonly onEdit: (annotation: Annotation | null) => void
  readonly onWrite: (annotation: Annotation, note: NoteBody) => void
  /** Returns what the note says now, which may be newer than what is drawn. */
  readonly latest: (annotation: Annotation) => NoteBody
  /** Whether the note is being written and nothing else was done since. */
  readonly isWriting: (annotation: Annotation) => boolean
  /** Ticks the paragraph at a place of the note, from 0, or opens it again. */
  readonly onTick: (annotation: Annotation, at: number) => void
  /** Follows a link of the note. */
  readonly onFollow: (annotation: Annotation, target: string) => void
  /** Called when the focus leaves the note's field. */
  readonly onPause: () => void
  readonly onCategory: (annotation: Annotation, category: CategoryId) => void
  /** Gives the annotation its next state. */
  readonly onState: (annotation: Annotation) => void
  /** Writes a text field that only marks of its kind have. */
  readonly onWords: (annotation: Annotation, name: KindWord, text: string) => void
  /** Takes the words on the other side from the mark. */
  readonly onUnlink: (annotation: Annotation) => void
  readonly onTags: (annotation: Annotation, tags: readonly string[]) => void
  /** Shows the marks that have the tag. */
  readonly onTag: (tag: string) => void
  /** Shows earlier versions of the note. */
  readonly onHistory: (annotation: Annotation) => void
  readonly onDelete: (annotation: Annotation) => void
}

interface NoteItemProps {
  readonly annotation: Annotation
  readonly categories: readonly Category[]
  /** The category of the mark, which may be deleted or of another book; undefined if missing. */
  readonly own: Category | undefined
  /** The side whose words could not be located, of a pair of ranges; `null` if both could. */
  readonly lost: Side | null
  /** BCP 47 tags of the book and of the reader's own words. */
  readonly bookLanguage: string
  readonly noteLanguage: string
  /** The position in the list, from 1, and the length of the list. */
  readonly place: number
  readonly of: number
  /** Whether Tab stops at this item. */
  readonly isStop: boolean
  readonly isCurrent: boolean
  readonly isEdited: boolean
  readonly actions: NoteItemActions
}

/** The keys of an item, for `aria-keyshortcuts`. */
const keys = ['Enter', 'F2', 'Delete'].join(' ')

/** How much of a quote the accessible name of an item contains, in characters. */
const spokenLimit = 40

/** One mark: the marked words, as they look in the text, and what the reader wrote about them. */
export const NoteItem = memo(function NoteItem(props: NoteItemProps) {
  return (
    <RowGuard of={props.annotation} place={props.place} size={props.of}>
      <ShownItem {...props} />
    </RowGuard>
  )
})

function ShownItem(props: NoteItemProps) {
  const { annotation, isCurrent, isEdited, actions } = props
  const item = useRef<HTMLDivElement>(null)
  const quoteButton = useRef<HTMLButtonElement>(null)
  const [isTagged, setTagged] = useState(false)
  const quote = beginningOfQuote(annotation, spokenLimit)
  useItemMenu(item, props, () => setTagged(true))

  useEffect(() => {
    if (isCurrent) item.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  useWholeInSight(item, isEdited)
  useFirstWord(item, isEdited)

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
      <QuoteButton {...props} quote={quote} button={quoteButton} />
      <Further {...props} quote={quote} />
      <Note
        {...props}
        quote={quote}
        onDone={() => {
          // If the text takes the focus back, it does so after this.
          quoteButton.current?.focus()
          actions.onEdit(null)
        }}
      />
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
      <Tools {...props} quote={quote} onTag={() => setTagged(true)} />
    </div>
  )
}

/** The words on the other side, and the fields that only some kinds have. */
function Further(props: NoteItemProps & OfQuote) {
  const { annotation, actions, bookLanguage, noteLanguage } = props
  return (
    <>
      <NoteCounterpart
        annotation={annotation}
        lost={props.lost}
        languageOf={side => languageOf(props, side)}
        onShow={actions.onShow}
      />
      <KindWordFields
        annotation={annotation}
        quote={props.quote}
        bookLanguage={bookLanguage}
        noteLanguage={noteLanguage}
        onWrite={actions.onWords}
        onPause={actions.onPause}
        isEdited={props.isEdited}
        onDone={() => actions.onEdit(null)}
      />
    </>
  )
}

/** Shows the context menu of the item. */
function useItemMenu(
  item: RefObject<HTMLElement | null>,
  props: NoteItemProps,
  onTag: () => void,
): void {
  const { annotation, categories, actions } = props
  const { t } = useTranslation()
  const nameOf = useCategoryName()
  useContextMenu(item, target => {
    if (isInField(target)) return null
    const hasNote = annotation.note.length > 0
    const { next } = kinds[annotation.kind]
    // Of a group without a checked item, the system's menu checks the first.
    const isListed = categories.some(({ id }) => id === annotation.category)
    return [
      [
        { action: 'note.show', run: () => actions.onShow(annotation) },
        {
          action: 'note.edit',
          label: t(hasNote ? 'actions.note.edit' : 'actions.note.create'),
          run: () => actions.onEdit(annotation),
        },
      ],
      [
        {
          label: t('textMenu.category'),
          items: categories.map(category => ({
            label: nameOf(category),
            ...(isListed && { checked: category.id === annotation.category }),
            run: () => actions.onCategory(annotation, category.id),
          })),
        },
        { action: 'note.tag', run: onTag },
        ...(annotation.counterpart
          ? [
              {
                action: 'counterpart.remove' as const,
                run: () => actions.onUnlink(annotation),
              },
            ]
          : []),
        ...(next ? [{ action: next, run: () => actions.onState(annotation) }] : []),
      ],
      [{ action: 'note.history', run: () => actions.onHistory(annotation) }],
      [{ action: 'mark.delete', run: () => actions.onDelete(annotation) }],
    ]
  })
}

interface OfQuote {
  /** The beginning of the marked words. */
  readonly quote: string
}

interface QuoteButtonProps extends NoteItemProps, OfQuote {
  readonly button: RefObject<HTMLButtonElement | null>
}

const languageOf = (props: Pick<NoteItemProps, 'bookLanguage' | 'noteLanguage'>, side: Side) =>
  side === 'source' ? props.bookLanguage : props.noteLanguage

/** The marked words; a press shows them in the text. */
function QuoteButton(props: QuoteButtonProps) {
  const { annotation, own, isStop, actions, quote, button } = props
  const { t } = useTranslation()
  const category = own ?? missingCategory(annotation.category)
  return (
    <button
      type="button"
      ref={button}
      className={styles.quote}
      data-action="note.show"
      aria-label={t('notes.goTo', { quote })}
      aria-keyshortcuts={keys}
      tabIndex={isStop ? 0 : -1}
      lang={languageOf(props, annotation.side)}
      dir="auto"
      onClick={() => actions.onShow(annotation)}
      onKeyDown={({ key, nativeEvent }) => {
        // The next mark gets the focus then, so a held key would delete mark after mark.
        if (nativeEvent.isComposing || nativeEvent.repeat) return
        if (key === 'F2') actions.onEdit(annotation)
        if (key === 'Delete') actions.onDelete(annotation)
      }}
    >
      <span data-mark-colour={category.colour} data-mark-shape={category.shape}>
        {quoteOf(annotation)}
      </span>
    </button>
  )
}

/** The note: a field while it is written, otherwise its text. */
function Note(props: NoteItemProps & OfQuote & { readonly onDone: () => void }) {
  const { annotation, isEdited, actions, quote, noteLanguage, onDone } = props
  const { t } = useTranslation()
  if (!isEdited)
    return (
      <Written annotation={annotation} quote={quote} language={noteLanguage} actions={actions} />
    )
  return (
    <NoteField
      note={annotation.note}
      latest={() => actions.latest(annotation)}
      isWriting={() => actions.isWriting(annotation)}
      label={t('notes.note', { quote })}
      language={noteLanguage}
      onChange={note => actions.onWrite(annotation, note)}
      onPause={actions.onPause}
      onFollow={target => actions.onFollow(annotation, target)}
      onDone={onDone}
    />
  )
}

/** What can be done with the mark. */
function Tools(props: NoteItemProps & OfQuote & { readonly onTag: () => void }) {
  const { annotation, categories, own, isEdited, actions, quote, onTag } = props
  const { t } = useTranslation()
  return (
    <div className={styles.tools}>
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

interface WrittenProps extends OfQuote {
  readonly annotation: Annotation
  readonly language: string
  readonly actions: NoteItemActions
}

function Written({ annotation, quote, language, actions }: WrittenProps) {
  const { t } = useTranslation()
  const tabIndex = useTabStop()
  if (annotation.note.length === 0) return null
  return (
    <div className={styles.written}>
      <div lang={language} className={styles.note}>
        <NoteText
          body={annotation.note}
          onTick={at => actions.onTick(annotation, at)}
          onFollow={target => actions.onFollow(annotation, target)}
        />
      </div>
      <button
        type="button"
        className={styles.edit}
        tabIndex={tabIndex}
        data-action="note.edit"
        aria-label={t('notes.edit', { quote })}
        title={t('actions.note.edit')}
        onClick={() => actions.onEdit(annotation)}
      />
    </div>
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
