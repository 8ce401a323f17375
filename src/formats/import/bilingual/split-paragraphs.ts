/**
 * Splits paragraphs that hold a text and then its translation, on separate lines or one after the
 * other on the same line.
 */
import type { TextBlock } from '../structured/blocks.ts'
import type { PrintedLine } from '../plain-text/printed-lines.ts'
import { shifted } from '../structured/text-builder.ts'
import { sideOf } from './sides.ts'

/** Fewer such paragraphs are quotations. */
const least = 3

/**
 * Splits each such paragraph in two; null unless at least half of the source is in such paragraphs.
 */
export function splitTexts(texts: readonly TextBlock[]): readonly TextBlock[] | null {
  let splitCount = 0
  const all = texts.flatMap(block => {
    const border = block.kind === 'note' ? null : borderIn(block)
    if (border === null) return [block]
    splitCount++
    return splitAt(block, border)
  })
  return areMostSplit(splitCount, all) ? all : null
}

/** A line, or one half of a line that was split. */
type Halved = PrintedLine & { readonly half?: 'first' | 'second' }

/** Splits each such line in two; null unless at least half of the source is in such lines. */
export function splitLines(lines: readonly PrintedLine[]): readonly PrintedLine[] | null {
  let splitCount = 0
  const all = lines.flatMap((line): readonly Halved[] => {
    // Tabs separate the cells of a table, which may have more than two columns.
    const isWhole = line.mark !== undefined || line.text.includes('\t')
    const own = isWhole ? line : { ...line, text: line.text.replace(tightStroke, ' $& ') }
    const border = isWhole ? null : borderOfSentences(own.text)
    // A speaker's name before a colon may be in either language.
    if (border === null || /[：:]/.test(own.text[border.start - 1] ?? '')) return [line]
    splitCount++
    return [
      { ...line, text: own.text.slice(0, border.start), half: 'first' },
      { text: own.text.slice(border.end), indent: 0, gap: 0, half: 'second' },
    ]
  })
  return areMostSplit(splitCount, all) ? withoutStrokes(all) : null
}

/** Whether so many of `texts` were split that they are not quotations. */
const areMostSplit = (splitCount: number, texts: readonly { readonly text: string }[]): boolean =>
  splitCount >= least &&
  splitCount * 2 >= texts.filter(({ text }) => sideOf(text) === 'source').length

/** A stroke right after the first language. */
const tightStroke = /(?<=[。！？…；：」』）》”’.!?])[|｜](?=\S)/
const stroke = /^(?:\|{1,3}|[/／｜])\s+/
/** The strokes at the start and the end of a table row. */
const [edge, end] = [/^\|\s+/, /\s+\|$/]

/** Removes the strokes between the languages, and around a row, if every split line has them. */
function withoutStrokes(lines: readonly Halved[]): readonly PrintedLine[] {
  const are = (half: Halved['half'], sign: RegExp): boolean =>
    lines.every(line => line.half !== half || sign.test(line.text))
  if (!are('second', stroke)) return lines
  const areRows = are('first', edge) && are('second', end)
  return lines.flatMap(({ half, ...line }): readonly PrintedLine[] => {
    if (half === undefined) return cellsOf(line)
    if (half === 'first') return [areRows ? { ...line, text: line.text.replace(edge, '') } : line]
    const text = line.text.replace(stroke, '')
    return [{ ...line, text: areRows ? text.replace(end, '') : text }]
  })
}

/** Returns the two cells of a row without words, such as a year. Other lines are whole. */
function cellsOf(line: PrintedLine): readonly PrintedLine[] {
  const [, one, two] = /^([^|｜]+?)\s*[|｜]\s*([^|｜]+)$/.exec(line.text) ?? []
  const areCells = one !== undefined && two !== undefined && !/\p{L}/u.test(one + two)
  return areCells
    ? [
        { ...line, text: one },
        { text: two.trim(), indent: 0, gap: 0 },
      ]
    : [line]
}

/** The range of the white space between the languages. */
interface Border {
  readonly start: number
  readonly end: number
}

function borderIn({ text, lineEnds = [] }: TextBlock): Border | null {
  if (text.includes('\n')) {
    return borderOfLines(
      text,
      Array.from(text.matchAll(/\n/g), ({ index }) => index),
    )
  }
  return borderOfLines(text, lineEnds) ?? borderOfSentences(text)
}

/** The border at one of the `ends` of lines, if all before it is in one language; else null. */
function borderOfLines(text: string, ends: readonly number[]): Border | null {
  const lines = [0, ...ends].map((start, i) => text.slice(start, ends[i] ?? text.length))
  const sides = lines.map(sideOf)
  const first = sides.find(isInLanguage)
  const turn = sides.findIndex(side => isInLanguage(side) && side !== first)
  if (turn < 0 || sides.slice(turn).includes(first ?? 'other')) return null
  const start = ends[turn - 1] ?? 0
  return { start, end: start + (/^\s/.test(lines[turn] ?? '') ? 1 : 0) }
}

const isInLanguage = (side: string): boolean => side === 'source' || side === 'translation'

const han = /\p{Script=Han}/u
/** The end of a Chinese sentence. The space after it may be missing. */
const chineseEnd = /^[^\p{L}\p{N}\s]*[。！？…；：」』）》”’](?=(\s+)\S|["“‘(]?\p{Lu})/u
const latinEnd = /[.!?…:;]["”'’)]{0,2}(\s{1,3})["“‘《「『（(]{0,2}$/

/** The border after the first language, if that ends in a complete sentence; else null. */
function borderOfSentences(text: string): Border | null {
  let last = text.length
  while (last > 0 && !han.test(text[last - 1] ?? '')) last--
  if (last === 0) return null
  const ended = chineseEnd.exec(text.slice(last))
  if (ended !== null) {
    const start = last + ended[0].length
    const end = start + (ended[1]?.length ?? 0)
    return turns(text, start, end, 'source') ? { start, end } : null
  }
  const first = text.search(han)
  const from = Math.max(0, first - 10)
  const before = latinEnd.exec(text.slice(from, first))
  if (before === null) return null
  const start = from + before.index + before[0].indexOf(before[1] ?? '')
  const end = start + (before[1]?.length ?? 0)
  return turns(text, start, end, 'translation') ? { start, end } : null
}

const turns = (text: string, start: number, end: number, first: 'source' | 'translation') =>
  sideOf(text.slice(0, start)) === first &&
  sideOf(text.slice(end)) === (first === 'source' ? 'translation' : 'source')

function splitAt(block: TextBlock, { start, end }: Border): readonly TextBlock[] {
  const { lineEnds: _ends, ...whole } = block
  const { label: _label, anchors: _anchors, row, ...rest } = whole
  return [
    { ...whole, text: block.text.slice(0, start), inlines: shifted(block.inlines, 0, start) },
    {
      ...rest,
      ...(row !== undefined && { row: 'rest' }),
      text: block.text.slice(end),
      inlines: shifted(block.inlines, end, block.text.length - end),
      after: ' ',
    },
  ]
}
