/**
 * A long list of which only what is near the screen is rendered. It is cut into
 * chunks; a chunk that scrolls away leaves an empty place of the height it had, so
 * rows may be of any height and the scroll bar stays true. A chunk renders again only
 * when one of its rows is another, so that a key in one row costs that row.
 */
import {
  memo,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
} from 'react'
import { rowFinder } from './row-finder.ts'
import { TabStop } from './tab-stop.ts'
import { useNearness, type WatchNearness } from './use-nearness.ts'
import { useRowHeight } from './use-row-height.ts'
import { useRowKeys } from './use-row-keys.ts'

/** Renders one row, given its place from 1 and whether Tab stops at it; the row is a `listitem`, in a tree a `treeitem`. */
export type RenderRow<T> = (item: T, place: number, isStop: boolean) => ReactNode

interface WindowedListProps<T> {
  readonly items: readonly T[]
  readonly label: string
  readonly keyOf: (item: T) => string
  /** The same function as long as the same item gives the same row. */
  readonly row: RenderRow<T>
  /** A row that is brought into sight, and there wherever the list is scrolled to; Tab stops at it until another had the keyboard. */
  readonly needs: string | null
  /** About how high a row is, in CSS pixels: until one has been seen. */
  readonly rowHeight: number
  readonly role?: 'list' | 'tree'
  /** BCP 47 tag of what the rows say, where it is not the interface's. */
  readonly lang?: string
  readonly className?: string | undefined
  /** How many rows come and go together. */
  readonly chunkSize?: number
  /** Of each chunk; one that is a grid needs columns whose number divides `chunkSize`. */
  readonly chunkClassName?: string | undefined
  /**
   * Finds in a row what takes the keyboard. With it the list is one stop for Tab: arrow keys, Home, End, PageUp and
   * PageDown go from row to row, to those not rendered too, and Right to what else is in a row.
   */
  readonly stop?: string
  /** What a row is called: with it letters go to the next row that begins with them. */
  readonly nameOf?: (item: T) => string
}

/** The list of `items`; screen readers are told how long it is. */
export function WindowedList<T>(props: WindowedListProps<T>) {
  const { items, label, keyOf, row, needs, stop, nameOf, chunkSize = 40, role = 'list' } = props
  const list = useRef<HTMLDivElement>(null)
  const { width, height = props.rowHeight } = useRowHeight(list)
  const watch = useNearness()
  const [find] = useState(rowFinder)
  const stops = stop !== undefined
  const at = (number: number) => items[number]
  const named = (of: (item: T) => string) => (number: number) => {
    const item = at(number)
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
    (stops && n === chunkOf(stopRow)) ||
    (held?.hasFocus === true && Math.abs(n - chunkOf(heldRow)) <= 1)
  const count = Math.ceil(items.length / chunkSize)

  const showNeeded = useEffectEvent(() => {
    if (needed === null) return
    const chunk = list.current?.children[Math.floor(needed / chunkSize)]
    chunk?.children[needed % chunkSize]?.scrollIntoView({ block: 'nearest' })
  })
  // When it is known how high rows are, what is above the needed one is another height than it was taken for.
  useLayoutEffect(() => showNeeded(), [needs, height])

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
            const item = at(number)
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

interface ChunkProps {
  readonly items: readonly unknown[]
  /** Its rows: from `start` up to `end`. */
  readonly start: number
  readonly end: number
  /** Another object when the same items give other rows. */
  readonly of: unknown
  readonly rowAt: (number: number) => ReactNode
  /** The row at which Tab stops, where it is in this chunk. */
  readonly stopRow: number | null
  /** Of all else in the rows. */
  readonly tabIndex: -1 | undefined
  readonly className: string | undefined
  readonly isNeeded: boolean
  /** About how high a row is, and how wide the list is, in CSS pixels. */
  readonly rowHeight: number
  readonly width: number | undefined
  readonly watch: WatchNearness
}

/** What a chunk looked like when it was last seen. */
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

/** All of a chunk that is compared as it is. */
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

/** Whether two chunks show the same: of the items only its own are looked at. */
function areAlike(before: ChunkProps, now: ChunkProps): boolean {
  if (compared.some(name => before[name] !== now[name])) return false
  if (now.items === before.items) return true
  for (let at = now.start; at < now.end; at++) if (now.items[at] !== before.items[at]) return false
  return true
}
