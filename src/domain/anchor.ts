/**
 * Anchors: ranges of a paragraph that survive changes of its text.
 *
 * Offsets are UTF-16 code units and never inside a surrogate pair. An anchor stores its words and
 * their context (a W3C TextQuoteSelector), so that `locate` can check a range before it trusts it.
 * An anchor that cannot be located with evidence is an orphan; it never moves to a merely likely
 * range.
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

/** A range of a text; UTF-16 offsets, `start < end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/**
 * Returns the anchor of `start` to `end` in `text`. Moves an offset inside a surrogate pair
 * outwards, and never cuts a character of the context in half.
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
 * Returns the range of `anchor` in `text`, which may have changed since, or null if there is no
 * evidence for any range: the anchor is then an orphan.
 *
 * The words alone are no evidence, however many, because a text may have them twice. Evidence is
 * the full context; or the full context on one side, if the words are at most `nearby` code units
 * from where they were, because then a change on the other side explains the rest. Of several
 * equally good ranges it takes the remembered one, or none.
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

/**
 * Returns the remembered offset if it is among `offsets`, else the only one; undefined otherwise.
 */
function chosen(offsets: readonly number[], remembered: number): number | undefined {
  if (offsets.includes(remembered)) return remembered
  return offsets.length === 1 ? offsets[0] : undefined
}

/** The least context, in UTF-16 code units, that is evidence near the remembered offset. */
const telling = 6
/** How many code units of context it is worth that the text begins or ends where it did. */
const worthOfAnEnd = 3
/**
 * The greatest distance from the remembered offset, in code units, at which context on one side is
 * enough.
 */
const nearby = 16
/** Higher than the evidence of any incomplete context. */
const certain = 4 * contextLength
/**
 * Context of at least this length was not cut short by an end of the text. It may lack a code unit,
 * so as not to begin or end inside a character.
 */
const fullLength = contextLength - 1

/**
 * Returns how strong the evidence is that the words at `at` are those of `anchor`; 0 if it is too
 * weak.
 */
function evidenceAt({ start, quote }: Anchor, text: string, at: number): number {
  const { exact, prefix, suffix } = quote
  const end = at + exact.length
  const before = alikeBefore(text, at, prefix)
  const after = alikeAfter(text, end, suffix)
  // Context shorter than full length ended with the text.
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

/** How many code units before `at` equal the end of `context`. */
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

/** How many code units from `at` on equal the beginning of `context`. */
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
