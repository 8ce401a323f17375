/** A rectangle of the screen in device-independent pixels. */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The least size of the window, at which both columns and their panels stay readable. */
export const smallest = { width: 720, height: 500 } as const
export const usual = { width: 1280, height: 860 } as const

/** So much of a window's top must be on a display for the reader to drag it. */
const handle = { width: 120, height: 30 }

/**
 * Returns where to open a window that was last at `place`: there, if a display still shows it, and
 * no larger than that display. Returns null if no display shows it, so that the system chooses.
 */
export function placeOn(displays: readonly Rectangle[], place: Rectangle | null): Rectangle | null {
  if (place === null) return null
  const display = displays.find(area => showsTop(area, place))
  if (display === undefined) return null
  const width = clamp(place.width, smallest.width, display.width)
  const height = clamp(place.height, smallest.height, display.height)
  return {
    x: clamp(place.x, display.x, display.x + display.width - width),
    y: clamp(place.y, display.y, display.y + display.height - height),
    width,
    height,
  }
}

function showsTop(area: Rectangle, place: Rectangle): boolean {
  const across = Math.min(area.x + area.width, place.x + place.width) - Math.max(area.x, place.x)
  const down = Math.min(area.y + area.height, place.y + handle.height) - Math.max(area.y, place.y)
  return across >= handle.width && down >= handle.height
}

/** The lower limit wins if the two cross, as on a display smaller than the least window size. */
const clamp = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(value, high))
