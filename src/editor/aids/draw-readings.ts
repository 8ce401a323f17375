import type { Range as TextRange } from '#domain/anchor'
import type { LensGloss } from '#domain/vocabulary/lens'
import type { WrittenReading } from '#domain/words/written-readings'
import type { Box } from '../queries/selected-text.ts'
import { fitGloss, roomsOf } from './gloss-room.ts'
import { lineUp } from './line-up.ts'
import type { Placed } from './text-boxes.ts'

/** How readings and glosses look, as the style sheet says. Lengths are in CSS pixels. */
export interface ReadingType {
  /** Of a paragraph, as CSS writes a font. */
  readonly textFont: string
  readonly textSize: number
  /** The space after each character. */
  readonly textSpacing: number
  readonly family: string
  /** The colour of glosses. */
  readonly gloss: string
  /** The colour of the marks between words. */
  readonly divider: string
  /** By tone; at 0 the colour of what has no tone. */
  readonly colours: readonly string[]
}

/** The size of readings, as a part of the size of the text; never under `leastSize`. */
const share = 0.5
const leastSize = 8.5
/** The same of glosses. */
const glossShare = 0.45
/** How far above the characters the line of a gloss is, in sizes of readings. */
const overCharacters = 0.3
const overReadings = 1.32

const pen = new OffscreenCanvas(1, 1).getContext('2d')
const widths = new Map<string, number>()
const mostWidths = 20_000

/** What a font says of its characters. */
interface Metrics {
  /** From the top of the box of a range to the top of a Chinese character. */
  readonly toInk: number
}

/** What is drawn over a part of a paragraph. */
interface DrawnAids {
  readonly readings: readonly Placed<WrittenReading>[]
  readonly glosses: readonly Placed<LensGloss>[]
  /** The boxes of two characters between which a boundary is marked. */
  readonly dividers: readonly Placed<TextRange>[]
}

/** Where it is drawn: the edges of the column, and the corner from which places are counted. */
interface Place {
  readonly column: Pick<Box, 'left' | 'right'>
  readonly origin: Pick<Box, 'left' | 'top'>
}

/** Returns a canvas with aids at their boxes; null if there is nothing to draw. */
export function drawAids(
  { readings, glosses, dividers }: DrawnAids,
  type: ReadingType,
  { column, origin }: Place,
): HTMLCanvasElement | null {
  const size = Math.max(leastSize, type.textSize * share)
  const boxes = [...readings, ...glosses, ...dividers].map(({ box }) => box)
  if (boxes.length === 0) return null
  const area = {
    left: column.left - size,
    right: column.right + size,
    top: Math.min(...boxes.map(({ top }) => top)) - size * (glosses.length > 0 ? 2 : 1),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)) + size / 2,
  }
  const { canvas, context } = canvasOf(area)
  if (!context) return null
  canvas.style.left = `${area.left - origin.left}px`
  canvas.style.top = `${area.top - origin.top}px`
  drawDividers(context, dividers, type, area)
  drawReadings(context, readings, { ...type, size }, area)
  const over = (readings.length > 0 ? overReadings : overCharacters) * size
  const shown = drawGlosses(context, glosses, { ...type, over }, area)
  canvas.dataset['drawn'] = readings.map(({ range }) => range.text).join(' ')
  canvas.dataset['glosses'] = shown.join(' | ')
  canvas.dataset['dividers'] = String(dividers.length)
  return canvas
}

/** Draws readings above their boxes, so that the descenders are just above the characters. */
function drawReadings(
  context: CanvasRenderingContext2D,
  readings: readonly Placed<WrittenReading>[],
  type: ReadingType & { readonly size: number },
  { left, right, top }: Box,
): void {
  const { size, colours } = type
  const font = `400 ${size}px ${type.family}`
  const { toInk } = metricsOf(type.textFont)
  context.font = font
  context.textRendering = 'geometricPrecision'
  for (const line of linesOf(readings)) {
    const wanted = line.map(({ range, box }) => ({
      centre: (box.left + box.right) / 2,
      width: widthOf(range.text, font),
    }))
    const placed = lineUp(wanted, { gap: size * 0.22, left, right })
    for (const [i, { range, box }] of line.entries()) {
      const place = placed[i] ?? { left: 0, scale: 1 }
      const baseline = box.top + toInk - size * 0.27
      context.setTransform(
        devicePixelRatio * place.scale,
        0,
        0,
        devicePixelRatio,
        (place.left - left) * devicePixelRatio,
        (baseline - top) * devicePixelRatio,
      )
      context.fillStyle = colours[range.tone ?? 0] ?? colours[0] ?? ''
      context.fillText(range.text, 0, 0)
    }
  }
}

/** Draws each gloss above its word as far as there is room. Returns what is drawn. */
function drawGlosses(
  context: CanvasRenderingContext2D,
  glosses: readonly Placed<LensGloss>[],
  type: ReadingType & { readonly over: number },
  { left, right, top }: Box,
): readonly string[] {
  const { textSize, textSpacing, textFont, family, gloss } = type
  const size = Math.max(leastSize, textSize * glossShare)
  const font = `400 ${size}px ${family}`
  const { toInk } = metricsOf(textFont)
  const measure = (text: string) => widthOf(text, font)
  const drawn: string[] = []
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0)
  context.font = font
  context.fillStyle = gloss
  for (const line of linesOf(glosses)) {
    const rooms = roomsOf(
      // The space of a character is after it.
      line.map(({ box }) => ({ left: box.left, right: box.right - textSpacing })),
      { left, right, gap: size * 0.5, over: textSize },
    )
    for (const [i, { range, box }] of line.entries()) {
      const room = rooms[i] ?? { left: 0, right: 0 }
      const text = fitGloss(range.texts, room.right - room.left, measure)
      if (text === '') continue
      const width = measure(text)
      const centred = (box.left + box.right - textSpacing - width) / 2
      const x = Math.min(Math.max(centred, room.left), room.right - width)
      context.fillText(text, x - left, box.top + toInk - type.over - top)
      drawn.push(text)
    }
  }
  return drawn
}

/** Draws a short line below two characters, between them, where it cannot look like a stroke. */
function drawDividers(
  context: CanvasRenderingContext2D,
  dividers: readonly Placed<TextRange>[],
  { textFont, textSize, textSpacing, divider }: ReadingType,
  { left, top }: Box,
): void {
  const { toInk } = metricsOf(textFont)
  context.fillStyle = divider
  for (const { box } of dividers) {
    // The second character is on the next line.
    if (box.right - box.left < textSize * 1.5) continue
    // The space of a character is after it.
    const x = (box.left + box.right - textSpacing) / 2 - left
    const y = box.top + toInk + textSize * 0.97 - top
    const scale = devicePixelRatio
    context.fillRect(
      Math.round(x * scale - scale / 2),
      Math.round(y * scale),
      Math.max(1, Math.round(scale)),
      Math.round(textSize * 0.24 * scale),
    )
  }
}

function canvasOf({ left, top, right, bottom }: Box) {
  const [width, height] = [right - left, bottom - top]
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

/** What is on each line, from the top, in the order of the text. */
function linesOf<R extends TextRange>(placed: readonly Placed<R>[]) {
  const lines: Placed<R>[][] = []
  for (const one of placed) {
    const last = lines.at(-1)
    const before = last?.[0]?.box
    const middle = (one.box.top + one.box.bottom) / 2
    if (last && before && middle > before.top && middle < before.bottom) last.push(one)
    else lines.push([one])
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
