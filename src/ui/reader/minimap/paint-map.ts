import type { MapRow } from './minimap-rows.ts'

/**
 * Three lanes side by side, as shares of the width: states of translations, marks, hits. The lane
 * alone distinguishes them, so the map is readable without colours.
 */
const lanes = { state: 0, mark: 1 / 3, hit: 2 / 3 } as const
const laneWidth = 1 / 3 - 0.06
/** A draft is half as wide as a finished translation. */
const stateWidths = { draft: 0.5, done: 1, check: 1 } as const

interface Block {
  /** Where the lane begins, and how much of its width is filled, as shares. */
  readonly lane: number
  readonly share: number
  /** The name of the colour. */
  readonly name: string
  /** The least height, in canvas pixels. */
  readonly least: number
}

/** Draws `rows` on `canvas`, one a screen pixel. `colour` returns the value of a colour's name. */
export function paintMap(
  canvas: HTMLCanvasElement,
  rows: readonly MapRow[],
  colour: (name: string) => string,
): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const { width, height } = canvas
  const tall = height / rows.length
  context.clearRect(0, 0, width, height)
  const paint = (y: number, { lane, share, name, least }: Block) => {
    context.fillStyle = colour(name)
    const size = Math.max(tall, least)
    context.fillRect(lane * width, y - (size - tall) / 2, laneWidth * share * width, size)
  }
  // A single mark or hit is drawn taller than its pixel, so that it can be seen.
  const least = 3 * tall
  for (const [i, { state, mark, hit }] of rows.entries()) {
    const y = i * tall
    if (state)
      paint(y, {
        lane: lanes.state,
        share: stateWidths[state],
        name: `--state-${state}`,
        least: tall,
      })
    if (mark !== null) paint(y, { lane: lanes.mark, share: 1, name: `--mark-${mark}-line`, least })
    if (hit) paint(y, { lane: lanes.hit, share: 1, name: '--accent', least })
  }
}
