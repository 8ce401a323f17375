/**
 * A long list of which only what is near the screen is rendered. It is cut into
 * chunks; a chunk that scrolls away leaves an empty place of the height it had, so
 * rows may be of any height and the scroll bar stays true.
 */
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useRowHeight } from './use-row-height.ts'
import { useRowKeys } from './use-row-keys.ts'

interface WindowedListProps<T> {
  readonly items: readonly T[]
  readonly label: string
  readonly keyOf: (item: T) => string
  /** Renders one row, given its place from 1; the row is a `listitem`. */
  readonly row: (item: T, place: number) => ReactNode
  /** A row that must be there wherever the list is scrolled to. */
  readonly needs: string | null
  /** About how high a row is, in CSS pixels: until one has been seen. */
  readonly rowHeight: number
  readonly className?: string | undefined
  /** How many rows come and go together. */
  readonly chunkSize?: number
  /** Of each chunk; one that is a grid needs columns whose number divides `chunkSize`. */
  readonly chunkClassName?: string | undefined
  /** Finds in a row what takes the keyboard: with it arrow keys, Home and End go from row to row, to those not rendered too. */
  readonly stop?: string
}

/** The list of `items`; screen readers are told how long it is. */
export function WindowedList<T>(props: WindowedListProps<T>) {
  const { items, label, keyOf, row, needs, className, chunkClassName, stop } = props
  const { chunkSize = 40 } = props
  const list = useRef<HTMLDivElement>(null)
  const { width, height = props.rowHeight } = useRowHeight(list)
  const held = useRowKeys(list, { stop, count: items.length, chunkSize })
  const starts = Array.from(
    { length: Math.ceil(items.length / chunkSize) },
    (_, i) => i * chunkSize,
  )
  return (
    <div ref={list} role="list" aria-label={label} className={className}>
      {starts.map((start, n) => {
        const chunk = items.slice(start, start + chunkSize)
        return (
          <Chunk
            key={start}
            className={chunkClassName}
            isFirst={n === 0}
            isNeeded={
              (held !== null && Math.abs(n - held) <= 1) ||
              chunk.some(item => keyOf(item) === needs)
            }
            guess={chunk.length * height}
            width={width}
          >
            {() => chunk.map((item, i) => row(item, start + i + 1))}
          </Chunk>
        )
      })}
    </div>
  )
}

interface ChunkProps {
  readonly className: string | undefined
  readonly isFirst: boolean
  readonly isNeeded: boolean
  /** How high it may be, and how wide the list is, in CSS pixels. */
  readonly guess: number
  readonly width: number | undefined
  readonly children: () => ReactNode
}

function Chunk({ className, isFirst, isNeeded, guess, width, children }: ChunkProps) {
  const place = useRef<HTMLDivElement>(null)
  const [left, setLeft] = useState<Pick<DOMRect, 'width' | 'height'> | null>(null)
  const [near, setNear] = useState(isFirst)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const observer = new IntersectionObserver(
      entries => {
        const isNear = entries.at(-1)?.isIntersecting ?? false
        if (!isNear && element.childElementCount > 0) setLeft(element.getBoundingClientRect())
        setNear(isNear)
      },
      // Of the window and of whatever in it scrolls.
      { rootMargin: '100%', scrollMargin: '100%' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const shown = near || isNeeded
  const height = left && left.width === width ? left.height : guess
  return (
    <div
      ref={place}
      role="none"
      className={className}
      style={shown ? undefined : { blockSize: height }}
    >
      {shown && children()}
    </div>
  )
}
