import type { Category } from '#domain/annotation'
import { categoryId, type AnnotationId } from '#domain/ids'
import { hasTag } from '#domain/tags'
import type { MarksNow } from '#services/marks-now'
import { Palette } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '../actions/use-shortcut.ts'
import { useKept } from '../hooks/use-kept.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { PartGuard } from '../parts/guards.tsx'
import { marksInUse, mostUsedFirst, type MarksInUse, type NoteFilter } from './note-filter.ts'
import type { NoteItemActions } from './note-item.tsx'
import { NoteList } from './note-list.tsx'
import styles from './notes-panel.module.css'
import { useCategoryName } from './use-category-name.ts'
import { useNoteActions } from './use-note-actions.ts'
import { useNotes } from './use-notes.ts'

interface NotesPanelProps extends Omit<NoteItemActions, 'onTag'> {
  readonly marks: MarksNow
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

/** Every mark and note of the book, in the order of the text. */
export function NotesPanel(props: NotesPanelProps) {
  const { t } = useTranslation()
  return (
    <PartGuard name={t('panes.notes')} of={props.marks}>
      <ShownPanel {...props} />
    </PartGuard>
  )
}

function ShownPanel(props: NotesPanelProps) {
  const { marks, orphans, categories, filter, onFilter, onDelete } = props
  const { t } = useTranslation()
  const panel = useRef<HTMLElement>(null)
  const { placed, orphaned } = useNotes(marks, orphans, filter)
  const inUse = useKept(marks, marksInUse)
  const actions = useNoteActions({
    ...props,
    onTag: tag => onFilter({ by: 'tag', tag }),
    onDelete: doomed => {
      leaveItem(panel.current)
      onDelete(doomed)
    },
  })

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
        {inUse.count > 0 && (
          <Filter inUse={inUse} categories={categories} value={filter} onChange={onFilter} />
        )}
        <ActionButton action="category.edit" icon={<Palette size={16} aria-hidden />} />
      </header>
      <div className={styles.list}>
        {inUse.count === 0 && <NoMarks />}
        {inUse.count > 0 && placed.length + orphaned.length === 0 && (
          <NonePasses categories={categories} filter={filter} />
        )}
        {placed.length > 0 && (
          <NoteList
            {...props}
            items={placed}
            label={t('notes.count', { count: placed.length })}
            actions={actions}
          />
        )}
        {orphaned.length > 0 && (
          <section className={styles.orphans} aria-labelledby="notes-orphans">
            <h3 id="notes-orphans">{t('notes.orphans')}</h3>
            <p>{t('notes.orphanExplained')}</p>
            <NoteList {...props} items={orphaned} label={t('notes.orphans')} actions={actions} />
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
  readonly inUse: MarksInUse
  readonly categories: readonly Category[]
  readonly value: NoteFilter
  readonly onChange: (filter: NoteFilter) => void
}

/** How many tags the filter lists. */
const mostTags = 200

function Filter({ inUse, categories, value, onChange }: FilterProps) {
  const { t } = useTranslation()
  const name = useCategoryName()
  const listed = useMemo(
    () =>
      mostUsedFirst(inUse)
        .slice(0, mostTags)
        .map(({ tag }) => tag),
    [inUse],
  )
  const chosen = value?.by === 'tag' ? value.tag : null
  // What is chosen is listed even when nothing has it any more, and under the spelling in use.
  const tags = chosen !== null && !hasTag(listed, chosen) ? [chosen, ...listed] : listed
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
