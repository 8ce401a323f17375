import type { WindowBox } from '../notes/bar/place-bar.ts'

interface Size {
  readonly width: number
  readonly height: number
}

const gap = 8

/**
 * Returns where a card of `size` is placed beside `word` within `room`: below the line, or above it
 * if only there is space, and never over the line. `taken` is what another bar covers, if one is
 * there. All in CSS pixels of the window. `height` is how high the card may be.
 */
export function placeCard(
  word: WindowBox,
  size: Size,
  room: WindowBox,
  taken: WindowBox | null,
): { readonly left: number; readonly top: number; readonly height: number } {
  const isTakenBelow = taken !== null && taken.top >= word.bottom
  const upper = isTakenBelow ? taken.bottom : word.bottom
  const lower = taken !== null && !isTakenBelow ? taken.top : word.top
  const below = room.bottom - upper - 2 * gap
  const above = lower - room.top - 2 * gap
  const isBelow = below >= size.height || below >= above
  const height = Math.max(0, Math.min(size.height, isBelow ? below : above))
  return {
    left: Math.max(room.left + gap, Math.min(word.left, room.right - gap - size.width)),
    top: isBelow ? upper + gap : lower - gap - height,
    height,
  }
}
