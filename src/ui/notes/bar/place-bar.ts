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

/** The widest that a bar in `room` may be, in CSS pixels. */
export const widestIn = ({ left, right }: WindowBox): number => right - left - 2 * gap

/** With less than this beside a panel, a bar may be over the panel, in CSS pixels. */
const least = 240

/** Returns where a bar may be: in the pane of the text, and not over a panel that covers it. */
export function roomInText(): WindowBox {
  const whole = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight }
  const pane = document.querySelector('[data-pane="text"]')?.getBoundingClientRect() ?? whole
  const over = [...document.querySelectorAll('[data-panel][data-way="over"]')]
  return besidePanels(
    pane,
    over.map(panel => panel.getBoundingClientRect()),
  )
}

/** Returns what `panels` leave of `pane`, or all of it if that is too little for a bar. */
export function besidePanels(
  { left, top, right, bottom }: WindowBox,
  panels: readonly Pick<WindowBox, 'left' | 'right'>[],
): WindowBox {
  const room = { left, top, right, bottom }
  for (const panel of panels)
    if (panel.left <= left) room.left = Math.max(room.left, panel.right)
    else room.right = Math.min(room.right, panel.left)
  return room.right - room.left < least ? { left, top, right, bottom } : room
}
