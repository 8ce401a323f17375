import type { SearchResults } from '#domain/search/search-results'
import { hitsWithin } from '#domain/search/within'
import { endsOf, type BookSelection } from '#domain/text/book-selection'
import { sectionAt } from '#editor/loaded-sections'
import type { Spread } from '#editor/spread'
import { useCallback, useMemo, useState } from 'react'
import { useToasts } from '../toasts/toasts.ts'

/** The selection in which hits are sought. */
export interface Within {
  /** `null` if hits are sought in the whole book. */
  readonly range: BookSelection | null
  /** Limits the search to what is selected now, or no longer. Says so if nothing is selected. */
  readonly limit: (isLimited: boolean) => void
}

/** A selection, and how many characters of its last paragraph come after it. */
interface Kept {
  readonly range: BookSelection
  /** `null` if that paragraph is not in memory. */
  readonly after: number | null
}

/**
 * Limits what was found to a selection. Its end moves with the text before it, because hits in it
 * are replaced by longer or shorter words.
 */
export function useWithin(
  spread: Spread,
  all: SearchResults,
): { readonly within: Within; readonly found: SearchResults } {
  const toasts = useToasts()
  const [kept, keep] = useState<Kept | null>(null)
  const found = useMemo(
    () => (kept ? hitsWithin(all, rangeNow(spread, kept)) : all),
    [spread, all, kept],
  )
  const limit = useCallback(
    (isLimited: boolean) => {
      const { isEmpty, range } = spread.selection
      if (!isLimited) keep(null)
      else if (range && !isEmpty) keep({ range, after: charactersAfter(spread, range) })
      else toasts.show('nothing', { message: t => t('find.nothingSelected') })
    },
    [spread, toasts],
  )
  return { within: { range: kept?.range ?? null, limit }, found }
}

function charactersAfter(spread: Spread, range: BookSelection): number | null {
  const { to } = endsOf(range)
  const length = lengthOf(spread, range, to.index)
  return length === null ? null : Math.max(0, length - to.offset)
}

function rangeNow(spread: Spread, { range, after }: Kept): BookSelection {
  const { from, to } = endsOf(range)
  const length = lengthOf(spread, range, to.index)
  if (length === null || after === null) return range
  return { side: range.side, anchor: from, head: { index: to.index, offset: length - after } }
}

/** The length of a paragraph's text; `null` if it is not in memory. */
function lengthOf(spread: Spread, { side }: BookSelection, index: number): number | null {
  const editor = spread.sections.get(sectionAt(spread.sections.all, index))
  return editor ? editor.text(side, index - editor.section.offset).length : null
}
