/**
 * Translations of joined paragraphs: each part has a row of its own, and what the reader sees and
 * edits is all of them together. Whatever the reader types, the rows together are that text.
 */
import { splitsPair } from '../anchor.ts'
import { fromRuns, isBlank, runsOf, sameRichText, type RichText, type Run } from '../rich-text.ts'
import { movedOffset } from '../text/moved-offset.ts'
import type { TranslationState, TranslationText } from '../translation.ts'

/** Texts of parts as one text. */
export interface JoinedText {
  readonly content: RichText
  /** Where each part begins, in UTF-16 code units. */
  readonly starts: readonly number[]
}

/** From here on characters are Han, kana, full-width letters or their punctuation. */
const wide = 0x2e80

/** Returns what is between two translations that follow each other: nothing, or a space. */
function between(before: string, after: string): string {
  if (before === '' || after === '') return ''
  const isClose = (unit: string) => unit.trim() === '' || unit.charCodeAt(0) >= wide
  return isClose(before.slice(-1)) || isClose(after.slice(0, 1)) ? '' : ' '
}

/** Returns `texts` as one text. A space between words has the formats of both sides. */
export function joinTexts(texts: readonly RichText[]): JoinedText {
  const [only] = texts
  if (only && texts.length === 1) return { content: only, starts: [0] }
  const runs: Run[] = []
  const starts: number[] = []
  let whole = ''
  for (const each of texts) {
    const space = between(whole, each.text)
    const next = runsOf(each)
    const last = runs.at(-1)
    if (space !== '' && last) {
      const formats = last.formats.filter(format => next[0]?.formats.includes(format))
      runs.push({ text: space, formats })
    }
    starts.push(whole.length + space.length)
    runs.push(...next)
    whole += space + each.text
  }
  return { content: fromRuns(runs), starts }
}

/**
 * Returns `content` as the texts of parts that begin near `starts`. Joined again they are exactly
 * `content`: if no place near a start allows that, it is moved.
 */
export function dividedText(content: RichText, starts: readonly number[]): readonly RichText[] {
  const { text } = content
  const pieces: RichText[] = []
  let from = 0
  for (const start of starts.slice(1)) {
    const cut = cutNear(text, from, Math.max(from, Math.min(start, text.length)))
    pieces.push(slice(content, from, cut.end))
    from = cut.next
  }
  pieces.push(slice(content, from, text.length))
  const isSame = joinTexts(pieces).content.text === text
  return isSame ? pieces : starts.map((_, i) => (i === 0 ? content : { text: '', spans: [] }))
}

interface Cut {
  readonly end: number
  readonly next: number
}

function cutNear(text: string, from: number, start: number): Cut {
  for (let away = 0; ; away++) {
    const before = start - away
    const after = start + away
    for (const at of [before, after]) {
      const cut = at >= from && at <= text.length ? cutAt(text, from, at) : null
      if (cut) return cut
    }
    if (before < from && after > text.length) return { end: text.length, next: text.length }
  }
}

/** Returns a cut at `at` that joining takes back, or null. */
function cutAt(text: string, from: number, at: number): Cut | null {
  if (splitsPair(text, at)) return null
  const cuts = [
    { end: at - 1, next: at },
    { end: at, next: at + 1 },
    { end: at, next: at },
  ]
  return (
    cuts.find(({ end, next }) => {
      if (end < from || next > text.length) return false
      const [before, after] = [text.slice(0, end), text.slice(next)]
      return between(before, after) === text.slice(end, next)
    }) ?? null
  )
}

/** Returns a part of a text with the formats that it has there. */
function slice(content: RichText, start: number, end: number): RichText {
  const spans = content.spans.flatMap(span => {
    const cut = { ...span, start: Math.max(span.start, start), end: Math.min(span.end, end) }
    return cut.start < cut.end ? { ...cut, start: cut.start - start, end: cut.end - start } : []
  })
  return { text: content.text.slice(start, end), spans }
}

/** Returns where the parts of `was` begin after the reader has changed it to `now`. */
export const movedStarts = ({ content, starts }: JoinedText, now: string): readonly number[] =>
  starts.map((start, i) => (i === 0 ? 0 : movedOffset(content.text, now, start, 'start')))

/** Returns the translation that the reader sees for these parts. */
export function joinTranslations(parts: readonly TranslationText[]): TranslationText & JoinedText {
  const joined = joinTexts(parts.map(({ content }) => content))
  return { ...joined, state: stateOfParts(parts) }
}

function stateOfParts(parts: readonly TranslationText[]): TranslationState {
  const states = new Set(parts.map(({ state }) => state))
  if (states.has('check')) return 'check'
  if (states.has('draft')) return 'draft'
  return states.has('done') ? 'done' : 'empty'
}

/**
 * Returns the translations of parts that together are `shown`, and were `was`. A part with the text
 * that it had keeps its state, unless the reader has changed the state of the whole. A text that a
 * part had before, as `earlier` returns it, has its state again: an undo brings both back.
 */
export function dividedTranslation(
  shown: TranslationText,
  starts: readonly number[],
  was: readonly TranslationText[] = [],
  earlier: (part: number, content: RichText) => TranslationText | undefined = () => undefined,
): readonly TranslationText[] {
  const pieces = dividedText(shown.content, starts)
  const all = withState(pieces, shown.state)
  if (stateOfParts(was) !== shown.state) return all
  const kept = all.map((piece, i) => {
    const own = was[i]
    if (own && sameRichText(own.content, piece.content)) return own
    return earlier(i, piece.content) ?? piece
  })
  // The part that had the state of the whole may have lost its text.
  return stateOfParts(kept) === shown.state ? kept : all
}

/** Each part with text has the state; a state without any text is that of the first part. */
function withState(
  pieces: readonly RichText[],
  state: TranslationState,
): readonly TranslationText[] {
  const areAllBlank = pieces.every(isBlank)
  return pieces.map((piece, i) => {
    const has = areAllBlank ? i === 0 : !isBlank(piece)
    return { content: piece, state: has ? state : 'empty' }
  })
}
