/** A box in CSS pixels of the window. */
export interface WindowBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** What a bar is about. */
export interface Shown extends WindowBox {
  /** The line that the reader is on, if the selection has several. */
  readonly line?: Pick<WindowBox, 'top' | 'bottom'>
}

interface Size {
  readonly width: number
  readonly height: number
}

const gap = 8

/**
 * Returns where a bar of `size` is placed at `selection` within `room`: centred above it, or below
 * it if there is no space above, and always completely inside. If there is no space on either side,
 * it is at the edge that is further from the reader's line. In CSS pixels of the window.
 */
export function placeBar(
  selection: Shown,
  size: Size,
  room: WindowBox,
): { left: number; top: number } {
  const centre = (selection.left + selection.right) / 2 - size.width / 2
  return {
    left: within(centre, room.left, room.right - size.width),
    top: within(topOf(selection, size, room), room.top, room.bottom - size.height),
  }
}

function topOf({ top, bottom, line }: Shown, { height }: Size, room: WindowBox): number {
  const above = top - gap - height
  const below = bottom + gap
  if (above >= room.top + gap) return above
  if (below + height + gap <= room.bottom) return below
  const isLow = line && line.top + line.bottom > room.top + room.bottom
  return isLow ? room.top : room.bottom
}

const within = (wanted: number, least: number, most: number) =>
  Math.max(least + gap, Math.min(wanted, most - gap))

/**
 * Returns where `bar` may be: in the pane of the text, or in the whole window if the bar is too
 * wide for the pane.
 */
export function roomFor(bar: HTMLElement): WindowBox {
  const pane = document.querySelector('[data-pane="text"]')?.getBoundingClientRect()
  const whole = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight }
  return pane && pane.width > bar.offsetWidth + 32 ? pane : whole
}
