/** A critical apparatus: each difference of two editions as an entry. */
import type { EditionParagraph } from '../editions/match.ts'
import type { ParagraphId } from '../ids.ts'
import { isDividedOtherwise, rowKind, type CollationRow } from './collate.ts'
import { placesInRow } from './variants.ts'

/** How an entry differs. Of one row, each variant is an entry. */
export type EntryKind = 'variant' | 'onlyHere' | 'onlyThere' | 'moved' | 'divided'

export interface ApparatusEntry {
  readonly kind: EntryKind
  /** The number of its row, from 0, and of the variant in that row; null if it is about the row. */
  readonly row: number
  readonly variant: number | null
  /** The printed paragraph and its place in the book; null if only the other edition has it. */
  readonly paragraph: ParagraphId | null
  readonly index: number | null
  /** The range in the paragraph; UTF-16 offsets. */
  readonly start: number
  readonly end: number
  /** The words of both editions; empty if one has none. */
  readonly printed: string
  readonly other: string
  /** The paragraph of the other edition, as a place in its book, from 0; null if it has none. */
  readonly otherIndex: number | null
}

interface Texts {
  readonly here: readonly EditionParagraph[]
  readonly there: readonly EditionParagraph[]
}

/** Returns the entries of all differences in `rows`, in their order. Each step does one row. */
export function* apparatusInSteps(
  rows: readonly CollationRow[],
  texts: Texts,
): Generator<undefined, readonly ApparatusEntry[]> {
  const entries: ApparatusEntry[] = []
  for (const [number, row] of rows.entries()) {
    for (const entry of entriesOf(row, number, texts)) entries.push(entry)
    yield
  }
  return entries
}

function entriesOf(
  row: CollationRow,
  number: number,
  { here, there }: Texts,
): readonly ApparatusEntry[] {
  const kind = rowKind(row)
  const own = row.here.map(index => here[index]?.text ?? '')
  const others = row.there.map(index => there[index]?.text ?? '')
  const whole: ApparatusEntry = {
    kind: 'moved',
    row: number,
    variant: null,
    paragraph: here[row.here[0] ?? -1]?.id ?? null,
    index: row.here[0] ?? null,
    start: 0,
    end: own[0]?.length ?? 0,
    printed: own.join('¶'),
    other: others.join('¶'),
    otherIndex: row.there[0] ?? null,
  }
  if (kind === 'onlyHere' || kind === 'onlyThere') return [{ ...whole, kind }]
  const [text, other] = [own.join(''), others.join('')]
  const variants = row.variants.map((variant, place): ApparatusEntry => {
    const { start, end, otherStart, otherEnd } = variant
    const [at] = placesInRow(own, start, end)
    const [otherAt] = placesInRow(others, otherStart, otherEnd)
    const index = row.here[at?.paragraph ?? 0] ?? null
    return {
      kind: 'variant',
      row: number,
      variant: place,
      paragraph: here[index ?? -1]?.id ?? null,
      index,
      start: at?.start ?? 0,
      end: at?.end ?? 0,
      printed: text.slice(start, end),
      other: other.slice(otherStart, otherEnd),
      otherIndex: row.there[otherAt?.paragraph ?? 0] ?? null,
    }
  })
  return [
    ...(row.isMoved ? [whole] : []),
    ...(isDividedOtherwise(row) ? [{ ...whole, kind: 'divided' as const }] : []),
    ...variants,
  ]
}
