/**
 * Checks that the numbers of headings form a series. Chapters are numbered in order, from one in
 * each volume. A doubtful heading is accepted only if its number is due: 五帝本紀第一 may end a
 * sentence, 第四回 may be a mention, and a number alone on its line may be anything.
 */
import { endsSentence } from '#domain/text/sentence'
import { endsWithStop } from './heading-numbers.ts'
import { divisions, type HeadingForm } from './heading-form.ts'
import type { HeadingLine } from './headings.ts'
import { hasTitleAbove } from './titles-above-numbers.ts'
import type { HeadingSign } from '../findings.ts'

type Forms = readonly (HeadingForm | null)[]

/** The signs of headings that prove nothing alone. */
const doubtful: ReadonlySet<HeadingSign> = new Set(['bare', 'ordinal', 'decimal', 'subdecimal'])
/** The share of doubtful headings of one sign that must be in order before any is accepted. */
const inOrderShare = 0.7
/** The largest step to the next number, because the author or a copyist may leave numbers out. */
const longestSkip = 5
/** A prefix or a star counts only if it occurs this often. */
const leastAlike = 3

/** Removes the forms whose numbers are not due. */
export function inSeries(lines: readonly HeadingLine[], forms: Forms): Forms {
  const kept = [...forms]
  for (const sign of new Set(forms.map(form => form?.sign))) {
    if (sign === undefined) continue
    if (sign === 'boxed') dropUnlike(kept, sign)
    else if (doubtful.has(sign)) dropUnnumbered(lines, kept, sign)
    else {
      if (sign === 'volume') dropClosings(lines, kept)
      dropLone(lines, kept, sign)
      dropMentions(kept, sign)
    }
  }
  dropUnlike(kept, null)
  return kept
}

/** Drops forms with a rare prefix: those with the sign `boxed`, or all others if `sign` is null. */
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

/** Drops the doubtful forms of `sign` that are out of order, or all of them if too many are. */
function dropUnnumbered(
  lines: readonly HeadingLine[],
  forms: (HeadingForm | null)[],
  sign: HeadingSign,
): void {
  dropCopies(lines, forms, sign)
  const places = forms.flatMap((form, i) => (form?.sign === sign ? [i] : []))
  const due = new Set<number>()
  let follows = false
  let expected = 1
  for (const [k, at] of places.entries()) {
    const number = forms[at]?.number ?? null
    if (number === null) continue
    const next = forms[places[k + 1] ?? -1]?.number
    const begins = number === 1 || (number === 0 && sign === 'bare')
    // The file may be one volume of several, so its numbers need not begin at 1.
    const isPadded = /^[0０]/.test(lines[at]?.text ?? '')
    const opens = due.size === 0 && (sign === 'ordinal' || isPadded) && next === number + 1
    if (number !== expected && !begins && !opens) continue
    follows ||= due.size > 0 && number === expected
    due.add(at)
    expected = number + 1
  }
  const isSeries =
    follows &&
    due.size >= (isWordless(lines, places) ? leastAlike : 2) &&
    due.size >= places.length * inOrderShare &&
    hasTextBetween(forms, [...due]) &&
    !areNotes(lines, places)
  const kept = isSeries ? due : new Set(sign === 'bare' ? firstNumbers(lines, forms, places) : [])
  for (const at of places) if (!kept.has(at)) forms[at] = null
}

/** Drops the forms of `sign` that repeat the heading on the line before. */
function dropCopies(
  lines: readonly HeadingLine[],
  forms: (HeadingForm | null)[],
  sign: HeadingSign,
): void {
  for (let at = lines.length - 1; at > 0; at--) {
    const isCopy = lines[at]?.text === lines[at - 1]?.text
    if (isCopy && forms[at]?.sign === sign && forms[at - 1]?.sign === sign) forms[at] = null
  }
}

/**
 * Returns the places of the numbers 1 that open chapters, if there are hardly any other numbers:
 * 一 right under the title of each, or instead of a title.
 */
function firstNumbers(
  lines: readonly HeadingLine[],
  forms: Forms,
  places: readonly number[],
): readonly number[] {
  const first = places.filter(at => {
    const above = forms[at - 1]
    const isUnder = above != null && divisions.has(above.sign)
    const isHan = /^\p{Script=Han}$/u.test(lines[at]?.text ?? '')
    return forms[at]?.number === 1 && (isUnder || (isHan && hasTitleAbove(lines, at)))
  })
  const least = isWordless(lines, first) ? leastAlike : 2
  const isMost = (found: readonly number[]) => found.length >= places.length * inOrderShare
  if (first.length >= least && isMost(first)) return first
  const alone = openersOf(lines, forms, places)
  return alone.length >= leastAlike && isMost(alone) ? alone : []
}

/** The least text after a number 1 that opens a chapter without a title, on average. */
const leastChapter = 150

/**
 * Returns the places of the numbers 1 that open chapters without titles: each is alone between
 * paragraphs, a digit after a blank line, and nothing else divides the text.
 */
function openersOf(
  lines: readonly HeadingLine[],
  forms: Forms,
  places: readonly number[],
): readonly number[] {
  if (forms.some(form => form !== null && divisions.has(form.sign) && form.sign !== 'named'))
    return []
  const found = places.filter(at => {
    const [before = '', own = '', next = ''] = [at - 1, at, at + 1].map(near => lines[near]?.text)
    const isApart = /^\p{Script=Han}$/u.test(own) || (/^[1１]$/.test(own) && !lines[at]?.isClose)
    const isBetween = (at < 2 || endsSentence(before)) && endsSentence(next)
    return forms[at]?.number === 1 && isApart && isBetween
  })
  const [first = 0, last = 0] = [found[0], found.at(-1)]
  const between = lines.slice(first, last).reduce((sum, { text }) => sum + text.length, 0)
  return between >= (found.length - 1) * leastChapter ? found : []
}

/** Whether all candidates are mere digits, or digits between signs, which may be anything. */
const isWordless = (lines: readonly HeadingLine[], places: readonly number[]): boolean =>
  places.every(at =>
    /^[^\p{L}\d０-９]*[\d０-９]+[^\p{L}\d０-９、．.]*$/u.test(lines[at]?.text ?? ''),
  )

const inBrackets = /^[（(【]/
/**
 * If the text under numbers in brackets is no longer than this on average, it is notes, not a
 * story.
 */
const longestNote = 30

/** Whether the candidates are numbers in brackets with notes under them. */
function areNotes(lines: readonly HeadingLine[], places: readonly number[]): boolean {
  if (!places.every(at => inBrackets.test(lines[at]?.text ?? ''))) return false
  const [first = 0, last = 0] = [places[0], places.at(-1)]
  const between = lines.slice(first, last).reduce((sum, { text }) => sum + text.length, 0)
  return between <= (places.length - 1) * longestNote
}

/** Whether at least half of `places` are followed by a line that is not a heading. */
const hasTextBetween = (forms: Forms, places: readonly number[]): boolean =>
  places.filter(at => at + 1 < forms.length && forms[at + 1] === null).length * 2 >= places.length

/**
 * Drops forms that may be sentences and have no neighbour with the number before or after theirs.
 * After `1.` a list has sentences as often as titles, and 第二回 begins sentences too, so for these
 * the neighbour must be firm.
 */
function dropLone(
  lines: readonly HeadingLine[],
  forms: (HeadingForm | null)[],
  sign: HeadingSign,
): void {
  const isDivision = divisions.has(sign)
  const found = forms.flatMap((form, at) => (form?.sign === sign ? [{ ...form, at }] : []))
  for (const [k, { firm, number, at, isDoubtful }] of found.entries()) {
    const numberAt = (place: number): number | null =>
      (sign !== 'arabic' && !isDivision) || found[place]?.firm
        ? (found[place]?.number ?? null)
        : null
    const isNext =
      number !== null && (numberAt(k - 1) === number - 1 || numberAt(k + 1) === number + 1)
    const isSentence = !isDivision || isDoubtful || endsWithStop(lines[at]?.text ?? '')
    const hasNeighbour = isDoubtful ? isBeside(found, k) : isNext
    if (!firm && isSentence && !hasNeighbour) forms[at] = null
  }
}

/** A volume that is named with its work. 卷一 alone may be that of the next part. */
const ofWork = /^[^第卷巻上中下]/

/** What a closing line has besides the words of the opening one: 右史記卷第一, 史記卷一 終. */
const closingWords = /^右|[終终完竟畢毕]$/g

const volumeKey = (text: string): string =>
  text.replaceAll(/\s/g, '').replaceAll('巻', '卷').replaceAll(closingWords, '')

/** Drops the words 書名卷一 that end a volume which 書名卷一 唐 白居易 撰 opened. */
function dropClosings(lines: readonly HeadingLine[], forms: (HeadingForm | null)[]): void {
  let opening = -1
  for (const [at, form] of forms.entries()) {
    if (form?.sign !== 'volume') continue
    const [open, close] = [opening, at].map(place => volumeKey(lines[place]?.text ?? ''))
    const isClosing =
      opening >= 0 &&
      at > opening + 1 &&
      forms[opening]?.number === form.number &&
      ofWork.test(close ?? '') &&
      open?.includes(close ?? '')
    if (isClosing) forms[at] = null
    else opening = at
  }
}

/** Whether the form at `k` has the number after that of the form before it, or before the next. */
function isBeside(found: readonly HeadingForm[], k: number): boolean {
  const number = found[k]?.number ?? null
  if (number === null) return false
  return found[k - 1]?.number === number - 1 || found[k + 1]?.number === number + 1
}

/** Drops forms of `sign` that run on like a sentence and whose number is not due. */
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
    // It mentions a later chapter: its own number or a lower one follows.
    const following = next?.number ?? null
    const isMention = following !== null && following > last && following <= number
    if (form?.firm === false && (!isDue || isMention)) forms[at] = null
    else last = number
  }
}
