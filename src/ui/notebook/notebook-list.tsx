import type { Category } from '#domain/annotation'
import type { AnnotationId, BookId, CategoryId } from '#domain/ids'
import type { NoteGroup, NotebookRow } from '#domain/notebook/groups'
import { useCallback, useMemo, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { WindowedList } from '../rows/windowed-list.tsx'
import { GroupRow, type GroupName } from './group-row.tsx'
import styles from './notebook-screen.module.css'
import { MarkRow } from './notebook-row.tsx'
import type { NotebookState } from './notebook-state.ts'
import { marksOfRow } from './selecting.ts'
import type { ShownBook } from './shown-book.ts'
import { useRowActs, type RowActs } from './use-row-acts.ts'

interface NotebookListProps extends RowActs {
  readonly list: RefObject<HTMLDivElement | null>
  readonly rows: readonly NotebookRow[]
  readonly state: NotebookState
  readonly books: ReadonlyMap<BookId, ShownBook>
  readonly categories: ReadonlyMap<CategoryId, Category>
  /** Must stay the same function while groups have the same names. */
  readonly groupName: (group: NoteGroup) => GroupName
  /** The key of the row that is brought into sight at first. */
  readonly needs: string | null
}

/** About the height of a mark with a short note, in CSS pixels. */
const rowHeight = 104
/** Few rows a chunk, because a note may be long. */
const chunkSize = 16

/** The marks that are shown, as a tree of which many rows can be selected. */
export function NotebookList(props: NotebookListProps) {
  const { list, rows, state, books, categories, groupName, needs } = props
  const { t } = useTranslation()
  const { selected, closed } = state
  useRowActs(list, props)
  const row = useCallback(
    (one: NotebookRow, _place: number, isStop: boolean) =>
      one.kind === 'mark' ? (
        <MarkRow
          key={one.key}
          rowKey={one.key}
          mark={one.entry.mark}
          book={books.get(one.entry.mark.bookId)}
          category={categories.get(one.entry.mark.category)}
          level={one.level}
          place={one.place}
          of={one.of}
          isStop={isStop}
          isSelected={selected.has(one.entry.mark.id)}
        />
      ) : (
        <GroupRow
          key={one.key}
          rowKey={one.key}
          {...groupName(one.group)}
          count={one.group.entries.length}
          isClosed={closed.has(one.group.key)}
          isSelected={isWhole(one, selected)}
          place={one.place}
          of={one.of}
          isStop={isStop}
        />
      ),
    [books, categories, selected, closed, groupName],
  )
  return (
    <div ref={list} className={styles.list}>
      {useMemo(
        () => (
          <WindowedList
            role="tree"
            selectsMany
            items={rows}
            label={t('notebook.list')}
            keyOf={keyOf}
            needs={needs}
            rowHeight={rowHeight}
            chunkSize={chunkSize}
            stop='[role="treeitem"]'
            row={row}
          />
        ),
        [rows, t, needs, row],
      )}
    </div>
  )
}

const keyOf = ({ key }: NotebookRow): string => key

const isWhole = (row: NotebookRow, selected: ReadonlySet<AnnotationId>): boolean =>
  marksOfRow(row).every(id => selected.has(id))
