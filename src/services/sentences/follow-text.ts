import { anchorAt, locate, type Anchor } from '#domain/anchor'
import type { ParagraphId } from '#domain/ids'
import { halfOn, withHalf } from '#domain/marking/halves'
import type { SentenceChange } from '#domain/sentences/sentence-change'
import { movedRange } from '#domain/text/moved-range'

type Texts = ReadonlyMap<ParagraphId, string>

/** What translations were, and what they are now. */
export interface ChangedTexts {
  readonly was: Texts
  readonly now: Texts
  /** BCP 47 tag of the translation, by which its words are found. */
  readonly language: string
}

/**
 * Returns `row` at the words that it was about before translations changed; null if it stays as it
 * is. Words that are gone keep their old place, so that undoing brings both back.
 */
export function followedRow(row: SentenceChange, texts: ChangedTexts): SentenceChange | null {
  const half = halfOn(row, 'translation')
  if (!half) return null
  const anchors = half.anchors.map(anchor => followed(anchor, texts) ?? anchor)
  return anchors.every((anchor, i) => anchor === half.anchors[i])
    ? null
    : withHalf(row, { ...half, anchors })
}

function followed(anchor: Anchor, { was, now, language }: ChangedTexts): Anchor | null {
  const { paragraphId, quote } = anchor
  const [before, after] = [was.get(paragraphId), now.get(paragraphId)]
  if (after === undefined || before === after) return null
  const range = before === undefined ? null : locate(anchor, before)
  const moved = range && movedRange(before ?? '', after, range, language)
  const there = moved ?? locate(anchor, after)
  if (there) return differing(anchor, anchorAt(paragraphId, after, there.start, there.end))
  // A paragraph that was split has given its words to another part.
  for (const [part, text] of now) {
    const at = part === paragraphId ? -1 : text.indexOf(quote.exact)
    if (at >= 0 && text.indexOf(quote.exact, at + 1) < 0)
      return anchorAt(part, text, at, at + quote.exact.length)
  }
  return null
}

/** Null if both are the same place with the same words. */
const differing = (before: Anchor, after: Anchor): Anchor | null =>
  before.start === after.start &&
  before.quote.exact === after.quote.exact &&
  before.quote.prefix === after.quote.prefix &&
  before.quote.suffix === after.quote.suffix
    ? null
    : after
