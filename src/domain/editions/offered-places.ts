/**
 * Finds where the words of an orphan may be. These places are offered to the reader, and nothing is
 * attached to them before the reader says so: they are not certain.
 */
import { anchorAt, type Anchor } from '../anchor.ts'
import { mostMarkedParagraphs } from '../bounds.ts'
import { placesAlike, type LetterWindow, type PlaceAlike, type Span } from './alike.ts'
import { Letters, lettersOf } from './letters.ts'
import type { EditionParagraph, Fold } from './match.ts'

/** A place that may be that of an orphan. */
export interface OfferedPlace {
  /** The number of its first paragraph in the book, from 0. */
  readonly index: number
  readonly anchors: readonly Anchor[]
  /** The words there, and what is beside them in their paragraphs. */
  readonly words: string
  readonly before: string
  readonly after: string
}

/** The most places offered for one orphan, and those of them that have only its words. */
const [most, mostByWords] = [3, 2] as const
/** Fewer letters are everywhere. */
const leastByWords = 3
/** The least share of the words that must be there, and of the score of the best place. */
const leastInside = 0.4
const leastScore = 0.5

/**
 * Returns the places in `paragraphs` that are like the words and the context of each orphan, the
 * most alike first. `orphans` has the anchors of each.
 */
export function offeredPlaces(
  orphans: readonly (readonly Anchor[])[],
  paragraphs: readonly EditionParagraph[],
  fold: Fold,
): readonly (readonly OfferedPlace[])[] {
  const letters = new Letters(paragraphs.map(one => ({ ...one, text: fold(one.text) })))
  const { text, windows } = soughtIn(orphans, fold)
  return placesAlike(windows, text, letters.text).map((places, k) => {
    const sought = windows[k]
    if (!sought) return []
    const alike = places ? likely(places, sought) : []
    const same = sameWords(text.slice(sought.start, sought.end), letters.text)
    return withoutRepeats(alike, same)
      .map(({ start, end }) => letters.places(start, end, paragraphs))
      .filter(({ length }) => length > 0 && length <= mostMarkedParagraphs)
      .flatMap(there => offered(there, paragraphs))
      .slice(0, most)
  })
}

/** The letters of all orphans with their contexts, one after the other, and where each is. */
function soughtIn(orphans: readonly (readonly Anchor[])[], fold: Fold) {
  let text = ''
  const windows = orphans.map((anchors): LetterWindow => {
    const from = text.length
    text += lettersOf(fold(anchors[0]?.quote.prefix ?? ''))
    const start = text.length
    text += lettersOf(fold(anchors.map(({ quote }) => quote.exact).join('')))
    const end = text.length
    text += lettersOf(fold(anchors.at(-1)?.quote.suffix ?? ''))
    return { from, start, end, to: text.length }
  })
  return { text, windows }
}

/**
 * Returns where the words are to the letter, whatever is around them; nothing if they are at more
 * places than are offered.
 */
function sameWords(words: string, text: string): readonly Span[] {
  const found: Span[] = []
  if (words.length < leastByWords) return found
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (found.length === mostByWords) return []
    found.push({ start: at, end: at + words.length })
  }
  return found
}

/** Returns `first`, and those of `more` that are elsewhere; the last of `first` make room. */
function withoutRepeats(first: readonly Span[], more: readonly Span[]): readonly Span[] {
  const added = more.filter(one =>
    first.every(({ start, end }) => one.end <= start || one.start >= end),
  )
  return [...first.slice(0, most - added.length), ...added]
}

function likely(places: readonly PlaceAlike[], { start, end }: LetterWindow) {
  const best = places[0]?.score ?? 0
  return places.flatMap(({ range, inside, score }) => {
    const isLikely = inside >= leastInside * (end - start) && score >= leastScore * best
    return range && isLikely ? [range] : []
  })
}

/** How much of the paragraph is shown beside the words, in UTF-16 code units. */
const beside = 32

function offered(
  places: ReturnType<Letters['places']>,
  paragraphs: readonly EditionParagraph[],
): readonly OfferedPlace[] {
  const found = places.flatMap(({ index, start, end }) => {
    const paragraph = paragraphs[index]
    return paragraph
      ? [
          {
            index,
            text: paragraph.text,
            anchor: anchorAt(paragraph.id, paragraph.text, start, end),
          },
        ]
      : []
  })
  const [first, last] = [found[0], found.at(-1)]
  if (!first || !last) return []
  const { start } = first.anchor
  const { end } = last.anchor
  return [
    {
      index: first.index,
      anchors: found.map(({ anchor }) => anchor),
      words: found.map(({ anchor }) => anchor.quote.exact).join(''),
      before: first.text.slice(Math.max(0, start - beside), start),
      after: last.text.slice(end, end + beside),
    },
  ]
}
