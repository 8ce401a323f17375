/** Paths of SVG for the parts of a mark, in CSS pixels. */
import type { Box } from '../queries/selected-text.ts'

/** Which ends of a line are ends of its mark. At the others the mark goes on in another line. */
export interface Ends {
  readonly left: boolean
  readonly right: boolean
}

const radius = 2

const at = (value: number): string => String(Math.round(value * 100) / 100)

/** An area with round corners at the ends of its mark. */
export function areaPath({ left, top, right, bottom }: Box, ends: Ends): string {
  const [begin, end] = [ends.left ? radius : 0, ends.right ? radius : 0]
  return [
    `M${at(left + begin)} ${at(top)}H${at(right - end)}`,
    end > 0 ? `q${end} 0 ${end} ${end}` : '',
    `V${at(bottom - end)}`,
    end > 0 ? `q0 ${end} ${-end} ${end}` : '',
    `H${at(left + begin)}`,
    begin > 0 ? `q${-begin} 0 ${-begin} ${-begin}` : '',
    `V${at(top + begin)}`,
    begin > 0 ? `q0 ${-begin} ${begin} ${-begin}` : '',
    'Z',
  ].join('')
}

/** The outline of an area, open at the ends where the mark goes on. */
export function outlinePath(box: Box, ends: Ends): string {
  const { left, top, right, bottom } = box
  if (ends.left && ends.right) return areaPath(box, ends)
  if (ends.left) return hook(right, left, box)
  if (ends.right) return hook(left, right, box)
  return linePath(left, right, top) + linePath(left, right, bottom)
}

/** From the open end along the top, around the closed end, and back along the bottom. */
function hook(open: number, closed: number, { top, bottom }: Box): string {
  const r = Math.sign(closed - open) * radius
  return [
    `M${at(open)} ${at(top)}H${at(closed - r)}q${r} 0 ${r} ${radius}`,
    `V${at(bottom - radius)}q0 ${radius} ${-r} ${radius}H${at(open)}`,
  ].join('')
}

/** An upright line at one end of a box. */
export const uprightPath = (box: Box, end: 'left' | 'right'): string =>
  `M${at(box[end])} ${at(box.top)}V${at(box.bottom)}`

export const linePath = (left: number, right: number, y: number): string =>
  `M${at(left)} ${at(y)}H${at(right)}`

/** Half the length of a wave. */
const half = 3
const height = 2.4

/** A wave of whole half waves, so that it ends on its line. */
export function wavePath(left: number, right: number, y: number): string {
  const count = Math.max(1, Math.round((right - left) / half))
  const width = at((right - left) / count)
  return `M${at(left)} ${at(y)}q${at((right - left) / count / 2)} ${-height} ${width} 0${`t${width} 0`.repeat(count - 1)}`
}
