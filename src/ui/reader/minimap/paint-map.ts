import type { MapRow } from './minimap-rows.ts'

/** Three lanes side by side, as shares of the width: how far translations have come, marks, hits. Where something stands is what tells them apart. */
const lanes = { state: 0, mark: 1 / 3, hit: 2 / 3 } as const
const laneWidth = 1 / 3 - 0.06
/** A draft is half as wide as what is done. */
const stateWidths = { draft: 0.5, done: 1, check: 1 } as const

/** Draws `rows` on `canvas`, one a pixel of the screen, in the colours that `colour` knows by name. */
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
  const block = (lane: number, share: number, y: number, name: string, least: number) => {
    context.fillStyle = colour(name)
    const size = Math.max(tall, least)
    context.fillRect(lane * width, y - (size - tall) / 2, laneWidth * share * width, size)
  }
  for (const [i, { state, mark, hit }] of rows.entries()) {
    const y = i * tall
    if (state) block(lanes.state, stateWidths[state], y, `--state-${state}`, tall)
    // A single one must still be found: it is drawn taller than its pixel.
    if (mark !== null) block(lanes.mark, 1, y, `--mark-${mark}-line`, 3 * tall)
    if (hit) block(lanes.hit, 1, y, '--accent', 3 * tall)
  }
}
