/** A box in CSS pixels of the window. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

interface Size {
  readonly width: number
  readonly height: number
}

const gap = 8

/**
 * Where a bar of `size` stands by `selection` in a window of size `room`: centred over
 * it, under it where there is no room above, and always wholly inside. CSS pixels of the window.
 */
export function placeBar(selection: Box, size: Size, room: Box): { left: number; top: number } {
  const centre = (selection.left + selection.right) / 2 - size.width / 2
  const above = selection.top - gap - size.height
  const top = above >= room.top + gap ? above : selection.bottom + gap
  return {
    left: within(centre, room.left, room.right - size.width),
    top: within(top, room.top, room.bottom - size.height),
  }
}

const within = (wanted: number, least: number, most: number) =>
  Math.max(least + gap, Math.min(wanted, most - gap))

/** Where `bar` may stand: the pane of the text, or the whole window where the bar is too wide for that. */
export function roomFor(bar: HTMLElement): Box {
  const pane = document.querySelector('[data-pane="text"]')?.getBoundingClientRect()
  const whole = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight }
  return pane && pane.width > bar.offsetWidth + 32 ? pane : whole
}
