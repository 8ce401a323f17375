/** Divides lines that hold a text, a sign and its translation: `zh ||| en`, `zh / en`. */
import type { PrintedLine } from '../plain-text/printed-lines.ts'
import { sideOf } from './sides.ts'

/** Fewer such lines are chance. */
const least = 3
/** The share of the lines with the sign that must be in the same order. */
const mostly = 0.9
/** A line with more of one sign is a list. */
const mostSigns = 20
/** What divides the languages. A sign that texts have too needs white space around it. */
const signs = [
  { has: /\|\|/, sign: /(?<!\s)\s*\|{2,3}\s*/g },
  { has: /\s[|｜]/, sign: /(?<!\s)\s+[|｜]\s+/g },
  { has: /\s[/／]/, sign: /(?<!\s)\s+(?:\/{1,2}|／)\s+/g },
  { has: /\s[=→>-]/, sign: /(?<!\s)\s+(?:={1,3}|[=-]?>|→)\s+/g },
]
const anySign = /[|｜/／=→>]/
/** The edge of a table row. */
const edge = /^\||\|$/

/** A line, or a part of a divided line with the language that its place shows. */
export interface DividedLine {
  readonly line: PrintedLine
  readonly side?: 'source' | 'translation'
}

/** Returns the parts of `lines`; null unless one sign divides most lines with Chinese in them. */
export function dividedLines(lines: readonly PrintedLine[]): readonly DividedLine[] | null {
  // Nearly every text has none of the signs, and each of its lines is asked.
  const some = lines.filter(({ text }) => anySign.test(text))
  if (some.length < least || lines.some(({ text }) => edge.test(text))) return null
  for (const { has, sign } of signs) {
    if (some.filter(({ text }) => has.test(text)).length < least) continue
    const found = dividedBy(lines, sign)
    if (found) return found
  }
  return null
}

function dividedBy(lines: readonly PrintedLine[], sign: RegExp): readonly DividedLine[] | null {
  const cuts = lines.map(({ text, mark }) =>
    mark === undefined && !text.includes('\t') ? cutsIn(text, sign) : [],
  )
  const count = (order: Cut['order']) =>
    cuts.filter(all => all.some(cut => cut.order === order)).length
  const [forward, backward] = [count('source'), count('translation')]
  const first = forward >= backward ? 'source' : 'translation'
  const second = first === 'source' ? 'translation' : 'source'
  const most = Math.max(forward, backward)
  const withWords = cuts.filter(all => all.some(({ hasWords }) => hasWords)).length
  if (most < least || most < withWords * mostly) return null
  if (most * 2 < lines.filter(({ text }) => han.test(text)).length) return null
  let isAfterCut = false
  return lines.flatMap((line, i): readonly DividedLine[] => {
    const all = cuts[i] ?? []
    // A line of figures has one sign, and none of its parts is in a language.
    const cut = all.find(({ order }) => order === first) ?? (all.length === 1 ? all[0] : undefined)
    const gap = cut || isAfterCut ? Math.max(1, line.gap) : line.gap
    isAfterCut = cut !== undefined
    if (!cut) return [{ line: { ...line, gap } }]
    return [
      { line: { ...line, gap, text: line.text.slice(0, cut.start) }, side: first },
      { line: { text: line.text.slice(cut.end), indent: 0, gap: 0 }, side: second },
    ]
  })
}

const han = /\p{Script=Han}/u

interface Cut {
  readonly start: number
  readonly end: number
  /** The side before the sign, if the other is after it; else null. */
  readonly order: 'source' | 'translation' | null
  /** Whether a side is in a language. */
  readonly hasWords: boolean
}

/** Returns the places of `sign` between words of `text`; none if it is a list. */
function cutsIn(text: string, sign: RegExp): readonly Cut[] {
  const found = Array.from(text.matchAll(sign))
  if (found.length > mostSigns) return []
  return found.flatMap(({ index, 0: { length } }): readonly Cut[] => {
    const [start, end] = [index, index + length]
    if (start === 0 || end === text.length) return []
    const [here, there] = [sideOf(text.slice(0, start)), sideOf(text.slice(end))]
    const isTurn =
      (here === 'source' && there === 'translation') ||
      (here === 'translation' && there === 'source')
    const hasWords = here !== 'either' || there !== 'either'
    return [{ start, end, hasWords, order: isTurn ? here : null }]
  })
}
