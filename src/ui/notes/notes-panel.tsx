import type { Annotation, Category } from '#domain/annotation'
import { categoryId, type AnnotationId } from '#domain/ids'
import { hasTag } from '#domain/tags'
import { Palette } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '../actions/use-shortcut.ts'
import { useArrowKeys } from '../hooks/use-arrow-keys.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { WindowedList } from '../parts/windowed-list.tsx'
import { tagsOn, type NoteFilter } from './note-filter.ts'
import { NoteItem, type NoteItemActions } from './note-item.tsx'
import { notesInOrder } from './notes-in-order.ts'
import styles from './notes-panel.module.css'
import { useCategoryName } from './use-category-name.ts'

interface NotesPanelProps extends Omit<NoteItemActions, 'onTag'> {
  readonly annotations: readonly Annotation[]
  /** Those whose place in the text is gone. */
  readonly orphans: ReadonlySet<AnnotationId>
  readonly categories: readonly Category[]
  /** BCP 47 tags of the book and of the translation. */
  readonly bookLanguage: string
  readonly translationLanguage: string
  /** The one to bring into sight, and the one being written. */
  readonly current: AnnotationId | null
  readonly edited: AnnotationId | null
  readonly filter: NoteFilter
  readonly onFilter: (filter: NoteFilter) => void
}

/** About the height of a mark without a note, in CSS pixels. */
const rowHeight = 96

/** Every mark and note of the book, in the order of the text. */
export function NotesPanel(props: NotesPanelProps) {
  const { annotations, orphans, categories, bookLanguage, translationLanguage, filter } = props
  const { t } = useTranslation()
  const panel = useRef<HTMLElement>(null)
  const { placed, orphaned } = useMemo(
    () => notesInOrder(annotations, orphans, filter),
    [annotations, orphans, filter],
  )

  useArrowKeys(panel, '[data-action="note.show"]')

  const list = (items: readonly Annotation[], label: string) => (
    <WindowedList
      items={items}
      label={label}
      keyOf={({ id }) => id}
      needs={props.edited ?? props.current}
      rowHeight={rowHeight}
      row={(annotation, place) => (
        <NoteItem
          key={annotation.id}
          annotation={annotation}
          categories={categories}
          quoteLanguage={annotation.side === 'source' ? bookLanguage : translationLanguage}
          noteLanguage={translationLanguage}
          place={place}
          of={items.length}
          isCurrent={annotation.id === props.current}
          isEdited={annotation.id === props.edited}
          onShow={props.onShow}
          onEdit={props.onEdit}
          onWrite={props.onWrite}
          onCategory={props.onCategory}
          onTags={props.onTags}
          onTag={tag => props.onFilter({ by: 'tag', tag })}
          onHistory={props.onHistory}
          onDelete={doomed => {
            leaveItem(panel.current)
            props.onDelete(doomed)
          }}
        />
      )}
    />
  )

  return (
    <aside
      ref={panel}
      className={styles.panel}
      data-pane="notes"
      aria-label={t('panes.notes')}
      tabIndex={-1}
    >
      <header className={styles.head}>
        <h2>{t('notes.heading')}</h2>
        {annotations.length > 0 && (
          <Filter
            annotations={annotations}
            categories={categories}
            value={filter}
            onChange={props.onFilter}
          />
        )}
        <ActionButton action="category.edit" icon={<Palette size={16} aria-hidden />} />
      </header>
      <div className={styles.list}>
        {annotations.length === 0 && <NoMarks />}
        {annotations.length > 0 && placed.length + orphaned.length === 0 && (
          <NonePasses categories={categories} filter={filter} />
        )}
        {placed.length > 0 && list(placed, t('notes.count', { count: placed.length }))}
        {orphaned.length > 0 && (
          <section className={styles.orphans} aria-labelledby="notes-orphans">
            <h3 id="notes-orphans">{t('notes.orphans')}</h3>
            <p>{t('notes.orphanExplained')}</p>
            {list(orphaned, t('notes.orphans'))}
          </section>
        )}
      </div>
    </aside>
  )
}

/** Puts the focus on the item beside the one that has it, which is about to go. */
function leaveItem(panel: HTMLElement | null): void {
  const item = document.activeElement?.closest('[data-annotation-id]')
  if (!item) return
  const beside = item.nextElementSibling ?? item.previousElementSibling
  const next = beside?.querySelector<HTMLElement>('[data-action="note.show"]') ?? panel
  next?.focus()
}

function NoMarks() {
  const { t } = useTranslation()
  const key = useShortcut('mark.category1').shown[0] ?? ''
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{t('notes.emptyTitle')}</p>
      <p>{t('notes.emptyText', { key })}</p>
    </div>
  )
}

function NonePasses({ categories, filter }: Pick<NotesPanelProps, 'categories' | 'filter'>) {
  const { t } = useTranslation()
  const name = useCategoryName()
  const category = filter?.by === 'category' && categories.find(({ id }) => id === filter.category)
  return (
    <p className={styles.empty} role="status">
      {filter?.by === 'tag'
        ? t('notes.emptyTag', { tag: filter.tag })
        : t('notes.emptyCategory', { category: category ? name(category) : '' })}
    </p>
  )
}

interface FilterProps {
  readonly annotations: readonly Annotation[]
  readonly categories: readonly Category[]
  readonly value: NoteFilter
  readonly onChange: (filter: NoteFilter) => void
}

/** How many tags the filter lists. */
const mostTags = 200

function Filter({ annotations, categories, value, onChange }: FilterProps) {
  const { t } = useTranslation()
  const name = useCategoryName()
  const inUse = useMemo(() => tagsOn(annotations).slice(0, mostTags), [annotations])
  const chosen = value?.by === 'tag' ? value.tag : null
  // What is chosen is listed even when nothing has it any more, and under the spelling in use.
  const tags = chosen !== null && !hasTag(inUse, chosen) ? [chosen, ...inUse] : inUse
  const shown = tags.find(tag => chosen !== null && hasTag([tag], chosen))
  return (
    <select
      data-action="note.filter"
      aria-label={t('actions.note.filter')}
      value={
        value === null ? '' : value.by === 'tag' ? `tag ${shown}` : `category ${value.category}`
      }
      onChange={({ currentTarget }) => onChange(filterOf(currentTarget.value))}
    >
      <option value="">{t('notes.all')}</option>
      <optgroup label={t('categories.heading')}>
        {categories.map(category => (
          <option key={category.id} value={`category ${category.id}`}>
            {name(category)}
          </option>
        ))}
      </optgroup>
      {tags.length > 0 && (
        <optgroup label={t('tags.heading')}>
          {tags.map(tag => (
            <option key={tag} value={`tag ${tag}`}>
              {tag}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  )
}

function filterOf(value: string): NoteFilter {
  const at = value.indexOf(' ')
  const rest = value.slice(at + 1)
  if (value === '') return null
  return value.slice(0, at) === 'tag'
    ? { by: 'tag', tag: rest }
    : { by: 'category', category: categoryId(rest) }
}
