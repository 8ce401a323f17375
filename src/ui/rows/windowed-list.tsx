/**
 * A long list that renders only the rows near the screen. It is cut into chunks. A chunk that
 * scrolls away leaves an empty box of the same height, so rows may have any height and the scroll
 * bar stays true. A chunk renders again only when one of its rows changes, so a key typed in a row
 * costs that row.
 */
import {
  memo,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from 'react'
import { rowFinder } from './row-finder.ts'
import { TabStop } from './tab-stop.ts'
import { useNearness, type WatchNearness } from './use-nearness.ts'
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
  const { needed, stopRow, isNeeded, chunkOf } = useRowsKept(list, props, chunkSize)
  const count = Math.ceil(items.length / chunkSize)

  const showNeeded = useEffectEvent(() => {
    if (needed === null) return
    const chunk = list.current?.children[Math.floor(needed / chunkSize)]
    chunk?.children[needed % chunkSize]?.scrollIntoView({ block: 'nearest' })
  })
  // Measuring the first row changes the expected height of everything above the needed row.
  useLayoutEffect(() => showNeeded(), [props.needs, height])

  return (
    <div ref={list} role={role} aria-label={label} lang={props.lang} className={props.className}>
      {Array.from({ length: count }, (_, n) => (
        <Chunk
          key={n}
          items={items}
          start={n * chunkSize}
          end={Math.min((n + 1) * chunkSize, items.length)}
          of={row}
          rowAt={number => {
            const item = items[number]
            return item === undefined ? null : row(item, number + 1, stops && number === stopRow)
          }}
          stopRow={stops && chunkOf(stopRow) === n ? stopRow : null}
          tabIndex={stops ? -1 : undefined}
          className={props.chunkClassName}
          isNeeded={isNeeded(n)}
          rowHeight={height}
          width={width}
          watch={watch}
        />
      ))}
    </div>
  )
}

/** Which rows must be rendered wherever the list is scrolled to, and at which one Tab stops. */
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
  const chunkOf = (number: number | null) => Math.floor((number ?? -Infinity) / chunkSize)
  const isNeeded = (n: number) =>
    n === chunkOf(needed) ||
    (stop !== undefined && n === chunkOf(stopRow)) ||
    (held?.hasFocus === true && Math.abs(n - chunkOf(heldRow)) <= 1)
  return { needed, stopRow, isNeeded, chunkOf }
}

interface ChunkProps {
  readonly items: readonly unknown[]
  /** The numbers of its rows: from `start` up to, without, `end`. */
  readonly start: number
  readonly end: number
  /** Changes when the same items give other rows. */
  readonly of: unknown
  readonly rowAt: (number: number) => ReactNode
  /** The row at which Tab stops, if it is in this chunk. */
  readonly stopRow: number | null
  /** The `tabIndex` of all other controls in the rows. */
  readonly tabIndex: -1 | undefined
  readonly className: string | undefined
  readonly isNeeded: boolean
  /** About the height of a row, and the width of the list, in CSS pixels. */
  readonly rowHeight: number
  readonly width: number | undefined
  readonly watch: WatchNearness
}

/** The size of a chunk when it was last rendered, in CSS pixels, and how many rows it had. */
interface Left extends Pick<DOMRect, 'width' | 'height'> {
  readonly count: number
}

const Chunk = memo(function Chunk(props: ChunkProps) {
  const { start, end, isNeeded, rowHeight, width, watch } = props
  const place = useRef<HTMLDivElement>(null)
  const [left, setLeft] = useState<Left | null>(null)
  const [near, setNear] = useState(start === 0)
  useEffect(() => {
    const element = place.current
    if (!element) return
    return watch(element, isNear => {
      const count = element.childElementCount
      if (!isNear && count > 0) {
        const box = element.getBoundingClientRect()
        setLeft({ width: box.width, height: box.height, count })
      }
      setNear(isNear)
    })
  }, [watch])
  const count = end - start
  const isAsLeft = left?.width === width && left?.count === count
  const height = isAsLeft ? left.height : count * rowHeight
  const isShown = near || isNeeded
  return (
    <div
      ref={place}
      role="none"
      className={props.className}
      style={isShown ? undefined : { blockSize: height }}
    >
      {isShown && (
        <TabStop value={props.tabIndex}>
          {Array.from({ length: count }, (_, i) => props.rowAt(start + i))}
        </TabStop>
      )}
    </div>
  )
}, areAlike)

/** The props of a chunk that are compared by identity. */
const compared = [
  'start',
  'end',
  'of',
  'stopRow',
  'tabIndex',
  'className',
  'isNeeded',
  'rowHeight',
  'width',
  'watch',
] as const satisfies readonly (keyof ChunkProps)[]

/** Whether a chunk shows the same as before; only its own items are compared. */
function areAlike(before: ChunkProps, now: ChunkProps): boolean {
  if (compared.some(name => before[name] !== now[name])) return false
  if (now.items === before.items) return true
  for (let at = now.start; at < now.end; at++) if (now.items[at] !== before.items[at]) return false
  return true
}
