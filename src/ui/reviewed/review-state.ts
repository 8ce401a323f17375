/** What the reader has decided about a reviewed file, and which of its rows are shown. */
import {
  isAcceptable,
  isUnproblematic,
  reviewCases,
  type ReviewCase,
  type ReviewedPair,
} from '#domain/reviewing/merge-reviewed'
import type { ReviewedNote } from '#domain/reviewing/reviewed-notes'

export type Decision = 'accept' | 'leave'

export type ReviewRow =
  | { readonly key: string; readonly case: ReviewCase; readonly pair: ReviewedPair }
  | { readonly key: string; readonly case: 'comment'; readonly note: ReviewedNote }

export const rowCases = [...reviewCases, 'comment'] as const
export type RowCase = (typeof rowCases)[number]

/** `asked`: all but the pairs that only the reader changed, and those that are not in the file. */
export type ReviewFilter = 'asked' | 'all' | RowCase

export interface ReviewState {
  readonly decisions: ReadonlyMap<string, Decision>
  readonly filter: ReviewFilter
  /** Words that the rows shown have. */
  readonly sought: string
}

export const noDecisions: ReviewState = { decisions: new Map(), filter: 'asked', sought: '' }

export type ReviewAction =
  | { readonly type: 'decide'; readonly keys: readonly string[]; readonly as: Decision }
  | { readonly type: 'filter'; readonly by: ReviewFilter }
  | { readonly type: 'seek'; readonly words: string }

export function reviewed(state: ReviewState, action: ReviewAction): ReviewState {
  switch (action.type) {
    case 'decide': {
      const decisions = new Map(state.decisions)
      for (const key of action.keys) {
        const shared = action.as === 'accept' ? sharedKey(key) : null
        // A pair has one text, so accepting one leaves the others.
        if (shared !== null)
          for (const [other, as] of decisions)
            if (as === 'accept' && other.startsWith(shared)) decisions.set(other, 'leave')
        decisions.set(key, action.as)
      }
      return { ...state, decisions }
    }
    case 'filter':
      return { ...state, filter: action.by }
    case 'seek':
      return { ...state, sought: action.words }
  }
}

/** Several rows of a file can be about one pair, and one about several pairs. */
const keyOf = ({ case: found, index, id, row }: ReviewedPair): string => {
  if (index === null) return id === null ? `row ${row ?? 0}` : `row ${row ?? 0} ${id}`
  return found === 'doubled' ? `pair ${index} row ${row ?? 0}` : `pair ${index}`
}

/** What the keys of all texts that are offered for a pair begin with; null if there is only one. */
const sharedKey = (key: string): string | null => /^pair \d+ row /.exec(key)?.[0] ?? null

/** Returns the rows of a plan in the order of the book; those that belong to no pair come last. */
export function reviewRows(
  pairs: readonly ReviewedPair[],
  notes: readonly ReviewedNote[],
): readonly ReviewRow[] {
  const rows: (ReviewRow & { readonly at: number })[] = [
    ...pairs.map(pair => ({
      key: keyOf(pair),
      case: pair.case,
      pair,
      at: pair.index ?? Infinity,
    })),
    ...notes.map(note => ({
      key: `note ${note.id}`,
      case: 'comment' as const,
      note,
      at: note.index,
    })),
  ]
  return rows.toSorted((a, b) => (a.at === b.at ? 0 : a.at - b.at))
}

/** Whether the reader can accept a row. */
export const canAccept = (row: ReviewRow): boolean =>
  row.case === 'comment' || isAcceptable(row.pair)

/** Whether nothing speaks against accepting a row. */
export const isPlain = (row: ReviewRow): boolean =>
  row.case === 'comment' || isUnproblematic(row.pair)

const notAsked: ReadonlySet<RowCase> = new Set(['here', 'missing'])

/** Returns the rows that `state` shows. */
export function shownRows(
  rows: readonly ReviewRow[],
  { filter, sought }: Pick<ReviewState, 'filter' | 'sought'>,
): readonly ReviewRow[] {
  const words = sought.trim().toLowerCase()
  return rows.filter(row => {
    const fits =
      filter === 'all' || (filter === 'asked' ? !notAsked.has(row.case) : row.case === filter)
    return fits && (words === '' || wordsOf(row).toLowerCase().includes(words))
  })
}

function wordsOf(row: ReviewRow): string {
  if (row.case === 'comment') {
    const { comment, source } = row.note
    return [comment.text, comment.author, comment.quote?.exact ?? '', source].join('\n')
  }
  const { source, here, there, tracked } = row.pair
  const authors = tracked.map(({ author }) => author)
  return [source, here?.content.text ?? '', there?.content.text ?? '', ...authors].join('\n')
}

/** How many rows of each case there are. */
export function caseCounts(rows: readonly ReviewRow[]): ReadonlyMap<ReviewFilter, number> {
  const counts = new Map<ReviewFilter, number>(rowCases.map(one => [one, 0]))
  for (const row of rows) counts.set(row.case, (counts.get(row.case) ?? 0) + 1)
  counts.set('all', rows.length)
  counts.set('asked', rows.filter(row => !notAsked.has(row.case)).length)
  return counts
}

/** The rows that the reader has accepted, and how many are still to be decided. */
export function decidedOf(rows: readonly ReviewRow[], decisions: ReviewState['decisions']) {
  const open = rows.filter(canAccept)
  return {
    accepted: open.filter(({ key }) => decisions.get(key) === 'accept'),
    remaining: open.filter(({ key }) => !decisions.has(key)),
  }
}
