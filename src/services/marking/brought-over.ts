/** What becomes of a mark that a file brings. */
import type { Annotation } from '#domain/annotation'
import { kindFieldsOf } from '#domain/kinds/index'
import { isErased } from '#domain/marking/erase'
import {
  changesNothing,
  withChange,
  type MarkChange,
  type MarkRange,
} from '#domain/marking/mark-change'

/** A mark that a file brought, with the changes that brought it. */
interface Brought {
  readonly row: Annotation
  readonly changes: readonly MarkChange[]
}

/**
 * Brings `row` over `deleted`, the deleted mark of that id: field by field, so that undoing gives
 * back the words of the deleted mark. Without such a mark, or if it was deleted for good, `row` is
 * made as it is.
 */
export function broughtOver(
  deleted: Annotation | undefined,
  row: Annotation,
  now: number,
): Brought {
  const there: MarkChange = { field: 'presence', to: 'there' }
  if (!deleted || isErased(deleted)) return { row, changes: [there] }
  const steps: readonly ((mark: Annotation) => MarkChange)[] = [
    () => there,
    ({ category: from }) => ({ field: 'category', from, to: row.category }),
    ({ tags: from }) => ({ field: 'tags', from, to: row.tags }),
    mark => ({ field: 'range', from: rangeOf(mark), to: rangeOf(row) }),
    ({ counterpart = null }) => ({
      field: 'counterpart',
      from: counterpart,
      to: row.counterpart ?? null,
    }),
    ({ note: from }) => ({ field: 'note', from, to: row.note }),
    mark => ({ field: 'kind', from: kindFieldsOf(mark), to: kindFieldsOf(row) }),
  ]
  return steps.reduce<Brought>(
    (brought, step) => {
      const change = step(brought.row)
      const changed = changesNothing(change) ? null : withChange(brought.row, change, now)
      return changed ? { row: changed, changes: [...brought.changes, change] } : brought
    },
    { row: deleted, changes: [] },
  )
}

const rangeOf = ({ side, index, anchors }: Annotation): MarkRange => ({ side, index, anchors })
