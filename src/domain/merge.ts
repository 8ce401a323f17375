/**
 * Merges two libraries row by row: the later change wins, and the history keeps the words that
 * lose. The outcome is the same whichever library is merged into which, and merging again changes
 * nothing.
 */
import { canonicalJson } from './canonical-json.ts'
import { orderOf } from './clock.ts'
import { isBlankVersion, saysTheSame, versionOf, type Version } from './history.ts'
import type { ParagraphId } from './ids.ts'
import { isErased } from './marking/erase.ts'
import { halvesOf, isSamePlace } from './marking/halves.ts'
import type { Rows, TableName } from './operation.ts'
import { seen, targetIn, type RowChange, type RowChangeOn } from './row-change.ts'
import { asVersioned } from './library/versioned-row.ts'
import { areAboutTheSame, type SentenceChange } from './sentences/sentence-change.ts'
import type { WorkRows } from './work.ts'

/** Returns what merging `there` into `here` at `now` does to each row of `there`. */
export function merge(here: WorkRows, there: WorkRows, now: number): readonly RowChange[] {
  const known: Known = { here: idsOf(here), there: idsOf(there) }
  const on = <T extends TableName>(table: T) =>
    meetingsOn(table, here[table], there[table]).map(meeting => mergeRow(meeting, known, now))
  return [
    ...on('translations'),
    ...on('annotations'),
    ...on('categories'),
    ...on('positions'),
    ...on('settings'),
    ...on('books'),
    ...on('structure'),
    ...on('ownWords'),
    ...on('outline'),
    ...disputed(on('sentences'), here.sentences),
    ...on('history'),
  ]
}

/**
 * Calls new corrections of sentences conflicting if another one here is about the same sentences
 * and says something else. Both stay as rows, and the later one is shown.
 */
function disputed(
  changes: readonly RowChangeOn<'sentences'>[],
  here: readonly SentenceChange[],
): readonly RowChangeOn<'sentences'>[] {
  const deleted = new Set(
    changes.flatMap(({ becomes }) => (becomes && becomes.deletedAt !== null ? becomes.id : [])),
  )
  const byParagraph = new Map<ParagraphId, Set<SentenceChange>>()
  for (const row of here)
    if (row.deletedAt === null && !deleted.has(row.id))
      for (const name of paragraphsOf(row))
        byParagraph.set(name, (byParagraph.get(name) ?? new Set()).add(row))
  return changes.map(change => {
    const { verdict, becomes } = change
    if (verdict !== 'added' || !becomes) return change
    const rivals = paragraphsOf(becomes).flatMap(name => [...(byParagraph.get(name) ?? [])])
    const isDisputed = rivals.some(
      one => one.id !== becomes.id && areAboutTheSame(one, becomes) && !sayTheSame(one, becomes),
    )
    return isDisputed ? { ...change, verdict: 'conflicting' } : change
  })
}

const paragraphsOf = (row: SentenceChange): readonly ParagraphId[] =>
  halvesOf(row).flatMap(({ anchors }) => anchors.map(({ paragraphId }) => paragraphId))

function sayTheSame(one: SentenceChange, other: SentenceChange): boolean {
  const [halves, others] = [halvesOf(one), halvesOf(other)]
  return one.says === other.says && halves.every((half, k) => isSamePlace(half, others[k] ?? null))
}

/**
 * The ids of the versions that each side has kept. A row whose version is among them has been
 * replaced knowingly.
 */
interface Known {
  readonly here: ReadonlySet<string>
  readonly there: ReadonlySet<string>
}

const idsOf = ({ history }: WorkRows): ReadonlySet<string> => new Set(history.map(({ id }) => id))

/** One row in both libraries; `here` is null if only `there` has it. */
type Meeting<T extends TableName> = Pick<RowChangeOn<T>, 'table' | 'target' | 'here' | 'there'>

/** The rows of `there`, each with the row of the same target in `here`. */
function meetingsOn<T extends TableName>(
  table: T,
  here: readonly Rows[T][],
  there: readonly Rows[T][],
): readonly Meeting<T>[] {
  const present = new Map(here.map(row => [targetIn(table, row), row]))
  return there.map(row => {
    const target = targetIn(table, row)
    return { table, target, here: present.get(target) ?? null, there: row }
  })
}

function mergeRow<T extends TableName>(
  meeting: Meeting<T>,
  known: Known,
  now: number,
): RowChangeOn<T> {
  const { table, here, there } = meeting
  // A quick check first: most rows of a library that is merged with its own copy are identical.
  if (here && JSON.stringify(here) === JSON.stringify(there)) {
    return { ...meeting, becomes: null, kept: null, verdict: 'same' }
  }
  if (!here) {
    return { ...meeting, becomes: there, kept: null, verdict: seen(table, null, there) }
  }
  const wins = isLater(there, here)
  const joined = wins ? joinedTo(there, here) : joinedTo(here, there)
  const becomes = sameRow(joined, here) ? null : joined
  const lost = losing(meeting, wins, now)
  const followed = lost !== null && (wins ? known.there : known.here).has(lost.id)
  const verdict = wins && becomes ? seen(table, here, there) : 'same'
  return {
    ...meeting,
    becomes,
    kept: lost && !known.here.has(lost.id) && !known.there.has(lost.id) ? lost : null,
    verdict: lost && !followed && verdict !== 'deleted' ? 'conflicting' : verdict,
  }
}

/** The losing row as a version; null if the winner has the same words. */
function losing<T extends TableName>(
  { table, target, here, there }: Meeting<T>,
  wins: boolean,
  now: number,
): Version | null {
  const mine = here && asVersioned(table, here)
  const theirs = asVersioned(table, there)
  if (!mine || !theirs || saysTheSame(mine, theirs)) return null
  const [winner, loser] = wins ? [theirs, mine] : [mine, theirs]
  // What the reader deleted for good does not come back.
  if (winner.table === 'annotations' && isErased(winner.row)) return null
  return isBlankVersion(loser) ? null : versionOf(target, loser, 'merged', now)
}

/**
 * If both have the same place in the order, the content decides, so that both libraries decide
 * alike.
 */
function isLater<T extends TableName>(a: Rows[T], b: Rows[T]): boolean {
  const [orderOfA, orderOfB] = [orderOf(a), orderOf(b)]
  if (orderOfA !== orderOfB) return orderOfA > orderOfB
  return canonicalJson(a) > canonicalJson(b)
}

/**
 * Keeps fields that only the loser has, which come from a newer program, but not the loser's stamp.
 */
function joinedTo<T extends TableName>(winner: Rows[T], loser: Rows[T]): Rows[T] {
  const { stamp: _, ...rest } = loser
  return { ...rest, ...winner }
}

const sameRow = (a: object, b: object): boolean => canonicalJson(a) === canonicalJson(b)
