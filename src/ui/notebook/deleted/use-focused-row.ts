import type { DeletedMark } from '#domain/marking/erase'
import { useEffect, useRef, useState, type RefObject } from 'react'

/**
 * Gives the focus to a row as soon as the list has it: after rows have gone, to the one that
 * followed them. The dialog has the focus if no row is left, because the field would take Ctrl+Z
 * for its own words.
 */
export function useFocusedRow(
  place: RefObject<HTMLElement | null>,
  shown: readonly DeletedMark[],
): {
  /** The row that must be rendered. */
  readonly needs: string | null
  /** Marks that are going; the focus is at them. */
  readonly leave: (marks: readonly DeletedMark[]) => void
  readonly focusRow: (row: DeletedMark | undefined) => void
} {
  const [needs, setNeeds] = useState<string | null>(null)
  const isDue = useRef(false)
  useEffect(() => {
    if (!isDue.current) return
    const row = place.current?.querySelector<HTMLElement>(
      `[data-deleted-row="${CSS.escape(needs ?? '')}"]`,
    )
    if (row || needs === null) isDue.current = false
    // Meanwhile the focused row may be gone.
    else if (document.activeElement !== document.body) return
    const to = row ?? place.current?.closest<HTMLElement>('[role="dialog"]')
    to?.focus()
  })
  const want = (row: DeletedMark | undefined) => {
    isDue.current = true
    setNeeds(row?.mark.id ?? null)
  }
  return {
    needs,
    leave(marks) {
      const gone = new Set(marks)
      const last = shown.findLastIndex(row => gone.has(row))
      want(shown[last + 1] ?? shown.slice(0, last).findLast(row => !gone.has(row)))
    },
    focusRow: want,
  }
}
