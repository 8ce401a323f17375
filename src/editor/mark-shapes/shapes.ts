/** How the marks of one paragraph are drawn: each mark as one shape, whatever overlaps it. */
import type { MarkColour, MarkShape } from '#domain/annotation'
import type { AnnotationId } from '#domain/ids'
import type { Box } from '../queries/selected-text.ts'
import { lanesOf } from './lanes.ts'
import { areaPath, linePath, outlinePath, uprightPath, wavePath, type Ends } from './paths.ts'

/** A mark with the lines of text that it covers, in the order of the text. */
export interface LaidOutMark {
  readonly id: AnnotationId
  readonly start: number
  readonly end: number
  readonly colour: MarkColour
  readonly shape: MarkShape
  readonly lines: readonly Box[]
}

/** The type of a paragraph, in CSS pixels. */
export interface TypeSizes {
  readonly fontSize: number
  readonly lineHeight: number
  /** How much of the top of a line is covered by readings or glosses. */
  readonly readings: number
  readonly isRightToLeft: boolean
}

/** One mark as paths of SVG; `seam` is the edge of a fill that meets another, or empty. */
export interface MarkDrawing {
  readonly id: AnnotationId
  readonly colour: MarkColour
  readonly shape: MarkShape
  readonly path: string
  readonly seam: string
}

/** Returns what is drawn, from the bottom up: longer marks are under shorter ones. */
export function drawingsOf(marks: readonly LaidOutMark[], type: TypeSizes): readonly MarkDrawing[] {
  const fills = drawnFills(
    marks.filter(({ shape }) => shape === 'fill').toSorted(longestFirst),
    type,
  )
  const frames = drawnFrames(
    marks.filter(({ shape }) => shape === 'box'),
    type,
  )
  const lines = drawnLines(
    marks.filter(({ shape }) => shape === 'underline' || shape === 'wave'),
    type,
  )
  return [...fills, ...frames, ...lines]
}

const longestFirst = (a: LaidOutMark, b: LaidOutMark) => b.end - b.start - (a.end - a.start)

/** How much smaller a fill is than the one around it, and how much smaller than the outermost. */
const step = 2
const mostSteps = 4

function drawnFills(marks: readonly LaidOutMark[], type: TypeSizes): readonly MarkDrawing[] {
  const lanes = lanesOf(marks)
  const inset = Math.min(step, mostSteps / Math.max(1, ...lanes))
  const meeting = meetings(marks)
  return marks.map((mark, i) => {
    const by = (lanes[i] ?? 0) * inset
    const boxes = mark.lines.map(line => grown(within(line, type), { x: 0, y: -by }))
    return {
      ...lookOf(mark),
      path: alongLines(boxes, type, areaPath),
      seam: seamOf(boxes, type, meeting[i]),
    }
  })
}

/** How a fill meets others: over words of both, or only at its first or last word. */
interface Meeting {
  overlaps: boolean
  atStart: boolean
  atEnd: boolean
}

/** An outline around a fill that overlaps another, or a line between two that are neighbours. */
function seamOf(boxes: readonly Box[], type: TypeSizes, meeting: Meeting | undefined): string {
  if (!meeting) return ''
  const edges = boxes.map(box => grown(box, { x: -0.5, y: -0.5 }))
  if (meeting.overlaps) return alongLines(edges, type, outlinePath)
  const [first] = meeting.atStart ? edges : []
  const last = meeting.atEnd ? edges.at(-1) : undefined
  return [
    first ? uprightPath(first, type.isRightToLeft ? 'right' : 'left') : '',
    last ? uprightPath(last, type.isRightToLeft ? 'left' : 'right') : '',
  ].join('')
}

function meetings(marks: readonly LaidOutMark[]): readonly Meeting[] {
  const found = marks.map((): Meeting => ({ overlaps: false, atStart: false, atEnd: false }))
  const order = marks
    .map(({ start, end }, i) => ({ start, end, meeting: found[i] }))
    .sort((a, b) => a.start - b.start)
  let open: typeof order = []
  for (const mark of order) {
    open = open.filter(({ end }) => end >= mark.start)
    for (const other of open) {
      const overlaps = other.end > mark.start
      for (const { meeting } of [mark, other]) if (meeting && overlaps) meeting.overlaps = true
      if (other.meeting && !overlaps) other.meeting.atEnd = true
      if (mark.meeting && !overlaps) mark.meeting.atStart = true
    }
    open.push(mark)
  }
  return found
}

/** The distance of the innermost frame from its words, and between two frames. */
const closest = 0.75
const between = { x: 1.5, y: 2.5 }

function drawnFrames(marks: readonly LaidOutMark[], type: TypeSizes): readonly MarkDrawing[] {
  const lanes = lanesOf(marks)
  const innermost = Math.max(0, ...lanes)
  const room = Math.max(1, (type.lineHeight - type.fontSize) / 2)
  const y = Math.min(between.y, room / Math.max(1, innermost))
  return marks.map((mark, i) => {
    const outside = innermost - (lanes[i] ?? 0)
    const by = { x: closest + outside * between.x, y: outside * y - closest }
    const boxes = mark.lines.map(line => grown(within(line, type), by))
    return { ...lookOf(mark), path: alongLines(boxes, type, outlinePath), seam: '' }
  })
}

/** The usual and the least distance between two lines under the same words. */
const pitch = { usual: 4.5, least: 2 }

function drawnLines(marks: readonly LaidOutMark[], type: TypeSizes): readonly MarkDrawing[] {
  const lanes = lanesOf(marks)
  const room = type.lineHeight - 1.15 * type.fontSize
  const apart = Math.min(pitch.usual, Math.max(pitch.least, room / Math.max(1, ...lanes)))
  return marks.map((mark, i) => {
    const y = (lanes[i] ?? 0) * apart
    const path = mark.shape === 'wave' ? wavePath : linePath
    const draw = ({ left, right, bottom }: Box) => path(left, right, bottom + y)
    return { ...lookOf(mark), path: mark.lines.map(draw).join(''), seam: '' }
  })
}

const lookOf = ({ id, colour, shape }: LaidOutMark) => ({ id, colour, shape })

/** Joins what `draw` returns for each line. */
function alongLines(
  boxes: readonly Box[],
  { isRightToLeft }: TypeSizes,
  draw: (box: Box, ends: Ends) => string,
): string {
  return boxes
    .map((box, i) => {
      const [begins, ends] = [i === 0, i === boxes.length - 1]
      return draw(
        box,
        isRightToLeft ? { left: ends, right: begins } : { left: begins, right: ends },
      )
    })
    .join('')
}

/** The part of a box that the next line, and readings above its own words, leave free. */
function within(box: Box, { lineHeight, readings }: TypeSizes): Box {
  const excess = Math.max(0, box.bottom - box.top - lineHeight) / 2
  return { ...box, top: box.top + Math.max(excess, readings), bottom: box.bottom - excess }
}

const grown = (box: Box, { x, y }: { readonly x: number; readonly y: number }): Box => ({
  left: box.left - x,
  top: box.top - y,
  right: box.right + x,
  bottom: box.bottom + y,
})
