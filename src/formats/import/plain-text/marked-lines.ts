/**
 * Reads files whose lines begin with something that is not text: the time of a subtitle, or a
 * reference in the Buddhist canon. Each such mark becomes a line of its own, which the reader can
 * leave out or keep.
 */
import { columnsOf } from '#domain/text/width'
import type { PrintedLine } from './printed-lines.ts'

/** A file with fewer marked lines may merely quote the format. */
const least = 3

const kinds = [subtitles, stamped, script, canon]

/**
 * Returns `lines` with marks on lines of their own; the same lines if the file has none of these
 * formats.
 */
export function markedLines(lines: readonly PrintedLine[]): readonly PrintedLine[] {
  for (const read of kinds) {
    const marked = read(lines)
    if (marked !== null) return marked
  }
  return lines
}

const countOf = (lines: readonly PrintedLine[], sign: RegExp): number =>
  lines.reduce((count, { text }) => (sign.test(text) ? count + 1 : count), 0)

const time = '(?:\\d{1,2}:)?\\d{1,2}:\\d{2}[,.]\\d{1,3}'
const shown = new RegExp(`^${time}\\s*(?:-->\\s*${time}(?:\\s|$)|,\\s*${time}$)`)

/** SRT, WebVTT and SBV: perhaps a number, a line with the time, then the words. */
function subtitles(lines: readonly PrintedLine[]): readonly PrintedLine[] | null {
  if (countOf(lines, shown) < least) return null
  const isWeb = lines.slice(0, 3).some(({ text }) => webVtt.test(text))
  let isAside = false
  return lines.map((line, at) => {
    const isAboveTime = shown.test(lines[at + 1]?.text ?? '')
    if (line.gap > 0) isAside = isWeb && aside.test(line.text)
    if (shown.test(line.text)) return { ...line, mark: 'place' }
    if (/^\d{1,6}$/.test(line.text) && isAboveTime) return { ...line, mark: 'place' }
    const isName = isWeb && line.gap > 0 && isAboveTime
    return isAside || isName || webVtt.test(line.text) ? { ...line, mark: 'comment' } : line
  })
}

const webVtt = /^WEBVTT\b/
/** What WebVTT has between cues: looks, and notes that are not shown. */
const aside = /^(?:STYLE|REGION|NOTE\b.*)$/

const stamp = /^(?:\[\d{1,3}:\d{2}(?:[.:]\d{1,3})?\]\s*)+/
const tag = /^\[(?:ti|ar|al|by|au|offset|length|re|ve|la|id|hash|sign|total|qq):.*\]$/i

/** LRC: each line of a song begins with its time. */
function stamped(lines: readonly PrintedLine[]): readonly PrintedLine[] | null {
  const count = countOf(lines, stamp)
  if (count < least || (count + countOf(lines, tag)) * 2 < lines.length) return null
  return lines.flatMap((line): readonly PrintedLine[] =>
    tag.test(line.text)
      ? [{ ...line, mark: 'comment' }]
      : splitAt(line, stamp.exec(line.text)?.[0]),
  )
}

const dialogue = /^Dialogue:(?:[^,]*,){9}/
const override = /^(?:\{\\[^{}]*\}\s*)+/

/** ASS and SSA: each line states the time, the style and the speaker, then the words. */
function script(lines: readonly PrintedLine[]): readonly PrintedLine[] | null {
  if (!lines.slice(0, 5).some(({ text }) => /^\[Script Info\]$/i.test(text))) return null
  if (countOf(lines, dialogue) < least) return null
  return lines.flatMap((line): readonly PrintedLine[] => {
    const head = dialogue.exec(line.text)?.[0]
    if (head === undefined) return [{ ...line, mark: 'comment' }]
    const [mark, ...said] = splitAt(line, head)
    const parts = said.flatMap(({ text }) => text.split(/\\[Nn]/))
    const shown = parts.flatMap(text =>
      splitAt({ text: text.trim(), indent: 0, gap: 0 }, override.exec(text.trim())?.[0]),
    )
    return mark ? [{ ...mark, gap: Math.max(1, mark.gap) }, ...shown] : shown
  })
}

const place =
  /^[A-Z]{1,3}\d{2,3}n[A-Za-z]?\d{3,4}[A-Za-z]?_p[A-Za-z]?\d{4}[a-z]\d{2,3}(?:\(\d{1,3}\))?[║‖│|]/
/**
 * A line of the canon counts as full, so that the next may continue it, at this share of the usual
 * length.
 */
const full = 0.9

/**
 * Texts of the Buddhist canon: each line begins with work, page, column and line of the printed
 * edition.
 */
function canon(lines: readonly PrintedLine[]): readonly PrintedLine[] | null {
  const count = countOf(lines, place)
  if (count < least || count * 2 < lines.length) return null
  const usual = usualLetters(lines)
  let isAfterEmpty = false
  return lines.flatMap((line): readonly PrintedLine[] => {
    const head = place.exec(line.text)?.[0]
    if (head === undefined) return [line]
    const [mark, text] = splitAt(line, head)
    const wasAfterEmpty = isAfterEmpty
    isAfterEmpty = text === undefined
    if (mark === undefined || text === undefined) return mark === undefined ? [] : [mark]
    const isFull = lettersIn(text.text) >= usual * full
    const gap = wasAfterEmpty ? 1 : text.gap
    return [mark, { ...text, gap, ...(isFull && { cut: true as const }) }]
  })
}

const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0

/**
 * The most common number of letters after the reference: the length of a full line without
 * punctuation.
 */
function usualLetters(lines: readonly PrintedLine[]): number {
  const counts = new Map<number, number>()
  for (const { text } of lines) {
    const letters = place.test(text) ? lettersIn(text.replace(place, '')) : 0
    if (letters > 0) counts.set(letters, (counts.get(letters) ?? 0) + 1)
  }
  return [...counts].reduce(
    (best, one) => (one[1] > best[1] || (one[1] === best[1] && one[0] > best[0]) ? one : best),
    [0, 0] as const,
  )[0]
}

/** Splits `line` into its `head`, which is not text, and the rest. An empty part is left out. */
function splitAt(line: PrintedLine, head = ''): readonly PrintedLine[] {
  const rest = line.text.slice(head.length)
  const text = rest.trim()
  if (head === '') return text === '' ? [] : [line]
  const indent = columnsOf(rest.slice(0, rest.length - rest.trimStart().length))
  return [
    { ...line, text: head.trim(), mark: 'place' },
    ...(text === '' ? [] : [{ text, indent, gap: 0 }]),
  ]
}
