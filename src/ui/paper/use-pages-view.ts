import { useEffect, useState, type KeyboardEvent, type RefObject } from 'react'
import type { OnPaper } from './set-on-paper.ts'

/** The steps of the zoom; 1 is the size on paper. */
const zooms = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2] as const
/** Around the sheets, in CSS pixels. */
export const sheetGap = 16

type Scroller = RefObject<HTMLElement | null>

export interface PagesView {
  /** The sheets that are beside each other, of all rows. */
  readonly rows: readonly (readonly number[])[]
  /** The row in front of the reader. */
  readonly at: number
  /** The rows that are drawn. */
  readonly drawn: { readonly first: number; readonly end: number }
  readonly zoom: number
  /** The height of a row with the gap below it. */
  readonly height: number
  /** How many sheets are beside each other. */
  readonly across: number
  readonly zoomBy: (direction: 1 | -1) => void
  /** Makes the sheets as wide as their place, but no larger than on paper. */
  readonly fit: () => void
  readonly onScroll: (top: number) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** Where the reader is among the sheets, and how large these are. */
export function usePagesView(paper: OnPaper, scroller: Scroller): PagesView {
  const room = useRoom(scroller)
  const [chosen, setChosen] = useState<number | null>(null)
  const [top, setTop] = useState(0)
  const { sheet } = paper.laid
  const rows = rowsOf(paper)
  const across = sheet.setting === 'facing' ? 2 : 1
  const zoom = chosen ?? Math.min(1, (room.width - 2 * sheetGap) / (across * sheet.width))
  const height = sheet.height * zoom + sheetGap
  const last = rows.length - 1
  const at = Math.min(last, Math.max(0, Math.floor((top + room.height / 3) / height)))

  const go = (row: number) =>
    scroller.current?.scrollTo({ top: Math.min(last, Math.max(0, row)) * height })
  const turn = (direction: 1 | -1) => {
    if (scroller.current) turned(scroller.current, height, direction)
  }
  const zoomBy = (direction: 1 | -1) => {
    const beyond = zooms.filter(step => (step - zoom) * direction > 0.005)
    const next = direction === 1 ? beyond[0] : beyond.at(-1)
    if (next !== undefined) setChosen(next)
  }
  const fit = () => setChosen(null)
  const keys: Readonly<Record<string, () => void>> = {
    PageDown: () => turn(1),
    PageUp: () => turn(-1),
    Home: () => go(0),
    End: () => go(last),
    '+': () => zoomBy(1),
    '=': () => zoomBy(1),
    '-': () => zoomBy(-1),
    '0': fit,
  }
  return {
    rows,
    at,
    drawn: {
      first: Math.max(0, Math.floor(top / height) - 1),
      end: Math.min(rows.length, Math.ceil((top + room.height) / height) + 1),
    },
    zoom,
    height,
    across,
    zoomBy,
    fit,
    onScroll: setTop,
    onKeyDown: event => {
      const run = keys[event.key]
      if (!run || event.ctrlKey || event.metaKey || event.altKey) return
      run()
      event.preventDefault()
    },
  }
}

/**
 * Scrolls to the part of a sheet that is not in sight yet, and then to the next sheet. The place is
 * that of the scroller, because keys may come faster than it is drawn.
 */
function turned(scroller: HTMLElement, height: number, direction: 1 | -1): void {
  const { scrollTop, clientHeight } = scroller
  const row = Math.floor((scrollTop + 1) / height)
  const rest = (row + 1) * height - clientHeight
  const isTop = scrollTop - row * height <= 1
  const down = scrollTop < rest - 1 ? Math.min(scrollTop + clientHeight, rest) : (row + 1) * height
  const up = isTop ? (row - 1) * height : row * height
  scroller.scrollTo({ top: direction === 1 ? down : up })
}

/** The size of the place that the sheets have. */
function useRoom(scroller: Scroller) {
  const [room, setRoom] = useState({ width: 600, height: 500 })
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const seen = new ResizeObserver(() =>
      setRoom({ width: element.clientWidth, height: element.clientHeight }),
    )
    seen.observe(element)
    return () => seen.disconnect()
  }, [scroller])
  return room
}

/** The sheets that are beside each other: of facing pages the left and the right one. */
function rowsOf({ laid, sheets }: OnPaper): readonly (readonly number[])[] {
  const all = Array.from({ length: sheets.count }, (_, at) => at)
  if (laid.sheet.setting !== 'facing') return all.map(at => [at])
  return [[0], ...all.slice(1).flatMap(at => (at % 2 === 1 ? [[at, at + 1]] : []))]
}
