import { markShapes, type MarkShape } from '#domain/annotation'
import { annotationId } from '#domain/ids'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawingsOf, type LaidOutMark, type MarkDrawing } from './shapes.ts'

const type = { fontSize: 20, lineHeight: 35, readings: 0, isRightToLeft: false }
const perLine = 10
const width = 20

/** A mark of a paragraph that has ten characters a line. */
const mark = (id: string, start: number, end: number, shape: MarkShape = 'fill'): LaidOutMark => {
  const lines = []
  for (let at = start; at < end; at = (Math.floor(at / perLine) + 1) * perLine) {
    const row = Math.floor(at / perLine)
    const to = Math.min(end, (row + 1) * perLine)
    const top = 35 * row + 3
    const left = (at - row * perLine) * width
    lines.push({ left, top, right: left + (to - at) * width, bottom: top + 29 })
  }
  return { id: annotationId(id), start, end, colour: 'amber', shape, lines }
}

/** The box around a path of absolute and relative commands. */
function extent(path: string) {
  let [x, y] = [0, 0]
  const xs: number[] = []
  const ys: number[] = []
  for (const [, command = '', rest = ''] of path.matchAll(/([MHVqtZ])([^MHVqtZ]*)/g)) {
    const n = rest.trim().split(/\s+/).map(Number)
    if (command === 'M') [x, y] = [n[0]!, n[1]!]
    if (command === 'H') x = n[0]!
    if (command === 'V') y = n[0]!
    if (command === 'q') [x, y] = [x + n[2]!, y + n[3]!]
    if (command === 't') [x, y] = [x + n[0]!, y + n[1]!]
    xs.push(x)
    ys.push(y)
  }
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  }
}

const byId = (drawings: readonly MarkDrawing[], id: string) =>
  drawings.find(drawing => drawing.id === id) ?? expect.fail(`${id} is not drawn`)

const any = fc
  .array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 25 }), fc.constantFrom(...markShapes)), {
    maxLength: 8,
  })
  .map(all => all.map(([start, length, shape], i) => mark(String(i), start, start + length, shape)))

describe('drawingsOf', () => {
  it('draws each mark once, with as many parts as it has lines', () => {
    fc.assert(
      fc.property(any, marks => {
        const drawings = drawingsOf(marks, type)
        expect(drawings.map(({ id }) => id).toSorted()).toEqual(
          marks.map(({ id }) => id).toSorted(),
        )
        for (const { id, lines, shape } of marks) {
          const parts = byId(drawings, id).path.split('M').length - 1
          if (shape === 'box' && lines.length > 2) expect(parts).toBe(2 * lines.length - 2)
          else expect(parts).toBe(lines.length)
        }
      }),
    )
  })

  it('draws a mark over its own words, whatever overlaps it', () => {
    fc.assert(
      fc.property(any, marks => {
        const drawings = drawingsOf(marks, type)
        for (const { id, lines } of marks) {
          const drawn = extent(byId(drawings, id).path)
          expect(Math.abs(drawn.left - Math.min(...lines.map(({ left }) => left)))).toBeLessThan(13)
          expect(Math.abs(drawn.right - Math.max(...lines.map(({ right }) => right)))).toBeLessThan(
            13,
          )
        }
      }),
    )
  })

  it('draws lines under the same words at different heights', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 4 })), { maxLength: 6 }),
        all => {
          const marks = all.map(([start, length], i) =>
            mark(String(i), start, start + length, i % 2 ? 'wave' : 'underline'),
          )
          const drawings = drawingsOf(marks, type)
          for (const a of marks)
            for (const b of marks) {
              if (a === b || a.end <= b.start || b.end <= a.start) continue
              const [one, other] = [a, b].map(({ id }) => extent(byId(drawings, id).path))
              expect(Math.abs(one!.top - other!.top)).toBeGreaterThanOrEqual(2)
            }
        },
      ),
    )
  })

  it('gives a fill a seam if it meets another fill, and none if it is alone', () => {
    const seams = (...marks: readonly LaidOutMark[]) =>
      drawingsOf(marks, type).map(({ id, seam }) => [id, seam !== ''])
    expect(seams(mark('a', 0, 4), mark('b', 5, 9))).toEqual([
      ['a', false],
      ['b', false],
    ])
    expect(seams(mark('a', 0, 5), mark('b', 5, 9))).toEqual([
      ['a', true],
      ['b', true],
    ])
    expect(seams(mark('a', 0, 9), mark('b', 2, 4), mark('c', 2, 4, 'box'))).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
    ])
  })

  it('draws longer fills under shorter ones, and makes the shorter one less high', () => {
    const drawings = drawingsOf([mark('short', 2, 4), mark('long', 0, 9)], type)
    expect(drawings.map(({ id }) => id)).toEqual(['long', 'short'])
    const [long, short] = drawings.map(({ path }) => extent(path))
    expect(short!.top).toBeGreaterThan(long!.top)
    expect(short!.bottom).toBeLessThan(long!.bottom)
  })

  it('leaves a frame open where the mark goes on in another line', () => {
    const [frame] = drawingsOf([mark('a', 5, 25, 'box')], type)
    const [first, ...others] = frame!.path.split('M').slice(1)
    expect(first).not.toContain('Z')
    expect(others).toHaveLength(3)
    expect(drawingsOf([mark('a', 5, 8, 'box')], type)[0]!.path).toContain('Z')
  })

  it('begins a mark at the right in text from right to left', () => {
    const two = { ...mark('a', 5, 15, 'box') }
    const [toRight] = drawingsOf([two], type)
    const [toLeft] = drawingsOf([two], { ...type, isRightToLeft: true })
    const opening = (path: string) =>
      /^M([\d.-]+) [\d.-]+H([\d.-]+)/.exec(path)!.slice(1).map(Number)
    const [from, to] = opening(toRight!.path)
    expect(from).toBeGreaterThan(to!)
    const [start, end] = opening(toLeft!.path)
    expect(start).toBeLessThan(end!)
  })

  it('keeps fills of one line out of the next if the lines are set close', () => {
    const close = { ...type, lineHeight: 24 }
    const [fill] = drawingsOf([mark('a', 0, 4)], close)
    const { top, bottom } = extent(fill!.path)
    expect(bottom - top).toBeLessThanOrEqual(24)
  })
  it('keeps fills and frames below the readings above their words', () => {
    const drawn = (readings: number) =>
      drawingsOf([mark('a', 0, 4), mark('b', 5, 9, 'box')], { ...type, readings }).map(({ path }) =>
        extent(path),
      )
    const [fill, frame] = drawn(0)
    const [lowerFill, lowerFrame] = drawn(6)
    expect(lowerFill!.top).toBe(fill!.top + 6)
    expect(lowerFrame!.top).toBe(frame!.top + 6)
    expect([lowerFill!.bottom, lowerFrame!.bottom]).toEqual([fill!.bottom, frame!.bottom])
  })
})
