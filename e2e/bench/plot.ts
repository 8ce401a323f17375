/** Draws cost against length as an SVG, with one field for each unit and kind of length. */
import type { Curve } from './measure.ts'

const width = 720
const height = 240
const left = 64
const right = 250
const top = 36
const bottom = 44
const colours = ['#2b4c7e', '#b3452c', '#4d7c3a', '#8a5a9e', '#9a7b1f', '#3a8386'] as const
const shapes = ['0', '6 3', '2 3', '8 3 2 3'] as const

/**
 * Returns an SVG of `curves`. Curves with the same unit and kind of length share a field. The scale
 * of the length is logarithmic.
 */
export function plot(curves: readonly Curve[], title: string): string {
  const kinds = [...new Set(curves.map(kind))]
  const fields = kinds.map(each => curves.filter(curve => kind(curve) === each))
  const drawn = fields.map((each, i) => field(each, 40 + i * height))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${40 + fields.length * height}" font-family="sans-serif" font-size="12">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    `<text x="${left}" y="26" font-size="15">${escaped(title)}</text>`,
    ...drawn,
    '</svg>\n',
  ].join('\n')
}

const kind = ({ unit, per }: Curve) => `${unit} by ${per}`

function field(curves: readonly Curve[], y: number): string {
  const { per = '', unit = '' } = curves[0] ?? {}
  const points = curves.flatMap(each => each.points)
  const lengths = points.map(([length]) => length)
  const [first, last] = [Math.log10(Math.min(...lengths)), Math.log10(Math.max(...lengths))]
  const most = roundUp(Math.max(...points.map(([, value]) => value)))
  const across = (length: number) =>
    left + ((Math.log10(length) - first) / (last - first || 1)) * (width - left - right)
  const up = (value: number) => y + height - bottom - (value / most) * (height - top - bottom)
  const ticks = powers(first, last)
  return [
    `<g><text x="${left}" y="${y + 22}" font-weight="bold">${unit}</text>`,
    ...[0, most / 2, most].map(
      value =>
        `<path d="M${left} ${at(up(value))}H${width - right}" stroke="#ddd"/><text x="${left - 8}" y="${at(up(value) + 4)}" text-anchor="end">${short(value)}</text>`,
    ),
    ...ticks.map(
      length =>
        `<path d="M${at(across(length))} ${y + top}V${y + height - bottom}" stroke="#eee"/><text x="${at(across(length))}" y="${y + height - bottom + 16}" text-anchor="middle">${short(length)}</text>`,
    ),
    `<text x="${(left + width - right) / 2}" y="${y + height - bottom + 34}" text-anchor="middle">${per}</text>`,
    ...curves.map((curve, i) => line(curve, i)),
    '</g>',
  ].join('\n')

  function line({ name, points: own }: Curve, i: number): string {
    const colour = colours[i % colours.length]
    const dash = shapes[i % shapes.length]
    const path = own.map(([length, value]) => `${at(across(length))} ${at(up(value))}`).join('L')
    const legend = y + top + 8 + i * 18
    const from = width - right + 16
    return [
      `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`,
      ...own.map(
        ([length, value]) =>
          `<circle cx="${at(across(length))}" cy="${at(up(value))}" r="3" fill="${colour}"/>`,
      ),
      `<path d="M${from} ${legend - 4}h24" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`,
      `<text x="${from + 32}" y="${legend}">${escaped(name)}</text>`,
    ].join('\n')
  }
}

const at = (value: number) => Number(value.toFixed(1))

/** Returns the powers of ten on the scale, and the ends of the scale that are not close to one. */
function powers(first: number, last: number): readonly number[] {
  const all: number[] = []
  for (let power = Math.ceil(first - 0.05); power <= last + 0.05; power++) all.push(power)
  const isApart = (end: number) => all.every(power => Math.abs(power - end) > 0.3)
  return [...[first, last].filter(isApart), ...all].map(power => 10 ** power)
}

/** Returns the next number that is 1, 2 or 5 times a power of ten. */
export function roundUp(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return (([1, 2, 5, 10] as const).find(each => each * power >= value * 0.999) ?? 10) * power
}

const short = (value: number) =>
  value >= 1e6
    ? `${Number((value / 1e6).toPrecision(2))}M`
    : value >= 1e3
      ? `${Number((value / 1e3).toPrecision(2))}k`
      : String(Number(value.toPrecision(2)))

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
