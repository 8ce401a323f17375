import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'
import type { WatchNearness } from './use-nearness.ts'

interface PartOfList {
  /** Whether it is at the beginning of the list, and so rendered at first. */
  readonly isFirst: boolean
  /** Whether it is rendered wherever the list is scrolled to. */
  readonly isNeeded: boolean
  /** How many rows it has. */
  readonly rows: number
  /** About the height of a row, and the width of the list, in CSS pixels. */
  readonly rowHeight: number
  readonly width: number | undefined
  readonly watch: WatchNearness
}

/** The size of a part when it was last rendered, in CSS pixels, and how many rows it had. */
interface Left extends Pick<DOMRect, 'width' | 'height'> {
  readonly rows: number
}

interface Shown {
  readonly place: RefObject<HTMLDivElement | null>
  /** Whether its rows are rendered. */
  readonly isShown: boolean
  /** The height of the empty box while they are not, in CSS pixels. */
  readonly height: number
}

/**
 * Says whether a part of a list is rendered: near the screen, or if it is needed. A part that
 * scrolls away keeps the height that it had, as long as its rows and the width are the same.
 */
export function useShownNear(part: PartOfList): Shown {
  const { isFirst, isNeeded, rows, rowHeight, width, watch } = part
  const place = useRef<HTMLDivElement>(null)
  const [left, setLeft] = useState<Left | null>(null)
  const [near, setNear] = useState(isFirst)
  const change = useEffectEvent((element: HTMLElement, isNear: boolean) => {
    if (!isNear && element.childElementCount > 0) {
      const box = element.getBoundingClientRect()
      setLeft({ width: box.width, height: box.height, rows })
    }
    setNear(isNear)
  })
  useEffect(() => {
    const element = place.current
    return element ? watch(element, isNear => change(element, isNear)) : undefined
  }, [watch])
  const isAsLeft = left?.width === width && left?.rows === rows
  return {
    place,
    isShown: near || isNeeded,
    height: isAsLeft ? left.height : rows * rowHeight,
  }
}
