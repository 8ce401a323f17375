/**
 * What the reader says of words of one book, in a new edition. What counts in the whole book counts
 * there; what counts at one place only if the words are at one place of the new edition.
 */
import { anchorAt, type Anchor } from '../anchor.ts'
import { carriedName } from '../structure/carried-names.ts'
import type { EditionPair, EditionPlace } from '../editions/match.ts'
import { reattach } from '../editions/reattach.ts'
import { twinsAmong } from '../editions/copies/twins.ts'
import { ownWordId, type BookId, type OwnWordId } from '../ids.ts'
import {
  nameOfCorrection,
  nameOfOwnWord,
  type Gloss,
  type OwnWord,
  type WordPlace,
} from './own-word.ts'

export interface CarriedOwnWords {
  readonly rows: readonly OwnWord[]
  /** Those that are carried, that the new edition has already, and here without a certain place. */
  readonly counts: { readonly kept: number; readonly standing: number; readonly left: number }
}

/** Returns copies of `stored` for the new edition, of which `present` are the rows. */
export function carryOwnWords(
  stored: readonly OwnWord[],
  editions: EditionPair,
  present: readonly OwnWord[],
  now: number,
): CarriedOwnWords {
  const own = stored.filter(({ deletedAt, scope }) => deletedAt === null && scope !== 'everywhere')
  if (own.length === 0) return { rows: [], counts: { kept: 0, standing: 0, left: 0 } }
  const placeOf = placesIn(own, editions)
  const live = present.filter(({ deletedAt }) => deletedAt === null)
  const there = new Set(live.map(({ id }) => id))
  const rows: OwnWord[] = []
  let left = 0
  const moved = own.flatMap(row => {
    const place = row.place && placeOf(row.place)
    if (row.scope === 'here' && !place) {
      left++
      return []
    }
    const carried = { ...row, bookId: editions.book, place, updatedAt: now }
    return [{ ...carried, id: nameIn(carried, editions.book) }]
  })
  const twins = twinsIn(moved, live)
  for (const row of moved) if (!there.has(row.id) && !twins.has(row.id)) rows.push(row)
  const standing = moved.length - rows.length
  return { rows, counts: { kept: rows.length, standing, left } }
}

/**
 * Returns the glosses of the new edition that came with an edition between the two, by the names
 * that the old ones have there. The reader may have changed them since. Other words have names that
 * say what they are about.
 */
function twinsIn(
  moved: readonly OwnWord[],
  live: readonly OwnWord[],
): ReadonlyMap<OwnWordId, OwnWordId> {
  const [direct, there] = [moved, live].map(rows => new Set(rows.map(({ id }) => id)))
  const told = (rows: readonly OwnWord[], other: ReadonlySet<OwnWordId> | undefined) =>
    rows.flatMap(row =>
      row.kind === 'gloss' && !other?.has(row.id) ? [{ id: row.id, keys: keysOf(row) }] : [],
    )
  return twinsAmong(told(moved, there), told(live, direct))
}

/**
 * Says when a gloss was written, of which words and what it says, as its copies do; and then only
 * when and of which words.
 */
function keysOf(row: Gloss): readonly string[] {
  const { createdAt, scope, expression, reading, meaning, note, place } = row
  const at = scope === 'here' && place ? [place.anchor.paragraphId, place.anchor.start] : []
  return [
    [createdAt, expression, reading, meaning, note, ...at],
    [createdAt, expression],
  ].map(parts => JSON.stringify(parts))
}

/** The name of a carried row: always the same, so that carrying twice doubles nothing. */
function nameIn(row: OwnWord, book: BookId): OwnWord['id'] {
  const { kind, id, expression } = row
  if (kind === 'gloss') return ownWordId(carriedName(book, id))
  if (kind === 'boundary' || kind === 'reading') return nameOfCorrection(kind, row)
  return nameOfOwnWord(kind, book, expression)
}

/** Returns a function that gives the place of the same words; null if there is not just one. */
function placesIn(
  rows: readonly OwnWord[],
  editions: EditionPair,
): (place: WordPlace) => WordPlace | null {
  const anchors = rows.flatMap(({ place }) => place?.anchor ?? [])
  const found = reattach(anchors, editions)
  const places = new Map(anchors.map((anchor, k) => [anchor, found[k] ?? []]))
  return ({ anchor }) => placed(anchor, places.get(anchor) ?? [], editions)
}

function placed(
  { quote }: Anchor,
  [place, ...more]: readonly EditionPlace[],
  { fresh, fold = text => text }: EditionPair,
): WordPlace | null {
  const paragraph = place && fresh[place.index]
  if (!paragraph || more.length > 0) return null
  const { index, start, end } = place
  // A correction is about these words and no others.
  if (fold(paragraph.text).slice(start, end) !== fold(quote.exact)) return null
  return { index, anchor: anchorAt(paragraph.id, paragraph.text, start, end) }
}
