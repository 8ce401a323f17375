import type { Range } from '../anchor.ts'
import { difference } from './difference.ts'

/** A part of a text with what it became; UTF-16 offsets. */
interface Part {
  readonly start: number
  readonly end: number
  readonly newStart: number
  readonly newEnd: number
  readonly isSame: boolean
}

/**
 * Returns where a range of text `was` is in text `now`, wherever the text has changed; null if
 * nothing of it is left. Words that replace its first or last words are in it; words that are typed
 * at its edges are not.
 */
export function movedRange(
  was: string,
  now: string,
  { start, end }: Range,
  language: string,
): Range | null {
  const parts = partsOf(was, now, language)
  const first = parts.find(one => one.start <= start && start < one.end)
  const last = parts.find(one => one.start < end && end <= one.end)
  if (!first || !last) return null
  const from = first.isSame ? first.newStart + start - first.start : first.newStart
  const to = last.isSame ? last.newStart + end - last.start : last.newEnd
  return from < to ? { start: from, end: to } : null
}

function partsOf(was: string, now: string, language: string): readonly Part[] {
  const parts: Part[] = []
  let [at, newAt] = [0, 0]
  for (const { kind, text } of difference(was, now, language)) {
    const end = at + (kind === 'added' ? 0 : text.length)
    const newEnd = newAt + (kind === 'removed' ? 0 : text.length)
    const isSame = kind === 'same'
    const last = parts.at(-1)
    if (last && !last.isSame && !isSame) parts.splice(-1, 1, { ...last, end, newEnd })
    else parts.push({ start: at, end, newStart: newAt, newEnd, isSame })
    at = end
    newAt = newEnd
  }
  return parts
}
