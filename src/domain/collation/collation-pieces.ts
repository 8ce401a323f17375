/** What is drawn of the paragraphs of a row: text, and between it the variants. */
import { splitsPair } from '../anchor.ts'
import type { CollationRow } from './collate.ts'
import { placesInRow } from './variants.ts'

/** A part of a paragraph. An empty text is a place where the other edition has words. */
export interface CollationPiece {
  readonly text: string
  /** The number of the variant in its row, from 0; null if both editions have the text. */
  readonly variant: number | null
}

/** In longer rows, in UTF-16 code units, only what is near a variant is shown. */
const longest = 3000
/** How much is shown on each side of a variant then. */
const near = 120

/**
 * Returns the pieces of each paragraph of one side of `row`; `texts` are those paragraphs. If the
 * row is very long, `…` stands for text that is far from all variants.
 */
export function collationPieces(
  row: CollationRow,
  side: 'here' | 'there',
  texts: readonly string[],
): readonly (readonly CollationPiece[])[] {
  const pieces: CollationPiece[][] = texts.map(() => [])
  const ends = texts.map(() => 0)
  const isLong = texts.reduce((sum, { length }) => sum + length, 0) > longest
  const put = (paragraph: number, to: number) => {
    const from = ends[paragraph] ?? 0
    const text = (texts[paragraph] ?? '').slice(from, to)
    if (text === '') return
    const edges = { first: from === 0, last: to === texts[paragraph]?.length }
    pieces[paragraph]?.push({ text: isLong ? shortened(text, edges) : text, variant: null })
  }
  for (const [variant, places] of row.variants.entries()) {
    const [start, end] =
      side === 'here' ? [places.start, places.end] : [places.otherStart, places.otherEnd]
    for (const place of placesInRow(texts, start, end)) {
      put(place.paragraph, place.start)
      const text = (texts[place.paragraph] ?? '').slice(place.start, place.end)
      pieces[place.paragraph]?.push({ text, variant })
      ends[place.paragraph] = place.end
    }
  }
  for (const [paragraph, { length }] of texts.entries()) put(paragraph, length)
  return pieces
}

/** Leaves out the middle of `text`; at an end of its paragraph, what is far from the variant. */
function shortened(text: string, { first, last }: { first: boolean; last: boolean }): string {
  const head = first && !last ? 0 : whole(text, near)
  const tail = last && !first ? text.length : whole(text, text.length - near)
  return tail - head <= near ? text : `${text.slice(0, head)}…${text.slice(tail)}`
}

const whole = (text: string, at: number): number => (splitsPair(text, at) ? at - 1 : at)
