import type { Annotation, Category } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import { useCallback } from 'react'
import { WindowedList } from '../rows/windowed-list.tsx'
import type { NoteItemActions } from './note-item-props.ts'
import { NoteItem } from './note-item.tsx'
import { lostSide } from './notes-in-order.ts'

interface NoteListProps {
  readonly items: readonly Annotation[]
  /** Marks with words that could not be located. */
  readonly orphans: ReadonlySet<AnnotationId>
  readonly label: string
  readonly categories: readonly Category[]
  readonly known: readonly Category[]
  /** BCP 47 tags of the book and of the translation. */
  readonly bookLanguage: string
  readonly translationLanguage: string
  /** The mark to bring into sight, and the one whose note is being written. */
  readonly current: AnnotationId | null
  readonly edited: AnnotationId | null
  /** Must stay the same object, or all rows are drawn again. */
  readonly actions: NoteItemActions
}

/** About the height of a mark without a note, in CSS pixels. */
const rowHeight = 96
/** Few rows a chunk, because each has many controls: twelve made a panel a third slower to open. */
const chunkSize = 6

/** A list of marks. It is one stop for Tab, and a key typed in a row draws only that row. */
export function NoteList(props: NoteListProps) {
  const { items, orphans, categories, known, bookLanguage, translationLanguage } = props
  const { current, edited, actions } = props
  const of = items.length
  const row = useCallback(
    (annotation: Annotation, place: number, isStop: boolean) => (
      <NoteItem
        key={annotation.id}
        annotation={annotation}
        categories={categories}
        own={known.find(({ id }) => id === annotation.category)}
        bookLanguage={bookLanguage}
        lost={lostSide(annotation, orphans)}
        noteLanguage={translationLanguage}
        place={place}
        of={of}
        isStop={isStop}
        isCurrent={annotation.id === current}
        isEdited={annotation.id === edited}
        actions={actions}
      />
    ),
    [orphans, categories, known, bookLanguage, translationLanguage, of, current, edited, actions],
  )
  return (
    <WindowedList
      items={items}
      label={props.label}
      keyOf={idOf}
      needs={edited ?? current}
      rowHeight={rowHeight}
      chunkSize={chunkSize}
      stop='[data-action="note.show"]'
      row={row}
    />
  )
}

const idOf = ({ id }: Annotation): string => id
