import { memo, type ReactNode } from 'react'
import { chunksInBlock } from './row-elements.ts'
import { TabStop } from './tab-stop.ts'
import type { WatchNearness } from './use-nearness.ts'
import { useShownNear } from './use-shown-near.ts'

interface PartProps {
  readonly items: readonly unknown[]
  /** The numbers of its rows: from `start` up to, without, `end`. */
  readonly start: number
  readonly end: number
  /** Changes when the same items give other rows. */
  readonly of: unknown
  readonly rowAt: (number: number) => ReactNode
  /** The row at which Tab stops, if it is in this part. */
  readonly stopRow: number | null
  /** The `tabIndex` of all other controls in the rows. */
  readonly tabIndex: -1 | undefined
  /** The class of each chunk. */
  readonly className: string | undefined
  /** The numbers of those of its chunks that are rendered wherever the list is scrolled to. */
  readonly needed: readonly number[]
  /** About the height of a row, and the width of the list, in CSS pixels. */
  readonly rowHeight: number
  readonly width: number | undefined
  readonly watch: WatchNearness
}

interface BlockProps extends PartProps {
  readonly chunkSize: number
}

/**
 * Some chunks. The browser looks at each observed element in every frame, also in that of a key
 * typed elsewhere, so the chunks of a block that is far from the screen do not exist.
 */
export const RowBlock = memo(function RowBlock(props: BlockProps) {
  const { start, end, chunkSize, stopRow, needed, ...rest } = props
  const { place, isShown, height } = useShownNear({
    ...rest,
    isFirst: start === 0,
    isNeeded: needed.length > 0,
    rows: end - start,
  })
  const first = start / chunkSize
  return (
    <div ref={place} role="none" style={isShown ? undefined : { blockSize: height }}>
      {isShown &&
        Array.from({ length: Math.ceil((end - start) / chunkSize) }, (_, i) => {
          const from = start + i * chunkSize
          const to = Math.min(from + chunkSize, end)
          const hasStop = stopRow !== null && stopRow >= from && stopRow < to
          return (
            <Chunk
              key={i}
              {...rest}
              start={from}
              end={to}
              stopRow={hasStop ? stopRow : null}
              needed={needed.filter(chunk => chunk === first + i)}
            />
          )
        })}
    </div>
  )
}, areAlike)

/** Some rows. */
const Chunk = memo(function Chunk(props: PartProps) {
  const { start, end, needed } = props
  const rows = end - start
  const { place, isShown, height } = useShownNear({
    ...props,
    isFirst: start === 0,
    isNeeded: needed.length > 0,
    rows,
  })
  return (
    <div
      ref={place}
      role="none"
      className={props.className}
      style={isShown ? undefined : { blockSize: height }}
    >
      {isShown && (
        <TabStop value={props.tabIndex}>
          {Array.from({ length: rows }, (_, i) => props.rowAt(start + i))}
        </TabStop>
      )}
    </div>
  )
}, areAlike)

/** Returns those of `chunks` that are in block `number`. */
export const chunksOfBlock = (chunks: readonly number[], number: number): readonly number[] =>
  chunks.filter(chunk => Math.floor(chunk / chunksInBlock) === number)

/** The props that are compared by identity. */
const compared = [
  'start',
  'end',
  'of',
  'stopRow',
  'tabIndex',
  'className',
  'rowHeight',
  'width',
  'watch',
] as const satisfies readonly (keyof PartProps)[]

/** Whether a part shows the same as before; only its own items are compared. */
function areAlike(before: PartProps, now: PartProps): boolean {
  if (compared.some(name => before[name] !== now[name])) return false
  if (before.needed.join() !== now.needed.join()) return false
  if (now.items === before.items) return true
  for (let at = now.start; at < now.end; at++) if (now.items[at] !== before.items[at]) return false
  return true
}
