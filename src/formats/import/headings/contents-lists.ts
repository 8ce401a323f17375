/**
 * Removes runs of headings without text between them: lists, tables of contents, repeated headings.
 */
import { divisions, type HeadingForm } from './heading-form.ts'
import { hasLeaders } from './heading-numbers.ts'
import type { HeadingLine } from './headings.ts'
import { isContentsTitle } from './named-headings.ts'

type Forms = readonly (HeadingForm | null)[]

/** The tables of contents of a text, with their titles. */
export interface ContentsList {
  /** The number of their lines; 0 if the text has no table of contents. */
  readonly lines: number
}

/** The shortest run of headings of one kind that is a list. */
const listLength = 3

/** Removes the forms that are entries of a list or a table of contents. */
export function withoutContents(
  lines: readonly HeadingLine[],
  forms: Forms,
): { readonly forms: Forms; readonly contents: ContentsList } {
  const kept = withoutRepeats(lines, forms)
  const last = lastPlaces(lines, kept)
  let inContents = 0
  for (let start = 0; start < kept.length;) {
    if (kept[start] === null) {
      const isTitle = isContentsTitle(lines[start]?.text ?? '')
      if (isTitle || hasLeaders(lines[start]?.text ?? '')) inContents++
      start++
      continue
    }
    let end = start + 1
    while (end < kept.length && kept[end] !== null) end++
    const isTitled = start > 0 && isContentsTitle(lines[start - 1]?.text ?? '')
    const contentsEnd = endOfContents(lines, kept, { start, end, isTitled }, last)
    if (contentsEnd > start) {
      kept.fill(null, start, contentsEnd)
      inContents += contentsEnd - start
    }
    dropLists(kept, contentsEnd, end)
    start = end
  }
  return { forms: kept, contents: { lines: inContents } }
}

/** The index of the last occurrence of each heading, by its words and by its number. */
function lastPlaces(lines: readonly HeadingLine[], forms: Forms): ReadonlyMap<string, number> {
  const last = new Map<string, number>()
  for (const [i, form] of forms.entries()) {
    if (form === null) continue
    for (const key of keysOf(lines[i]?.text ?? '', form)) last.set(key, i)
  }
  return last
}

/**
 * The keys by which a heading is recognized again: its words without a page number, and its number.
 */
function keysOf(text: string, form: HeadingForm): readonly string[] {
  const words = text.replace(/\s+[（(]?\d{1,4}[）)]?$/, '').replaceAll(/\s/g, '')
  const isNumbered = form.number !== null && divisions.has(form.sign)
  return isNumbered ? [words, `${form.sign} ${form.number}`] : [words]
}

interface Run {
  readonly start: number
  readonly end: number
  /** Whether the line before the run is the title of a table of contents. */
  readonly isTitled: boolean
}

/**
 * Returns the end of the table of contents at the start of the run, or the start if it has none.
 * Most entries of a table occur again later. The table ends before its first entry is repeated,
 * because the text often follows at once, or else after the last entry that occurs again.
 */
function endOfContents(
  lines: readonly HeadingLine[],
  forms: Forms,
  { start, end, isTitled }: Run,
  last: ReadonlyMap<string, number>,
): number {
  if (end - start < listLength && !isTitled) return start
  const keys = forms
    .slice(start, end)
    .map((form, k) => (form === null ? [] : keysOf(lines[start + k]?.text ?? '', form)))
  const ownSigns = new Set(forms.slice(start, end).map(form => form?.sign))
  const begun = keys.findIndex(([words], k) => k > 0 && words === keys[0]?.[0])
  if (begun >= listLength || (isTitled && begun > 0)) return start + begun
  const lastOf = (key: string | undefined): number =>
    key === undefined ? -1 : (last.get(key) ?? -1)
  const byWords = keys.map(([words], k) => lastOf(words) > start + k)
  // A part, its first volume and its first chapter are no table, though their numbers occur again.
  if (!isTitled && ownSigns.size === end - start) return start
  const again = keys.filter(([, number], k) => byWords[k] || lastOf(number) >= end).length
  const lastAgain = byWords.includes(true)
    ? byWords.lastIndexOf(true)
    : keys.findLastIndex(([, number]) => lastOf(number) >= end)
  return again * 2 > keys.length || (isTitled && again > 0) ? start + lastAgain + 1 : start
}

/** Drops the numbered items between `start` and `end` that form a list. */
function dropLists(forms: (HeadingForm | null)[], start: number, end: number): void {
  for (let i = start; i < end;) {
    const sign = forms[i]?.sign
    let after = i + 1
    while (after < end && forms[after]?.sign === sign) after++
    if (after - i >= listLength && sign !== undefined && !divisions.has(sign))
      forms.fill(null, i, after)
    i = after
  }
}

/**
 * Drops what repeats the heading before it, because sites print a title two or three times. The
 * repetitions become text.
 */
function withoutRepeats(lines: readonly HeadingLine[], forms: Forms): (HeadingForm | null)[] {
  const kept = [...forms]
  let title = 0
  for (let i = 1; i < forms.length; i++) {
    const [first, second] = [forms[i - 1] === null ? null : kept[title], forms[i]]
    const isSame =
      first != null &&
      second != null &&
      first.sign === second.sign &&
      first.number === second.number
    if (isSame && isRepeated(squeezed(lines[title]?.text), squeezed(lines[i]?.text))) kept[i] = null
    else title = i
  }
  return kept
}

/** Whether one of two titles ends with the other. */
const isRepeated = (one: string, other: string): boolean =>
  one.endsWith(other) || other.endsWith(one)

const squeezed = (line = ''): string => line.replaceAll(/\s/g, '')
