/** Groups the paragraphs of a text in two languages: source paragraphs with their translations. */
import type { Sided } from './sided.ts'
import type { SideOfText } from './sides.ts'

/** Neighbouring paragraphs of the source with the paragraphs of their translation. */
export interface Group {
  readonly sources: Sided[]
  readonly translations: Sided[]
}

/**
 * Returns the groups of `paragraphs` in order. A group ends where its first language comes again,
 * or with its table row.
 */
export function groupsIn(paragraphs: readonly Sided[], isSourceFirst: boolean): readonly Group[] {
  const groups: Group[] = []
  const begins = isSourceFirst ? 'source' : 'translation'
  const rows = pairedRows(paragraphs)
  let before: SideOfText | null = null
  let rowBefore = 0
  for (const [i, paragraph] of paragraphs.entries()) {
    const { side } = paragraph
    if (side === 'other' || side === 'either') continue
    const row = rows[i] ?? 0
    const isTurn = row === 0 && side === begins && before !== begins
    if (groups.length === 0 || isTurn || row !== rowBefore) {
      groups.push({ sources: [], translations: [] })
    }
    groups.at(-1)?.[side === 'source' ? 'sources' : 'translations'].push(paragraph)
    before = side
    rowBefore = row
  }
  return groups
}

/**
 * Returns the row number of each paragraph, from 1; 0 if it is not in a row. Rows count only if at
 * least half of them have both languages. Then an empty cell is a gap in the translation.
 */
export function pairedRows(paragraphs: readonly Sided[]): readonly number[] {
  let last = 0
  const rows = paragraphs.map(({ row }) =>
    row === undefined ? 0 : row === 'first' ? ++last : last,
  )
  const sides = Array.from({ length: last + 1 }, () => new Set<SideOfText>())
  for (const [i, { side }] of paragraphs.entries()) sides[rows[i] ?? 0]?.add(side)
  const filled = sides.slice(1).filter(row => row.has('source') || row.has('translation'))
  const whole = filled.filter(row => row.has('source') && row.has('translation'))
  return whole.length * 2 >= filled.length ? rows : rows.map(() => 0)
}
