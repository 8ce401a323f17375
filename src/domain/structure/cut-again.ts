/**
 * An earlier translation of a paragraph that has been split since. It comes back beside the parts
 * that have the end of it, and nothing may be there twice without the reader's knowledge.
 */
import { isBlank, sameRichText, type RichText } from '../rich-text.ts'
import { isGone, targetIn, type RowChange, type RowChangeOn } from '../row-change.ts'
import type { Translation } from '../translation.ts'
import type { WorkRows } from '../work.ts'
import { placeOfName } from './paragraph-change.ts'
import { dividedText, joinTexts } from './shown-text.ts'

/**
 * Returns what of `whole` precedes `following`, the texts of the parts behind it. Null if it does
 * not end with them.
 */
export function cutAgain(whole: RichText, following: readonly RichText[]): RichText | null {
  const rest = joinTexts(following).content.text
  if (!whole.text.endsWith(rest)) return null
  const [own, after] = dividedText(whole, [0, whole.text.length - rest.length])
  return own && after?.text === rest ? own : null
}

/**
 * Returns `chosen`, which are some of the changes `all` to what is `here`, with what the parts of
 * paragraphs need at `now`. The translation of a part brings the cut that names it. The whole of a
 * paragraph that is split here is cut again, or both parts are to be checked.
 */
export function withParts(
  chosen: readonly RowChange[],
  all: readonly RowChange[],
  here: WorkRows,
  now: number,
): readonly RowChange[] {
  const split = splitIn(here.translations)
  const then = splitIn(all.flatMap(({ table, there }) => (table === 'translations' ? [there] : [])))
  const changed = chosen.flatMap((change): readonly RowChange[] => {
    if (change.table !== 'translations' || change.becomes === null) return [change]
    const { bookId, paragraphId } = change.becomes
    const { paragraph, offset } = placeOfName(paragraphId)
    const name = `${bookId}/${paragraph}`
    const next = then.get(name)?.find(part => part.offset > offset)?.offset ?? Infinity
    const following = (split.get(name) ?? []).filter(
      part => part.offset > offset && part.offset < next,
    )
    return following.length === 0
      ? [change]
      : besideParts({ ...change, becomes: change.becomes }, following, now)
  })
  return [...changed, ...cutsOf(chosen, all)]
}

interface Part {
  /** Where it begins in the printed paragraph, in UTF-16 code units. */
  readonly offset: number
  readonly row: Translation
}

/** The parts with words behind the first of each paragraph, in the order of the text. */
function splitIn(rows: readonly Translation[]): ReadonlyMap<string, readonly Part[]> {
  const parts = new Map<string, Part[]>()
  for (const row of rows) {
    const { paragraph, offset } = placeOfName(row.paragraphId)
    if (offset === 0 || isBlank(row.content)) continue
    const name = `${row.bookId}/${paragraph}`
    parts.set(name, [...(parts.get(name) ?? []), { offset, row }])
  }
  for (const some of parts.values()) some.sort((a, b) => a.offset - b.offset)
  return parts
}

function besideParts(
  change: RowChangeOn<'translations'> & { readonly becomes: Translation },
  following: readonly Part[],
  now: number,
): readonly RowChange[] {
  const { here, becomes } = change
  const content = cutAgain(
    becomes.content,
    following.map(({ row }) => row.content),
  )
  if (content === null) {
    const toCheck = following.flatMap(({ row }): readonly RowChange[] => {
      if (row.state === 'check') return []
      const target = targetIn('translations', row)
      const marked = { ...row, state: 'check' as const, updatedAt: now }
      return [
        {
          table: 'translations',
          target,
          here: row,
          there: row,
          becomes: marked,
          verdict: 'changed',
          kept: null,
        },
      ]
    })
    return [{ ...change, becomes: { ...becomes, state: 'check' } }, ...toCheck]
  }
  const isHere = here?.state === becomes.state && sameRichText(here.content, content)
  return isHere
    ? [{ ...change, becomes: null, verdict: 'same', kept: null }]
    : [{ ...change, becomes: { ...becomes, content } }]
}

/** The cuts that the translations of parts among `chosen` need, and that were not chosen. */
function cutsOf(chosen: readonly RowChange[], all: readonly RowChange[]): readonly RowChange[] {
  const known = new Set(chosen.map(({ target }) => target))
  const named = new Set(
    chosen.flatMap(({ table, there }) =>
      table === 'translations' && !isGone(table, there)
        ? [`${there.bookId}/${there.paragraphId}`]
        : [],
    ),
  )
  return all.filter(
    change =>
      change.table === 'structure' &&
      change.here === null &&
      !known.has(change.target) &&
      named.has(`${change.there.bookId}/${change.there.place}`),
  )
}
