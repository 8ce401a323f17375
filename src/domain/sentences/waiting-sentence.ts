/**
 * Corrected sentences of an older edition whose words have no certain place in a new one. They are
 * rows at no place there, until the reader decides.
 */
import { anchorAt, locate, type Anchor, type Side } from '../anchor.ts'
import type { OfferedPlace } from '../editions/offered-places.ts'
import type { LeftSentence } from '../editions/report.ts'
import type { ParagraphId } from '../ids.ts'
import { halfOn, halvesOf, type Half } from '../marking/halves.ts'
import { goneName } from '../structure/carried-names.ts'
import { placeOfName } from '../structure/paragraph-change.ts'
import { isSoundChange, isWaitingSentence, type SentenceChange } from './sentence-change.ts'
import { sentencesOfPair } from './sentence-links.ts'

/** Returns a correction as it waits near printed paragraph `near`: its words are at no place. */
export function waitingSentence(row: SentenceChange, near: number): SentenceChange {
  const gone = (anchors: readonly Anchor[]) =>
    anchors.map(anchor => ({ ...anchor, paragraphId: goneName(anchor.paragraphId) }))
  const { anchors, counterpart } = row
  return {
    ...row,
    index: near,
    anchors: gone(anchors),
    ...(counterpart && { counterpart: { index: near, anchors: gone(counterpart.anchors) } }),
    waits: true,
  }
}

/** Returns the corrections among `rows` that wait for the reader, in the order of the text. */
export const waitingSentences = (rows: Iterable<SentenceChange>): readonly SentenceChange[] =>
  [...rows]
    .filter(isWaitingSentence)
    .sort((a, b) => a.index - b.index || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))

/** Returns a correction as it is shown; `index` is a place in the new edition. */
export const leftSentence = (row: SentenceChange, index: number): LeftSentence => ({
  id: row.id,
  what: whatIn(row),
  parts: partsOf(row.kind, halvesOf(row)),
  index,
})

function whatIn({ kind, says }: SentenceChange): LeftSentence['what'] {
  if (kind === 'border') return says ? 'split' : 'join'
  return says ? 'link' : 'unlink'
}

/** What is before and after a border, or the sentences of both sides of a link. */
const partsOf = (kind: SentenceChange['kind'], halves: readonly Half[]): LeftSentence['parts'] =>
  halves.flatMap(({ side, anchors }) =>
    kind === 'border'
      ? anchors.flatMap(({ quote: { prefix, exact } }) =>
          [prefix, exact].map(words => ({ side, words })),
        )
      : { side, words: wordsOf(anchors) },
  )

/** The words of anchors in their order, with a sign where words between them are left out. */
const wordsOf = (anchors: readonly Anchor[]): string =>
  anchors.reduce((words, { paragraphId, start, quote }, k) => {
    const before = anchors[k - 1]
    if (!before) return quote.exact
    const between = before.paragraphId === paragraphId ? start - before.end : Infinity
    const joint = between <= 0 ? '' : between === 1 ? ' ' : ' … '
    return `${words}${joint}${quote.exact}`
  }, '')

/** How many UTF-16 code units after a border are sought, and how many say where it is. */
const [soughtWords, borderWords] = [16, 24]
/** How far from a beginning the words of a border may begin: some of the first may be others. */
const near = 4
/** The most places that are offered for one border of a translation. */
const most = 3

/** Returns the Chinese by which a correction is sought; empty if it is of the translation alone. */
export function soughtSentence(row: SentenceChange): readonly Anchor[] {
  const anchors = halfOn(row, 'source')?.anchors ?? []
  if (row.kind === 'link') return anchors
  return anchors.map(({ paragraphId, quote: { prefix, exact } }) => {
    const end = prefix.length + Math.min(soughtWords, exact.length)
    return anchorAt(paragraphId, `${prefix}${exact}`, prefix.length, end)
  })
}

/** A translation as it is stored: of a printed paragraph, or of a part of one. */
export interface StoredText {
  readonly paragraphId: ParagraphId
  /** The place in the book, from 0, of the printed paragraph. */
  readonly index: number
  readonly text: string
}

/** A place that a correction may have in the new edition. */
export interface PlaceForSentence {
  readonly halves: readonly Half[]
  readonly parts: LeftSentence['parts']
}

/**
 * Returns the places that a correction may have. `sources` are those that are like its Chinese;
 * `texts` are the printed paragraphs, and `translations` what is written beside them.
 */
export function placesForSentence(
  row: SentenceChange,
  sources: readonly OfferedPlace[],
  texts: readonly { readonly id: ParagraphId; readonly text: string }[],
  translations: readonly StoredText[],
): readonly PlaceForSentence[] {
  const found =
    row.side === 'translation' && row.kind === 'border'
      ? translations.flatMap(one => bordersIn(row, one))
      : sources.flatMap(place => {
          const paragraph = texts[place.index]
          if (!paragraph) return []
          if (row.kind === 'border') return borderAt(row, place, paragraph)
          const beside = translations.filter(
            one => placeOfName(one.paragraphId).paragraph === paragraph.id,
          )
          const anchors = place.anchors.map(anchor => toSentenceEnd(anchor, paragraph))
          return linkAt(row, { ...place, anchors }, beside)
        })
  return found.slice(0, most).map(halves => ({ halves, parts: partsOf(row.kind, halves) }))
}

/** The border beside the sought words; nothing if no border can be taken away. */
function borderAt(
  { says, anchors }: SentenceChange,
  { index, anchors: [first] }: OfferedPlace,
  { id, text }: { readonly id: ParagraphId; readonly text: string },
): readonly (readonly Half[])[] {
  if (!first || anchors.length === 0) return []
  const beginning = sentencesOfPair(text).find(
    one => one.start > 0 && Math.abs(one.start - first.start) < near,
  )
  const at = beginning?.start ?? (says ? first.start : 0)
  return at > 0 ? [[borderHalf('source', { paragraphId: id, index, text }, at)]] : []
}

/** The borders before words of a translation that are there to the letter. */
function bordersIn({ anchors: [first] }: SentenceChange, one: StoredText) {
  const { exact = '' } = first?.quote ?? {}
  const found: (readonly Half[])[] = []
  if (exact.trim().length < near) return found
  for (let at = one.text.indexOf(exact); at >= 0; at = one.text.indexOf(exact, at + 1))
    if (at > 0) found.push([borderHalf('translation', one, at)])
  return found.slice(0, most)
}

function borderHalf(side: Side, { paragraphId, index, text }: StoredText, at: number): Half {
  const end = Math.min(text.length, at + borderWords)
  return { side, index, anchors: [anchorAt(paragraphId, text, at, end)] }
}

/** Adds the signs that end a sentence to an anchor: a search leaves them out. */
function toSentenceEnd(
  anchor: Anchor,
  { id, text }: { readonly id: ParagraphId; readonly text: string },
): Anchor {
  const sentence = sentencesOfPair(text).find(({ end }) => end >= anchor.end)
  const missing = text.slice(anchor.end, sentence?.end ?? anchor.end)
  if (missing === '' || /[^\p{P}\s]/u.test(missing)) return anchor
  return anchorAt(id, text, anchor.start, anchor.end + missing.trimEnd().length)
}

/** A link at a place; nothing if the words of the translation are not beside it. */
function linkAt(
  row: SentenceChange,
  { index, anchors }: OfferedPlace,
  beside: readonly StoredText[],
): readonly (readonly Half[])[] {
  const sought = halfOn(row, 'translation')?.anchors ?? []
  const there = sought.flatMap(anchor => {
    const [found, ...others] = beside.flatMap(({ paragraphId, text }) => {
      const range = onlyRange(anchor, text) ?? locate(anchor, text)
      return range ? anchorAt(paragraphId, text, range.start, range.end) : []
    })
    return found && others.length === 0 ? found : []
  })
  if (there.length < sought.length) return []
  const counterpart = { index, anchors: there }
  if (!isSoundChange({ kind: 'link', anchors, counterpart })) return []
  return [
    [
      { side: 'source', index, anchors },
      { side: 'translation', ...counterpart },
    ],
  ]
}

/** Where the words of an anchor are in a text that has them once. */
function onlyRange({ quote: { exact } }: Anchor, text: string) {
  const start = exact === '' ? -1 : text.indexOf(exact)
  if (start < 0 || text.includes(exact, start + 1)) return null
  return { start, end: start + exact.length }
}
