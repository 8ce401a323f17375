/**
 * A long list that renders only the rows near the screen. It is cut into blocks of chunks. A chunk
 * that scrolls away leaves an empty box of the same height, so rows may have any height and the
 * scroll bar stays true. A chunk renders again only when one of its rows changes, so a key typed in
 * a row costs that row.
 */
import {
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react'
import { RowBlock, chunksOfBlock } from './chunk.tsx'
import { chunksInBlock, rowElement } from './row-elements.ts'
import { rowFinder } from './row-finder.ts'
import { useNearness } from './use-nearness.ts'
import { useRowHeight } from './use-row-height.ts'
import { useRowKeys } from './use-row-keys.ts'

/**
 * Renders one row at `place`, from 1, as a `listitem` or, in a tree, a `treeitem`. `isStop`: Tab
 * stops there.
 */
export type RenderRow<T> = (item: T, place: number, isStop: boolean) => ReactNode

interface WindowedListProps<T> {
  readonly items: readonly T[]
  readonly label: string
  readonly keyOf: (item: T) => string
  /** Must stay the same function while the same item gives the same row. */
  readonly row: RenderRow<T>
  /**
   * A row that is brought into sight and always rendered. Tab stops at it until another row had the
   * focus.
   */
  readonly needs: string | null
  /** About the height of a row, in CSS pixels. It is used until a row has been measured. */
  readonly rowHeight: number
  readonly role?: 'list' | 'tree'
  /** Several rows of a tree can be selected. */
  readonly selectsMany?: boolean
  /** BCP 47 tag of the rows, if it is not the interface's language. */
  readonly lang?: string
  readonly className?: string | undefined
  /** How many rows a chunk has. */
  readonly chunkSize?: number
  /** The class of each chunk. If it is a grid, its number of columns must divide `chunkSize`. */
  readonly chunkClassName?: string | undefined
  /**
   * A selector for the element of a row that takes the focus. With it the list is one stop for Tab:
   * arrow keys, Home, End, PageUp and PageDown go from row to row, also to rows that are not
   * rendered, and Right goes to the other controls in a row.
   */
  readonly stop?: string
  /** The name of a row. With it, letters go to the next row whose name begins with them. */
  readonly nameOf?: (item: T) => string
}

/** The list of `items`; `aria-setsize` in the rows says how long it is. */
export function WindowedList<T>(props: WindowedListProps<T>) {
  const { items, label, row, chunkSize = 40, role = 'list' } = props
  const list = useRef<HTMLDivElement>(null)
  const { width, height = props.rowHeight } = useRowHeight(list)
  const watch = useNearness()
  const stops = props.stop !== undefined
  const { needed, stopRow, chunks } = useRowsKept(list, props, chunkSize)
  const blockSize = chunkSize * chunksInBlock
  const count = Math.ceil(items.length / blockSize)

  const showNeeded = useEffectEvent(() => {
    if (needed === null) return
    rowElement(list.current, needed, chunkSize)?.scrollIntoView({ block: 'nearest' })
  })
  // Measuring the first row changes the expected height of everything above the needed row.
  useLayoutEffect(() => showNeeded(), [props.needs, height])

  return (
    <div
      ref={list}
      role={role}
      aria-label={label}
      aria-multiselectable={props.selectsMany}
      lang={props.lang}
      className={props.className}
    >
      {Array.from({ length: count }, (_, n) => (
        <RowBlock
          key={n}
          items={items}
          start={n * blockSize}
          end={Math.min((n + 1) * blockSize, items.length)}
          chunkSize={chunkSize}
          of={row}
          rowAt={number => {
            const item = items[number]
            return item === undefined ? null : row(item, number + 1, stops && number === stopRow)
          }}
          stopRow={stops && Math.floor(stopRow / blockSize) === n ? stopRow : null}
          tabIndex={stops ? -1 : undefined}
          className={props.chunkClassName}
          needed={chunksOfBlock(chunks, n)}
          rowHeight={height}
          width={width}
          watch={watch}
        />
      ))}
    </div>
  )
}

/**
 * Which row must be rendered wherever the list is scrolled to, at which one Tab stops, and the
 * chunks that these and the focus need.
 */
function useRowsKept<T>(
  list: RefObject<HTMLElement | null>,
  { items, keyOf, needs, stop, nameOf }: WindowedListProps<T>,
  chunkSize: number,
) {
  const [find] = useState(rowFinder)
  const named = (of: (item: T) => string) => (number: number) => {
    const item = items[number]
    return item === undefined ? '' : of(item)
  }
  const held = useRowKeys(list, {
    stop,
    count: items.length,
    chunkSize,
    keyOf: named(keyOf),
    needs,
    nameOf: nameOf && named(nameOf),
  })
  const needed = needs === null ? null : find(items, keyOf, needs)
  const heldRow = held && (find(items, keyOf, held.key, held.row) ?? held.row)
  const stopRow = Math.min(heldRow ?? needed ?? 0, items.length - 1)
  const chunkOf = (number: number) => Math.floor(number / chunkSize)
  const heldChunk = held?.hasFocus && heldRow !== null ? chunkOf(heldRow) : null
  const chunks = [
    ...(needed === null ? [] : [chunkOf(needed)]),
    ...(stop === undefined ? [] : [chunkOf(stopRow)]),
    ...(heldChunk === null ? [] : [heldChunk - 1, heldChunk, heldChunk + 1]),
  ]
  return { needed, stopRow, chunks: [...new Set(chunks)] }
}
