/** Selecting rows of the notebook, as lists of files do it. */
import type { AnnotationId } from '#domain/ids'
import type { NotebookRow } from '#domain/notebook/groups'

/** How a row is selected: only this one, this one as well or no longer, or all rows up to it. */
export type SelectHow = 'only' | 'also' | 'upTo'

export interface Selection {
  readonly marks: ReadonlySet<AnnotationId>
  /** The key of the row from which the selection is extended. */
  readonly pivot: string | null
}

/** A row that the reader selects. */
export interface Selecting {
  readonly key: string
  readonly how: SelectHow
  /** The key of the row from which to select up to this one, if there is no other. */
  readonly from?: string | undefined
}

/** Returns the selection after a row is selected. A group stands for its marks. */
export function selectedAfter(
  rows: readonly NotebookRow[],
  { marks, pivot: before }: Selection,
  { key, how, from: first }: Selecting,
): Selection {
  const pivot = rows.some(row => row.key === before) ? before : (first ?? null)
  const at = rows.findIndex(row => row.key === key)
  const row = rows[at]
  if (!row) return { marks, pivot }
  const ids = marksOfRow(row)
  if (how === 'only') return { marks: new Set(ids), pivot: key }
  if (how === 'also') {
    const isOn = ids.every(id => marks.has(id))
    const next = new Set(marks)
    for (const id of ids)
      if (isOn) next.delete(id)
      else next.add(id)
    return { marks: next, pivot: key }
  }
  const from = rows.findIndex(other => other.key === pivot)
  const [start, end] = from < 0 ? [at, at] : from < at ? [from, at] : [at, from]
  const between = rows.slice(start, end + 1)
  return {
    marks: new Set(between.flatMap(other => (other.kind === 'mark' ? marksOfRow(other) : []))),
    pivot: from < 0 ? key : pivot,
  }
}

/** Returns the marks that a row stands for. */
export const marksOfRow = (row: NotebookRow): readonly AnnotationId[] =>
  row.kind === 'mark' ? [row.entry.mark.id] : row.group.entries.map(({ mark }) => mark.id)
