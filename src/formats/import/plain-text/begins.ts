/** Finds the lines of a wrapped text that may begin a paragraph. */
import { endsSentence } from '#domain/text/sentence'
import { headingForm } from '../headings/heading-forms.ts'
import { divisions, type HeadingForm } from '../headings/heading-form.ts'
import { isWordless, type PrintedLine } from './printed-lines.ts'
import { goesOn, type Wrapping } from './wrapping.ts'

/**
 * Returns a function that says whether the line at an index may begin a paragraph. All may if
 * `wrapping` is null. `isAside` says whether a line is no part of the text.
 */
export function beginsIn(
  lines: readonly PrintedLine[],
  wrapping: Wrapping | null,
  isAside: (at: number) => boolean,
): (at: number) => boolean {
  if (wrapping === null) return () => true
  const rests = new Set<number>()
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]
    if (before === undefined || isAside(at - 1) || !goesOn(before, line, wrapping)) continue
    if (!isWordless(before.text)) rests.add(at)
  }
  const headings = headingsAmong(lines, rests)
  return at => !rests.has(at) || headings.has(at)
}

interface Candidate {
  readonly at: number
  readonly form: HeadingForm
  readonly isBegin: boolean
}

/**
 * Returns the indexes of the headings among the lines that seem to continue another. The last line
 * of a paragraph may be full by chance, so a line alone after it is a heading if it looks like one
 * for certain, or if its number is the next.
 */
function headingsAmong(
  lines: readonly PrintedLine[],
  rests: ReadonlySet<number>,
): ReadonlySet<number> {
  const found = new Set<number>()
  const last = new Map<string, number>()
  for (const { at, form, isBegin } of candidatesIn(lines, rests)) {
    const { sign, number, firm } = form
    const isDue = divisions.has(sign) && number !== null && number === (last.get(sign) ?? -1) + 1
    const isEnded = endsSentence(lines[at - 1]?.text ?? '')
    const fits = isBegin || (firm && isEnded) || isDue
    if (!fits) continue
    if (!isBegin) found.add(at)
    if (number !== null) last.set(sign, number)
  }
  return found
}

function candidatesIn(
  lines: readonly PrintedLine[],
  rests: ReadonlySet<number>,
): readonly Candidate[] {
  return lines.flatMap(({ text }, at) => {
    const isBegin = !rests.has(at)
    if (!isBegin && rests.has(at + 1)) return []
    const form = headingForm(text)
    return form === null ? [] : [{ at, form, isBegin }]
  })
}
