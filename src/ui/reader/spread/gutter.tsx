import type { Paragraph } from '#domain/book'
import type { ParagraphId } from '#domain/ids'
import type { TranslationState } from '#domain/translation'
import type { SectionEditor } from '#editor/section-editor'
import type { Spread } from '#editor/spread'
import { memo, use, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { PlaceButton } from '../places/place-button.tsx'
import type { PlaceSign } from '../places/place-signs.ts'
import { ShownPlacesContext } from '../places/shown-places.ts'
import { NoteGlyph, StateGlyph } from './glyphs.tsx'
import styles from './gutter.module.css'

interface GutterProps {
  readonly spread: Spread
  readonly editor: SectionEditor
  readonly noted: ReadonlySet<ParagraphId>
  /** Shows the menu of the states of a pair at a place in the window. */
  readonly onState: OpenStates
  readonly onNote: (paragraph: ParagraphId) => void
}

/** Takes the index of a pair in the book, and where its menu has its upper left corner. */
export type OpenStates = (index: number, at: { readonly x: number; readonly y: number }) => void

/** The space between the columns: the state of each pair, and whether it has a note. */
export function Gutter({ spread, editor, noted, onState, onNote }: GutterProps) {
  const states = useSyncExternalStore(editor.progress.subscribe, editor.progress.get)
  const active = useSyncExternalStore(
    listener => spread.selection.subscribe(listener),
    () => {
      const { where } = spread.selection
      const index = where ? where.index - editor.section.offset : -1
      return index < editor.paragraphs.length ? index : -1
    },
  )
  const labels = useLabels()
  const { signs } = use(ShownPlacesContext)
  return (
    <div className={`beside ${styles.gutter}`}>
      {editor.paragraphs.map((paragraph, pair) => (
        <GutterRow
          key={paragraph.id}
          paragraph={paragraph}
          index={editor.section.offset + pair}
          state={states[pair] ?? 'empty'}
          labels={labels}
          active={pair === active}
          noted={noted.has(paragraph.id)}
          signs={signs.byParagraph.get(paragraph.id)}
          onState={onState}
          onNote={onNote}
        />
      ))}
    </div>
  )
}

/** What is said about a pair, with `place` in place of its number. */
interface Labels {
  readonly states: Readonly<Record<TranslationState, string>>
  readonly note: string
  readonly hidden: string
  readonly number: Intl.NumberFormat
}
const place = '{number}'

/**
 * Translates the labels once for all rows. A section has forty rows and a jump draws several
 * sections, so translating them for each row would cost as much as the text.
 */
function useLabels(): Labels {
  const { t, i18n } = useTranslation()
  return useMemo(() => {
    const label = (state: TranslationState) =>
      t('reader.pairPress', { number: place, state: t(`states.${state}`) })
    return {
      states: {
        empty: label('empty'),
        draft: label('draft'),
        done: label('done'),
        check: label('check'),
      },
      note: t('reader.showNote', { number: place }),
      hidden: t('reader.hiddenPress', { number: place }),
      number: new Intl.NumberFormat(i18n.language),
    }
  }, [t, i18n.language])
}

interface GutterRowProps {
  readonly paragraph: Paragraph
  readonly index: number
  readonly state: TranslationState
  readonly labels: Labels
  readonly active: boolean
  readonly noted: boolean
  /** The signs of notes on the paragraph, or on the section that it begins. */
  readonly signs: readonly PlaceSign[] | undefined
  readonly onState: OpenStates
  readonly onNote: (paragraph: ParagraphId) => void
}

/** The place of a menu under a button. */
function below(button: HTMLElement) {
  const { left, bottom } = button.getBoundingClientRect()
  return { x: left, y: bottom }
}

const GutterRow = memo(function GutterRow(props: GutterRowProps) {
  const { paragraph, index, state, labels, active, noted, signs, onState, onNote } = props
  const number = labels.number.format(index + 1)
  const { isHidden = false } = paragraph
  const label = (isHidden ? labels.hidden : labels.states[state]).replace(place, number)
  const noteLabel = labels.note.replace(place, number)
  return (
    <div
      className={`beside-pair row-${index + 1} ${styles.row} ${active ? styles.active : ''}`}
      data-level={paragraph.level}
      data-hidden={isHidden || undefined}
      onContextMenu={event => {
        event.preventDefault()
        onState(index, { x: event.clientX, y: event.clientY })
      }}
    >
      <span className={styles.number} aria-hidden="true">
        {index + 1}
      </span>
      <button
        type="button"
        className={styles.state}
        data-state={isHidden ? undefined : state}
        data-action="translation.state"
        aria-haspopup="menu"
        tabIndex={-1}
        title={label}
        aria-label={label}
        onClick={({ currentTarget }) => onState(index, below(currentTarget))}
      >
        <StateGlyph state={isHidden ? 'hidden' : state} />
      </button>
      {/* One sign a pair: the rows stay as high as they are, and other notes have marks. */}
      {signs && <PlaceButton signs={signs} className={styles.note} />}
      {noted && !signs && (
        <button
          type="button"
          className={styles.note}
          data-action="note.show"
          tabIndex={-1}
          title={noteLabel}
          aria-label={noteLabel}
          onClick={() => onNote(paragraph.id)}
        >
          <NoteGlyph />
        </button>
      )}
    </div>
  )
})
