import type { SearchResults } from '#domain/search/search-results'
import { hitsWithin } from '#domain/search/within'
import { endsOf, type BookSelection } from '#domain/text/book-selection'
import { movedOffset } from '#domain/text/moved-offset'
import { sectionAt } from '#editor/loaded-sections'
import type { Spread } from '#editor/spread'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useToasts } from '../toasts/toasts.ts'

/** The selection in which hits are sought. */
export interface Within {
  /** `null` if hits are sought in the whole book. */
  readonly range: BookSelection | null
  /** Limits the search to what is selected now, or no longer. Says so if nothing is selected. */
  readonly limit: (isLimited: boolean) => void
}

/** A selection, and the texts of its first and last paragraphs; `null` for one not in memory. */
interface Kept {
  readonly range: BookSelection
  readonly first: string | null
  readonly last: string | null
}

/**
 * Limits what was found to a selection. Its ends move with the text around them, because hits in it
 * are replaced by longer or shorter words, and the reader may write beside it.
 */
export function useWithin(
  spread: Spread,
  all: SearchResults,
): { readonly within: Within; readonly found: SearchResults } {
  const toasts = useToasts()
  const [kept, keep] = useState<Kept | null>(null)
  useInMemory(spread, kept, keep)
  const { now, found } = useMemo(() => {
    const now = kept && keptNow(spread, kept)
    return { now, found: now ? hitsWithin(all, now.range) : all }
  }, [spread, all, kept])
  // Kept with each change, because of two changes only what is around both would be known.
  if (now !== kept) keep(now)
  const limit = useCallback(
    (isLimited: boolean) => {
      const range = spread.selection.ofWords
      if (!isLimited) keep(null)
      else if (range) keep(keptNow(spread, { range, first: null, last: null }))
      else toasts.show('nothing', { message: t => t('find.nothingSelected') })
    },
    [spread, toasts],
  )
  return { within: { range: kept?.range ?? null, limit }, found }
}

/** Keeps the first and the last paragraph of the selection in memory, to see what changes there. */
function useInMemory(
  spread: Spread,
  kept: Kept | null,
  keep: (next: (kept: Kept | null) => Kept | null) => void,
): void {
  const ends = kept && endsOf(kept.range)
  const [first, last] = [ends?.from.index, ends?.to.index]
  useEffect(() => {
    if (first === undefined || last === undefined) return
    const { sections } = spread
    const numbers = [first, last].map(index => sectionAt(sections.all, index))
    const letGo = sections.hold(...numbers)
    Promise.all(numbers.map(number => sections.load(number))).then(
      () => keep(now => now && keptNow(spread, now)),
      () => {},
    )
    return letGo
  }, [spread, first, last, keep])
}

/** The same selection in the present text. */
function keptNow(spread: Spread, kept: Kept): Kept {
  const { side } = kept.range
  const { from, to } = endsOf(kept.range)
  const first = textAt(spread, side, from.index) ?? kept.first
  const last = textAt(spread, side, to.index) ?? kept.last
  if (first === kept.first && last === kept.last) return kept
  const start = movedOffset(kept.first ?? first ?? '', first ?? '', from.offset, 'start')
  const end = movedOffset(kept.last ?? last ?? '', last ?? '', to.offset, 'end')
  const anchor = { index: from.index, offset: start }
  const head = { index: to.index, offset: from.index === to.index ? Math.max(start, end) : end }
  return { range: { side, anchor, head }, first, last }
}

/** The text of a paragraph; `null` if it is not in memory. */
function textAt(spread: Spread, side: BookSelection['side'], index: number): string | null {
  const editor = spread.sections.get(sectionAt(spread.sections.all, index))
  return editor ? editor.text(side, index - editor.section.offset) : null
}
