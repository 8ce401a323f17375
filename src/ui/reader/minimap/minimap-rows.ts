import type { TranslationState } from '#domain/translation'

/**
 * What one row of the map shows: the strongest state among its paragraphs, the colour of a mark, a
 * search hit.
 */
export interface MapRow {
  readonly state: Exclude<TranslationState, 'empty'> | null
  /** The name of a colour in the style sheet; `null` if there is no mark. */
  readonly mark: string | null
  readonly hit: boolean
}

/** What there is to show, by the index of the paragraph in the book. */
export interface MapContent {
  readonly states: ReadonlyMap<number, TranslationState>
  readonly marks: Iterable<{ readonly index: number; readonly colour: string }>
  readonly hits: Iterable<number>
}

/** A row shows only the strongest state, which is what the reader looks for first. */
const strength: Readonly<Record<TranslationState, number>> = {
  empty: 0,
  draft: 1,
  done: 2,
  check: 3,
}

/**
 * Returns `count` rows. `place` returns where a paragraph is, as a share from 0 to 1 of the whole
 * page.
 */
export function mapRows(
  { states, marks, hits }: MapContent,
  count: number,
  place: (index: number) => number,
): readonly MapRow[] {
  const rows: MapRow[] = Array.from({ length: count }, () => ({
    state: null,
    mark: null,
    hit: false,
  }))
  const put = (index: number, change: (row: MapRow) => MapRow) => {
    const at = Math.min(count - 1, Math.max(0, Math.floor(place(index) * count)))
    const row = rows[at]
    if (row) rows[at] = change(row)
  }
  for (const [index, state] of states) {
    if (state === 'empty') continue
    put(index, row => (strength[row.state ?? 'empty'] < strength[state] ? { ...row, state } : row))
  }
  for (const { index, colour } of marks)
    put(index, row => (row.mark === null ? { ...row, mark: colour } : row))
  for (const index of hits) put(index, row => (row.hit ? row : { ...row, hit: true }))
  return rows
}

/**
 * Whether a page that was `before` CSS pixels tall and is now `now` looks different on a map of
 * `count` rows.
 */
export const looksDifferent = (before: number, now: number, count: number): boolean =>
  Math.abs(now - before) * count * 2 >= Math.max(before, 1)
