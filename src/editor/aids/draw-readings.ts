import type { WrittenReading } from '#domain/words/written-readings'
import type { Box } from '../queries/selected-text.ts'
import { lineUp } from './line-up.ts'
import type { Placed } from './text-boxes.ts'

/** How readings look, as the style sheet says. Lengths are in CSS pixels. */
export interface ReadingType {
  /** Of a paragraph, as CSS writes a font. */
  readonly textFont: string
  readonly textSize: number
  readonly family: string
  /** By tone; at 0 the colour of what has no tone. */
  readonly colours: readonly string[]
}

/** The size of readings, as a part of the size of the text; never under `leastSize`. */
const share = 0.5
const leastSize = 8.5

const pen = new OffscreenCanvas(1, 1).getContext('2d')
const widths = new Map<string, number>()
const mostWidths = 20_000

/** What a font says of its characters. */
interface Metrics {
  /** From the top of the box of a range to the top of a Chinese character. */
  readonly toInk: number
}

/**
 * Draws `readings` above their boxes on a canvas of its own. Returns the canvas, which is placed
 * relative to `origin`; null if there is nothing to draw.
 */
export function drawReadings(
  readings: readonly Placed<WrittenReading>[],
  type: ReadingType,
  column: Pick<Box, 'left' | 'right'>,
  origin: Pick<Box, 'left' | 'top'>,
): HTMLCanvasElement | null {
  const size = Math.max(leastSize, type.textSize * share)
  const font = `400 ${size}px ${type.family}`
  const { toInk } = metricsOf(type.textFont)
  // The descenders of a reading are just above its character.
  const baseline = (box: Box) => box.top + toInk - size * 0.27
  const lines = linesOf(readings)
  const [first, last] = [lines[0]?.[0], lines.at(-1)?.[0]]
  if (!first || !last) return null
  const [left, right] = [column.left - size, column.right + size]
  const [top, bottom] = [baseline(first.box) - size * 1.2, baseline(last.box) + size * 0.4]
  const { canvas, context } = canvasOf(right - left, bottom - top)
  if (!context) return null
  canvas.style.left = `${left - origin.left}px`
  canvas.style.top = `${top - origin.top}px`
  context.font = font
  context.textRendering = 'geometricPrecision'
  for (const line of lines) {
    const wanted = line.map(({ range, box }) => ({
      centre: (box.left + box.right) / 2,
      width: widthOf(range.text, font),
    }))
    const placed = lineUp(wanted, { gap: size * 0.22, left, right })
    for (const [i, { range, box }] of line.entries()) {
      const place = placed[i] ?? { left: 0, scale: 1 }
      context.setTransform(
        devicePixelRatio * place.scale,
        0,
        0,
        devicePixelRatio,
        (place.left - left) * devicePixelRatio,
        (baseline(box) - top) * devicePixelRatio,
      )
      context.fillStyle = type.colours[range.tone ?? 0] ?? type.colours[0] ?? ''
      context.fillText(range.text, 0, 0)
    }
  }
  canvas.dataset['drawn'] = readings.map(({ range }) => range.text).join(' ')
  return canvas
}

function canvasOf(width: number, height: number) {
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * devicePixelRatio)
  canvas.height = Math.ceil(height * devicePixelRatio)
  canvas.className = 'aids-picture'
  canvas.style.width = `${canvas.width / devicePixelRatio}px`
  canvas.style.height = `${canvas.height / devicePixelRatio}px`
  // Without the graphics processor no layer of its own has to be drawn together with the text.
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return { canvas, context }
}

/** The readings of each line, from the top. They are in the order of the text. */
function linesOf(readings: readonly Placed<WrittenReading>[]) {
  const lines: Placed<WrittenReading>[][] = []
  for (const reading of readings) {
    const last = lines.at(-1)
    const before = last?.[0]?.box
    const middle = (reading.box.top + reading.box.bottom) / 2
    if (last && before && middle > before.top && middle < before.bottom) last.push(reading)
    else lines.push([reading])
  }
  return lines
}

function widthOf(text: string, font: string): number {
  const key = `${font} ${text}`
  const known = widths.get(key)
  if (known !== undefined) return known
  if (widths.size >= mostWidths) widths.clear()
  if (pen) pen.font = font
  const width = pen?.measureText(text).width ?? 0
  widths.set(key, width)
  return width
}

/** A character that fills its square, as most do: U+56FD. */
const character = String.fromCodePoint(0x56fd)

const metrics = new Map<string, Metrics>()

/** The faces may be loaded by another measure than at first, so that all is measured again. */
export function forgetMetrics(): void {
  metrics.clear()
  widths.clear()
}

function metricsOf(font: string): Metrics {
  const known = metrics.get(font)
  if (known || !pen) return known ?? { toInk: 0 }
  pen.font = font
  const { fontBoundingBoxAscent, actualBoundingBoxAscent } = pen.measureText(character)
  const found = { toInk: fontBoundingBoxAscent - actualBoundingBoxAscent }
  metrics.set(font, found)
  return found
}
