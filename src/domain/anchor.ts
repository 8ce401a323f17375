/**
 * A stretch of one paragraph, and finding it again.
 *
 * Offsets are UTF-16 code units and never inside a surrogate pair. The words and
 * what stands around them (a W3C TextQuoteSelector) are stored with every anchor,
 * so that a place can be checked before it is believed. An anchor that cannot be
 * placed with evidence is an orphan: it is never moved to a likely place.
 */
import type { ParagraphId } from './ids.ts'

export type Side = 'source' | 'translation'

/** How many UTF-16 code units of context are kept on each side of a quote. */
export const contextLength = 32

export interface Quote {
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

export interface Anchor {
  readonly paragraphId: ParagraphId
  readonly start: number
  readonly end: number
  readonly quote: Quote
}

/** A place in a text; UTF-16 offsets, `start < end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/**
 * The anchor of `start` to `end` in `text`. An offset inside a surrogate pair is
 * moved outwards, and context never begins or ends with half a character.
 */
export function anchorAt(
  paragraphId: ParagraphId,
  text: string,
  start: number,
  end: number,
): Anchor {
  const from = splitsPair(text, start) ? start - 1 : start
  const to = splitsPair(text, end) ? end + 1 : end
  let before = Math.max(0, from - contextLength)
  let after = Math.min(text.length, to + contextLength)
  if (splitsPair(text, before)) before++
  if (splitsPair(text, after)) after--
  return {
    paragraphId,
    start: from,
    end: to,
    quote: {
      exact: text.slice(from, to),
      prefix: text.slice(before, from),
      suffix: text.slice(to, after),
    },
  }
}

/** Whether `offset` lies between the two halves of one character of `text`. */
export function splitsPair(text: string, offset: number): boolean {
  return (
    offset > 0 &&
    offset < text.length &&
    (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800 &&
    (text.charCodeAt(offset) & 0xfc00) === 0xdc00
  )
}

/**
 * Where `anchor` is in `text`, which may have changed since; null if there is no
 * evidence of it, and then the anchor is an orphan. Its words alone are none, however
 * long: they may stand in the text a second time. Their company is, if it is all there
 * still; or if it is all there on one side and the words are about where they were, for
 * then something on the other side was changed. Of several equally good places none is chosen
 * unless the remembered one is among them.
 */
export function locate(anchor: Anchor, text: string): Range | null {
  const { exact } = anchor.quote
  if (exact === '') return null
  let best: number[] = []
  let most = 0
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    const evidence = splitsPair(text, at) ? 0 : evidenceAt(anchor, text, at)
    if (evidence === 0 || evidence < most) continue
    best = evidence > most ? [at] : [...best, at]
    most = evidence
  }
  const at = chosen(best, anchor.start)
  return at === undefined ? null : { start: at, end: at + exact.length }
}

/** Of equally good offsets, the remembered one; else the only one; undefined if neither exists. */
function chosen(offsets: readonly number[], remembered: number): number | undefined {
  if (offsets.includes(remembered)) return remembered
  return offsets.length === 1 ? offsets[0] : undefined
}

/** UTF-16 code units of company from which on it is evidence, near the remembered place. */
const telling = 6
/** What it is worth, in code units, that the text begins or ends where it did. */
const worthOfAnEnd = 3
/** How far from the remembered place, in code units, changed company is still believed. */
const nearby = 16
/** More than any company that is not all there. */
const certain = 4 * contextLength
/** Context of this length was not cut short by an end of the text: it may lack half a character. */
const fullLength = contextLength - 1

/** How much speaks for the words at `at` being those of `anchor`; 0 if too little does. */
function evidenceAt({ start, quote }: Anchor, text: string, at: number): number {
  const { exact, prefix, suffix } = quote
  const end = at + exact.length
  const before = alikeBefore(text, at, prefix)
  const after = alikeAfter(text, end, suffix)
  // Context that is shorter than is kept ended with the text.
  const beginsThere = prefix.length < fullLength && before === at && before === prefix.length
  const endsThere =
    suffix.length < fullLength && after === text.length - end && after === suffix.length
  const allBefore = beginsThere || before >= fullLength
  const allAfter = endsThere || after >= fullLength
  if (allBefore && allAfter) return certain
  if (!(allBefore || allAfter) || Math.abs(at - start) > nearby) return 0
  const evidence = before + after + (beginsThere || endsThere ? worthOfAnEnd : 0)
  return evidence >= telling ? evidence : 0
}

/** How many code units before `at` are as at the end of `context`. */
function alikeBefore(text: string, at: number, context: string): number {
  let alike = 0
  while (
    alike < Math.min(at, context.length) &&
    text[at - 1 - alike] === context[context.length - 1 - alike]
  ) {
    alike++
  }
  return alike
}

/** How many code units from `at` on are as at the beginning of `context`. */
function alikeAfter(text: string, at: number, context: string): number {
  let alike = 0
  while (
    alike < Math.min(text.length - at, context.length) &&
    text[at + alike] === context[alike]
  ) {
    alike++
  }
  return alike
}
