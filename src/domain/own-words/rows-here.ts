/** What counts at one place of a book only, found in the texts of its paragraph. */
import { locate } from '../anchor.ts'
import type { ParagraphId } from '../ids.ts'
import type { WordRange } from '../words/word.ts'
import type { WordPlace, WordScope } from './own-word.ts'

/** A text of a book. `paragraphs`: the printed paragraphs that it is, whole or in part. */
export interface OwnText {
  readonly text: string
  readonly paragraphs: readonly ParagraphId[]
}

export interface Located {
  readonly scope: WordScope
  readonly place: WordPlace | null
}

/** Rows by the paragraph in which they count. */
export type Here<Row> = ReadonlyMap<ParagraphId, readonly Row[]>

/** The rows that count at one place, by its paragraph. */
export function hereIn<Row extends Located>(rows: readonly Row[]): Here<Row> {
  const found = new Map<ParagraphId, Row[]>()
  for (const row of rows) {
    if (row.scope !== 'here' || !row.place) continue
    const { paragraphId } = row.place.anchor
    const there = found.get(paragraphId)
    if (there) there.push(row)
    else found.set(paragraphId, [row])
  }
  return found
}

/** The rows that count at one place of a text. */
export const rowsHere = <Row>(
  here: Here<Row>,
  paragraphs: readonly ParagraphId[],
): readonly Row[] => (here.size === 0 ? [] : paragraphs.flatMap(one => here.get(one) ?? []))

/** The range of what counts here in a text; null for what counts elsewhere too. */
export function rangeHere(
  { scope, place }: Located,
  { text, paragraphs }: OwnText,
): WordRange | null {
  if (scope !== 'here' || !place) return null
  return paragraphs.includes(place.anchor.paragraphId) ? locate(place.anchor, text) : null
}
