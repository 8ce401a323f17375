import type { Category } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import type { MarksNow } from '#services/marking/marks-now'
import { Palette, TextQuote, X } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '../actions/use-shortcut.ts'
import { useKept } from '../hooks/use-kept.ts'
import { ActionButton } from '../parts/action-button.tsx'
import { PartGuard } from '../guards/guards.tsx'
import { later } from '../parts/later.tsx'
import { MarksContext } from './links/passage-note.tsx'
import type { BesideText } from './beside/use-desk.ts'
import { NoteFilterChoice } from './note-filter-choice.tsx'
import { marksInUse, type NoteFilter } from './note-filter.ts'
import type { NoteItemActions } from './note-item-props.ts'
import { NoteList } from './note-list.tsx'
import styles from './notes-panel.module.css'
import { useCategoryName } from './use-category-name.ts'
import { useNoteActions } from './use-note-actions.ts'
import { useNotes } from './use-notes.ts'

const CardList = later(async () => (await import('./beside/card-list.tsx')).CardList)

interface NotesPanelProps extends Omit<NoteItemActions, 'onTag'> {
  readonly marks: MarksNow
  /** Marks that could not be located. */
  readonly orphans: ReadonlySet<AnnotationId>
  /** The categories to choose from, and all that a mark may have. */
  readonly categories: readonly Category[]
  readonly known: readonly Category[]
  /** BCP 47 tags of the book and of the translation. */
  readonly bookLanguage: string
  readonly translationLanguage: string
  /** The mark to bring into sight, and the one whose note is being written. */
  readonly current: AnnotationId | null
  readonly edited: AnnotationId | null
  readonly filter: NoteFilter
  readonly onFilter: (filter: NoteFilter) => void
  /** The text beside which the notes are cards; null for a list of all. */
  readonly beside?: BesideText | null
  readonly canBeBeside?: boolean
  /** What is shown below the list. */
  readonly foot?: ReactNode
}

/** Every mark and note of the book, in the order of the text. */
export function NotesPanel(props: NotesPanelProps) {
  const { t } = useTranslation()
  return (
    <PartGuard name={t('panes.notes')} of={props.marks}>
      <MarksContext value={props.marks}>
        <ShownPanel {...props} />
      </MarksContext>
    </PartGuard>
  )
}

function ShownPanel(props: NotesPanelProps) {
  const { marks, orphans, known, filter, onFilter, onDelete } = props
  const { beside = null, canBeBeside = false } = props
  const { t } = useTranslation()
  const panel = useRef<HTMLDivElement>(null)
  const { placed, orphaned } = useNotes(marks, orphans, filter)
  const inUse = useKept(marks, marksInUse)
  const actions = useNoteActions(marks, {
    ...props,
    onTag: tag => onFilter({ by: 'tag', tag }),
    onDelete: doomed => {
      leaveItem(panel.current)
      onDelete(doomed)
    },
  })

  const isBeside = beside !== null && placed.length > 0

  return (
    <div ref={panel} className={styles.panel} data-pane="notes" tabIndex={-1}>
      <div className={styles.head}>
        <h2>{t('notes.heading')}</h2>
        {inUse.count > 0 && (
          <NoteFilterChoice
            {...props}
            inUse={inUse}
            language={props.translationLanguage}
            value={filter}
            onChange={onFilter}
          />
        )}
        <HeadTools isBeside={canBeBeside ? beside !== null : null} />
      </div>
      <div className={styles.list} data-beside={isBeside ? '' : undefined}>
        {inUse.count === 0 && <NoMarks />}
        {inUse.count > 0 && placed.length + orphaned.length === 0 && (
          <NonePasses known={known} filter={filter} />
        )}
        {isBeside && <CardList {...props} text={beside} items={placed} actions={actions} />}
        {placed.length > 0 && !isBeside && (
          <NoteList
            {...props}
            items={placed}
            label={t('notes.count', { count: placed.length })}
            actions={actions}
          />
        )}
        {orphaned.length > 0 && (
          <Orphans {...props} items={orphaned} actions={actions} isBrief={isBeside} />
        )}
      </div>
      {props.foot}
    </div>
  )
}

interface OrphansProps extends Omit<Parameters<typeof NoteList>[0], 'label'> {
  /** Only says that there are some. */
  readonly isBrief: boolean
}

function Orphans({ isBrief, ...list }: OrphansProps) {
  const { t } = useTranslation()
  return (
    <section className={styles.orphans} aria-labelledby="notes-orphans">
      <h3 id="notes-orphans">{t('notes.orphans')}</h3>
      {!isBrief && <p>{t('notes.orphanExplained')}</p>}
      <ActionButton action="orphan.review" />
      {!isBrief && <NoteList {...list} label={t('notes.orphans')} />}
    </section>
  )
}

/** `isBeside`: whether the notes are beside the text; null if they cannot be. */
function HeadTools({ isBeside }: { readonly isBeside: boolean | null }) {
  return (
    <>
      {isBeside !== null && (
        <ActionButton
          action="view.notesBeside"
          icon={<TextQuote size={16} aria-hidden />}
          pressed={isBeside}
        />
      )}
      <ActionButton action="category.edit" icon={<Palette size={16} aria-hidden />} />
      <ActionButton action="notes.close" icon={<X size={16} aria-hidden />} />
    </>
  )
}

/** Focuses the neighbour of the focused item, which is about to be deleted. */
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

function NonePasses({ known, filter }: Pick<NotesPanelProps, 'known' | 'filter'>) {
  const { t } = useTranslation()
  const name = useCategoryName()
  const category = filter?.by === 'category' && known.find(({ id }) => id === filter.category)
  return (
    <p className={styles.empty} role="status">
      {filter?.by === 'tag' && t('notes.emptyTag', { tag: filter.tag })}
      {filter?.by === 'state' && t('notes.emptyState', { state: t(`kindStates.${filter.state}`) })}
      {category && t('notes.emptyCategory', { category: name(category) })}
    </p>
  )
}
