import type { Category } from '#domain/annotation'
import type { CategoryId } from '#domain/ids'
import { categoryActions } from '#domain/kinds/highlight'
import { turnedKinds, type AnnotationKind, type TurnedKind } from '#domain/kinds/index'
import { Palette, Trash2 } from 'lucide-react'
import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '../../actions/use-shortcut.ts'
import { ActionButton } from '../../parts/action-button.tsx'
import { useArrowKeys } from '../../hooks/use-arrow-keys.ts'
import spoken from '../../styles/spoken.module.css'
import { MarkButton, MoreButton, OutlineButton, TurnButton } from './mark-bar-buttons.tsx'
import styles from './mark-bar.module.css'
import type { Shown } from './place-bar.ts'
import { useCategoryName } from '../use-category-name.ts'
import { usePlacedButtons } from './use-placed-bar.ts'

interface MarkBarProps {
  /** Where the selection is, in CSS pixels of the window. */
  readonly at: Shown
  readonly categories: readonly Category[]
  /** The category of the mark that the bar is about; `null` for a selection. */
  readonly chosen: CategoryId | null
  /** The same as it looks, even if it is deleted or of another book. */
  readonly chosenCategory: Category | null
  /** How many marks overlap there, and which of them the bar is about, from 1. */
  readonly count: number
  readonly place: number
  /** The words of the mark that the bar is about; `null` for a selection. */
  readonly quote: string | null
  /** The beginning of the mark that can be moved to the selection, or `null`. */
  readonly movable: string | null
  readonly onMove: () => void
  /** The beginning of the note to which the selection can be added, or `null`. */
  readonly addable: string | null
  readonly onAdd: () => void
  /** Called at each key in the bar; returns whether the key moved an edge of the mark. */
  readonly onEdgeKey: (event: KeyboardEvent) => boolean
  readonly onMark: (category: Category) => void
  readonly onNote: () => void
  /** The kind of the mark that the bar is about; `null` for a selection. */
  readonly kind: AnnotationKind | null
  readonly onTurn: (kind: TurnedKind) => void
  readonly onTag: () => void
  /** The beginning of the words that wait for their counterpart; `null` while none do. */
  readonly waiting: string | null
  /** The beginning of the words on the other side that belong to the mark; `null` without any. */
  readonly counterpart: string | null
  /** The first place that the note of the mark links to; `null` if it links to none. */
  readonly link: { readonly address: string; readonly words: string } | null
  readonly onFollow: (address: string) => void
  readonly onLink: () => void
  /** Goes to the words on the other side. */
  readonly onCounterpart: () => void
  readonly onDelete: () => void
  /** Goes to the next of several overlapping marks. */
  readonly onNext: () => void
  /** Called at Esc: the reader wants the bar to close and the focus back in the text. */
  readonly onClose: () => void
}

/**
 * The bar beside a selection or a mark, with what can be done to it. It never takes the focus or
 * the selection by itself. It is a landmark, so that screen readers can jump to it.
 */
export function MarkBar(props: MarkBarProps) {
  const { at, categories, chosen, onMark, onEdgeKey, onClose } = props
  const { t } = useTranslation()
  const bar = useRef<HTMLDivElement>(null)
  const edgeKeys = useId()
  usePlacedButtons(bar, at)
  useArrowKeys(bar, 'button:not([hidden])', 'inline')
  return (
    <section aria-label={t('markBar.label')}>
      <div
        ref={bar}
        role="toolbar"
        aria-label={t('markBar.label')}
        aria-describedby={chosen === null ? undefined : edgeKeys}
        data-pane="mark-bar"
        className={styles.bar}
        tabIndex={-1}
        onKeyDown={event => {
          const { isComposing } = event.nativeEvent
          if (!isComposing && event.key === 'Escape') onClose()
          else if (isComposing || !onEdgeKey(event.nativeEvent)) return
          event.preventDefault()
          event.stopPropagation()
        }}
        // A press on the bar leaves the selection where it is.
        onMouseDown={event => event.preventDefault()}
      >
        {categories.map((category, i) => (
          <MarkButton
            key={category.id}
            category={category}
            action={categoryActions[i] ?? 'note.category'}
            pressed={chosen === null ? undefined : category.id === chosen}
            onPress={() => onMark(category)}
          />
        ))}
        <Tools {...props} />
        <MoreButton bar={bar} />
      </div>
      <span id={edgeKeys} hidden>
        {t('markBar.edges')}
      </span>
      <ChosenMark {...props} />
    </section>
  )
}

function Tools(props: MarkBarProps) {
  const { chosen, count, place, movable, onNote, onTag, onMove, onDelete, onNext } = props
  const { t } = useTranslation()
  return (
    <>
      <button type="button" className={styles.note} data-action="note.create" onClick={onNote}>
        {t('markBar.note')}
      </button>
      {turnedKinds.map(kind => (
        <TurnButton key={kind} kind={kind} isOn={props.kind === kind} onPress={props.onTurn} />
      ))}
      <button type="button" className={styles.note} data-action="mark.tag" onClick={onTag}>
        {t('markBar.tag')}
      </button>
      <LinkButtons {...props} />
      <OutlineButton />
      {movable !== null && (
        <button type="button" className={styles.note} data-action="mark.move" onClick={onMove}>
          {t('markBar.moveTo', { quote: movable })}
        </button>
      )}
      {props.addable !== null && (
        <button
          type="button"
          className={styles.note}
          data-action="note.addPassage"
          title={t('actions.note.addPassage')}
          onClick={props.onAdd}
        >
          {t('markBar.addTo', { note: props.addable })}
        </button>
      )}
      {chosen !== null && (
        <ActionButton
          action="mark.delete"
          icon={<Trash2 size={15} aria-hidden />}
          onPress={onDelete}
        />
      )}
      {count > 1 && (
        <button
          type="button"
          className={styles.note}
          data-action="mark.next"
          aria-label={t('markBar.next', { place, count })}
          title={t('markBar.next', { place, count })}
          onClick={onNext}
        >
          {t('markBar.place', { place, count })}
        </button>
      )}
      <ActionButton action="category.edit" icon={<Palette size={15} aria-hidden />} />
    </>
  )
}

/** Links words with those of the other side, and goes to these and to where the note links. */
function LinkButtons(props: MarkBarProps) {
  const { waiting, counterpart, link, onLink, onCounterpart, onFollow } = props
  const { t } = useTranslation()
  const { tip, aria } = useShortcut('counterpart.link')
  return (
    <>
      <button
        type="button"
        className={styles.note}
        data-action="counterpart.link"
        aria-keyshortcuts={aria}
        title={tip(t('actions.counterpart.link'))}
        onClick={onLink}
      >
        {waiting === null ? t('markBar.link') : t('markBar.linkTo', { words: waiting })}
      </button>
      {counterpart !== null && waiting === null && (
        <button
          type="button"
          className={styles.counterpart}
          data-action="counterpart.show"
          aria-label={t('linking.goTo', { words: counterpart })}
          title={t('actions.counterpart.show')}
          onClick={onCounterpart}
        >
          <span aria-hidden="true">⇄</span> {counterpart}
        </button>
      )}
      {link && (
        <button
          type="button"
          className={styles.counterpart}
          data-action="link.follow"
          data-link={link.address}
          aria-label={t('links.goTo', { words: link.words })}
          onClick={() => onFollow(link.address)}
        >
          <span aria-hidden="true">→</span> {link.words}
        </button>
      )}
    </>
  )
}

/** Says which of several overlapping marks the bar is about. */
function ChosenMark({ chosenCategory, count, place, quote }: MarkBarProps) {
  const { t } = useTranslation()
  const name = useCategoryName()
  const category = chosenCategory
  return (
    <span role="status" className={spoken.spoken}>
      {count > 1 && category && quote !== null
        ? t('markBar.chosen', { place, count, category: name(category), quote })
        : ''}
    </span>
  )
}
