/**
 * The fields of a document. A field is an instruction and usually its result, which is text. A
 * field without a result draws its instruction: words with a reading, or a number in a circle.
 */
import { symbolOf } from './symbols.ts'

/** The text that a field without a result shows. */
export interface FieldResult {
  readonly text: string
  readonly reading?: string
}

export interface Fields {
  /**
   * Reads a field character: `begin`, `separate` (the result follows) or `end`. Returns what the
   * field that ends shows by itself; null if it shows nothing.
   */
  readonly mark: (type: string | undefined) => FieldResult | null
  /** Whether the next text belongs to an instruction. */
  readonly isInInstruction: () => boolean
  /** Whether the next text is the result of a field that lists the headings. */
  readonly isInContents: () => boolean
  /**
   * Adds words to the instruction. `isText` marks words that are text if the instruction never
   * ends.
   */
  readonly instruct: (words: string, isText: boolean) => void
  /**
   * Ends all instructions, at the end of a paragraph. Returns the text in those whose end is
   * missing.
   */
  readonly endInstructions: () => string
}

interface Open {
  isResult: boolean
  instruction: string
}

/** Returns the state of one text's fields, all closed. */
export function fieldsOf(): Fields {
  let open: Open[] = []
  let hidden = ''
  /** How many open fields are in their instruction. A count, because thousands may be nested. */
  let instructions = 0
  let contents = 0
  const isInInstruction = () => instructions > 0
  const mark = (type: string | undefined): FieldResult | null => {
    const last = open.at(-1)
    if (type === 'begin') {
      open.push({ isResult: false, instruction: '' })
      instructions++
    } else if (last !== undefined && (type === 'separate' || type === 'end')) {
      const listsHeadings = isContentsInstruction(last.instruction)
      if (!last.isResult) instructions--
      if (type === 'end') open.pop()
      if (listsHeadings && type === 'end' && last.isResult) contents--
      if (listsHeadings && type === 'separate' && !last.isResult) contents++
      if (type === 'separate') last.isResult = true
    }
    if (isInInstruction()) return null
    hidden = ''
    return type === 'end' && last?.isResult === false ? drawnBy(last.instruction) : null
  }
  return {
    mark,
    isInInstruction,
    isInContents: () => contents > 0,
    instruct(words, isText) {
      const last = open.at(-1)
      if (last !== undefined) last.instruction += words
      if (isText) hidden += words
    },
    endInstructions() {
      const text = hidden
      if (instructions > 0) open = open.filter(field => field.isResult)
      instructions = 0
      hidden = ''
      return text
    },
  }
}

/** Whether a field with the instruction `written` lists the headings. */
export const isContentsInstruction = (written: string): boolean => /^\s*TOC\b/i.test(written)

const overlaid =
  /\\o\s*\\a[dclr]?\s*\(\s*\\s\s*\\(?:up|do)\s*(?:\d+\s*)?\(([^()]*)\)\s*[,;]([^()]*)\)/i
const ringed = /\\o\s*\\ac?\s*\(\s*[○◯〇□△◇]\s*[,;]([^()]*)\)/i
const symbol = /^\s*SYMBOL\s+(0x[0-9a-f]+|\d+)(?:[^]*?\\f\s+"?([^"\\]+))?/i

/** Returns what a field with the instruction `written` draws; null if it draws nothing. */
function drawnBy(written: string): FieldResult | null {
  const [, code, font = ''] = symbol.exec(written) ?? []
  if (code !== undefined) return { text: symbolOf(font.trim(), Number(code).toString(16)) }
  if (!/^\s*EQ\s/i.test(written)) return null
  const [, reading, base] = overlaid.exec(written) ?? []
  if (reading !== undefined && base !== undefined) {
    return { text: base.trim(), reading: reading.trim() }
  }
  const inside = ringed.exec(written)?.[1]?.trim()
  if (inside !== undefined) return { text: inRing(inside) }
  // Other formulas become their letters, because their layout is no text.
  const letters = written
    .replace(/^\s*EQ\s/i, '')
    .replaceAll(/\\\*\s*(?:"[^"]*"|[^\s\\]+)/g, '')
    .replaceAll(/\\[a-z]+\s*\d*/gi, '')
  return { text: letters.trim() }
}

const inRing = (words: string): string => {
  const number = Number(words)
  return Number.isInteger(number) && number >= 1 && number <= 20
    ? String.fromCodePoint(0x245f + number)
    : words
}
