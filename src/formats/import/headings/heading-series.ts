/**
 * Whether the numbers of headings follow on each other. Chapters are numbered in turn, from one
 * in each volume; what only looks like a heading (五帝本紀第一 may be a sentence's end, 第四回 a mention,
 * a number alone on its line anything) is believed where its number is due.
 */
import { endsWithStop } from './heading-numbers.ts'
import { divisions, type HeadingForm } from './heading-form.ts'
import type { HeadingLine } from './headings.ts'
import type { HeadingSign } from '../findings.ts'

type Forms = readonly (HeadingForm | null)[]

/** Signs of which a single one proves nothing. */
const doubtful: ReadonlySet<HeadingSign> = new Set(['bare', 'ordinal', 'decimal', 'subdecimal'])
/** Of doubtful ones, this share must be in turn for any to be believed. */
const inTurnShare = 0.7
/** A number may be left out, by the author or by whoever passed the text on. */
const longestSkip = 5
/** A prefix or a star has to come so often. */
const leastAlike = 3

/** `forms` without those whose numbers are not due. */
export function inSeries(lines: readonly HeadingLine[], forms: Forms): Forms {
  const kept = [...forms]
  for (const sign of new Set(forms.map(form => form?.sign))) {
    if (sign === undefined) continue
    if (sign === 'boxed') dropUnlike(kept, sign)
    else if (doubtful.has(sign)) dropUnnumbered(lines, kept, sign)
    else {
      dropLone(lines, kept, sign)
      dropMentions(kept, sign)
    }
  }
  dropUnlike(kept, null)
  return kept
}

/** Drops what stands behind a prefix that hardly any other has. `sign` null: of every sign but `boxed`. */
function dropUnlike(forms: (HeadingForm | null)[], sign: 'boxed' | null): void {
  const counts = new Map<string, number>()
  const prefixOf = (form: HeadingForm | null) =>
    (form?.sign === 'boxed') === (sign === 'boxed') ? form?.prefix : undefined
  for (const form of forms) {
    const prefix = prefixOf(form)
    if (prefix !== undefined) counts.set(prefix, (counts.get(prefix) ?? 0) + 1)
  }
  for (const [i, form] of forms.entries()) {
    const prefix = prefixOf(form)
    if (prefix !== undefined && (counts.get(prefix) ?? 0) < leastAlike) forms[i] = null
  }
}

/** Drops the doubtful ones of `sign` that are not in turn, and all of them where most are not. */
function dropUnnumbered(
  lines: readonly HeadingLine[],
  forms: (HeadingForm | null)[],
  sign: HeadingSign,
): void {
  const places = forms.flatMap((form, i) => (form?.sign === sign ? [i] : []))
  const due = new Set<number>()
  let follows = false
  let expected = 1
  for (const [k, at] of places.entries()) {
    const number = forms[at]?.number ?? null
    if (number === null) continue
    const next = forms[places[k + 1] ?? -1]?.number
    const begins = number === 1 || (number === 0 && sign === 'bare')
    // A file may be one volume of several.
    const opens = due.size === 0 && sign === 'ordinal' && next === number + 1
    if (number !== expected && !begins && !opens) continue
    follows ||= due.size > 0 && number === expected
    due.add(at)
    expected = number + 1
  }
  const isSeries =
    follows &&
    due.size >= (isWordless(lines, places) ? leastAlike : 2) &&
    due.size >= places.length * inTurnShare &&
    hasTextBetween(forms, [...due]) &&
    !areNotes(lines, places)
  for (const at of places) if (!isSeries || !due.has(at)) forms[at] = null
}

/** Whether the candidates are digits and nothing else, or brackets around them, as anything may be. */
const isWordless = (lines: readonly HeadingLine[], places: readonly number[]): boolean =>
  places.every(at => /^[（(【]?\s*[\d０-９]+\s*[）)】]?$/.test(lines[at]?.text ?? ''))

const inBrackets = /^[（(【]/
/** Under a number in brackets that has fewer letters than this stands a note, and no part of a story. */
const longestNote = 30

/** Whether the candidates are numbers in brackets that notes stand under. */
function areNotes(lines: readonly HeadingLine[], places: readonly number[]): boolean {
  if (!places.every(at => inBrackets.test(lines[at]?.text ?? ''))) return false
  const [first = 0, last = 0] = [places[0], places.at(-1)]
  const between = lines.slice(first, last).reduce((sum, { text }) => sum + text.length, 0)
  return between <= (places.length - 1) * longestNote
}

/** Whether something other than a heading stands after most of `places`. */
const hasTextBetween = (forms: Forms, places: readonly number[]): boolean =>
  places.filter(at => at + 1 < forms.length && forms[at + 1] === null).length * 2 >= places.length

/**
 * Drops what might be a sentence and has no neighbour of the number before or after its own. Behind 1. stand
 * sentences of lists as often as titles, and 第二回 begins sentences too: there the neighbour has to be a title.
 */
function dropLone(
  lines: readonly HeadingLine[],
  forms: (HeadingForm | null)[],
  sign: HeadingSign,
): void {
  const isDivision = divisions.has(sign)
  const found = forms.flatMap((form, at) => (form?.sign === sign ? [{ ...form, at }] : []))
  for (const [k, { firm, number, at }] of found.entries()) {
    const numberAt = (place: number): number | null =>
      (sign !== 'arabic' && !isDivision) || found[place]?.firm
        ? (found[place]?.number ?? null)
        : null
    const isNext =
      number !== null && (numberAt(k - 1) === number - 1 || numberAt(k + 1) === number + 1)
    const isSentence = !isDivision || endsWithStop(lines[at]?.text ?? '')
    if (!firm && isSentence && !isNext) forms[at] = null
  }
}

/** Drops headings of `sign` that run on like a sentence and whose number is not due. */
function dropMentions(forms: (HeadingForm | null)[], sign: HeadingSign): void {
  const places = forms.flatMap((form, i) =>
    form?.sign === sign && form.number !== null ? [i] : [],
  )
  let last = 0
  for (const [k, at] of places.entries()) {
    const form = forms[at]
    const number = form?.number ?? 0
    const next = forms[places[k + 1] ?? -1]
    const isDue = number === 1 || (number > last && number <= last + longestSkip) || k === 0
    // One that comes later, or next: its number stands again before its turn is over.
    const following = next?.number ?? null
    const isSpokenOf = following !== null && following > last && following <= number
    if (form?.firm === false && (!isDue || isSpokenOf)) forms[at] = null
    else last = number
  }
}
