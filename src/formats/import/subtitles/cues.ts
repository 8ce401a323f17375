/** Divides the lines of subtitles into cues: what is shown at one time. */
import type { PrintedLine } from '../plain-text/printed-lines.ts'
import { withoutTags, type TaggedText } from './tags.ts'

/** What is shown at one time. */
export interface Cue {
  /** Seconds from the beginning. */
  readonly start: number
  readonly end: number
  /** The words, line by line, without tags. No line is empty. */
  readonly lines: readonly TaggedText[]
  /** The lines of the file that are not words: the number and the time of the cue. */
  readonly marks: readonly string[]
}

const time = '(\\d{1,3}:)?(\\d{1,2}):(\\d{1,2}(?:[,.]\\d{1,3})?)'
const shown = new RegExp(`^${time}\\s*-->\\s*${time}`)
const dialogue = new RegExp(`^Dialogue:[^,]*,\\s*${time}\\s*,\\s*${time}\\s*,`)
/** Fewer cues are a quotation. */
const least = 3

/**
 * Returns the cues of `lines`, whose marks are on lines of their own, in the order of their times;
 * null if `lines` are not subtitles.
 */
export function cuesIn(lines: readonly PrintedLine[]): readonly Cue[] | null {
  const cues: { start: number; end: number; lines: TaggedText[]; marks: string[] }[] = []
  let marks: string[] = []
  for (const { text, mark } of lines) {
    const times = mark === 'place' ? timesIn(text) : null
    if (times !== null) {
      cues.push({ ...times, lines: [], marks: [...marks, text] })
      marks = []
    } else if (mark === 'comment') marks.push(text)
    else if (mark === 'place' && /^\d+$/.test(text)) marks.push(text)
    else {
      const words = withoutTags(text)
      if (words.text !== '') cues.at(-1)?.lines.push(words)
    }
  }
  if (cues.length < least) return null
  return merged(cues.toSorted((a, b) => a.start - b.start))
}

function timesIn(text: string): Pick<Cue, 'start' | 'end'> | null {
  const found = shown.exec(text) ?? dialogue.exec(text)
  if (found === null) return null
  const [start, end] = [1, 4].map(
    at =>
      Number.parseInt(found[at] ?? '0', 10) * 3600 +
      Number(found[at + 1]) * 60 +
      Number((found[at + 2] ?? '0').replace(',', '.')),
  )
  return { start: start ?? 0, end: end ?? 0 }
}

/** Cues whose times differ by less, in seconds, are shown together. */
const together = 0.3

/** Puts the languages together if a file has them in cues of their own with the same times. */
function merged(cues: readonly Cue[]): readonly Cue[] {
  const all: Cue[] = []
  for (const cue of cues) {
    const last = all.at(-1)
    const isSame =
      last !== undefined &&
      Math.abs(last.start - cue.start) < together &&
      Math.abs(last.end - cue.end) < together
    if (isSame) {
      const lines = [...last.lines, ...cue.lines]
      all.splice(-1, 1, { ...last, lines, marks: [...last.marks, ...cue.marks] })
    } else all.push(cue)
  }
  return all
}
