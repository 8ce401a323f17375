/**
 * Corrected sentences in a new edition. A correction counts only if its words are there to the
 * letter, a link only between whole sentences of one pair. All others change nothing, and wait for
 * the reader.
 */
import { anchorAt, type Anchor, type Side } from '../anchor.ts'
import { carriedName } from '../structure/carried-names.ts'
import { onTranslation } from '../editions/carry-annotations.ts'
import type { Moved } from '../editions/carry-translations.ts'
import type { EditionPair } from '../editions/match.ts'
import { nearestIn } from '../editions/nearest-number.ts'
import { reattach } from '../editions/reattach.ts'
import type { LeftSentence } from '../editions/report.ts'
import { sentenceChangeId, type ParagraphId, type SentenceChangeId } from '../ids.ts'
import { halfOn, halvesOf, withHalf, type Half } from '../marking/halves.ts'
import { shownIndex, type BookStructure } from '../structure/book-structure.ts'
import { placeOfName } from '../structure/paragraph-change.ts'
import { areAboutTheSame, type SentenceChange } from './sentence-change.ts'
import { leftSentence, waitingSentence } from './waiting-sentence.ts'
import { sentencesOfPair, type PlacedBorder } from './sentence-links.ts'

export interface CarriedSentences {
  readonly rows: readonly SentenceChange[]
  readonly kept: number
  /** Those whose sentences the reader has corrected in the new edition already. */
  readonly standing: number
  readonly left: readonly LeftSentence[]
}

/** The arguments of `carrySentences`. */
interface Carrying {
  readonly rows: readonly SentenceChange[]
  readonly editions: EditionPair
  /** Where the translations of old paragraphs are in the new edition. */
  readonly translations: ReadonlyMap<ParagraphId, Moved>
  /** The rows of the new edition. */
  readonly present: readonly SentenceChange[]
  /** How the new edition is divided when the divisions of the old one are in it. */
  readonly structure: BookStructure
  /** Milliseconds since 1970. */
  readonly now: number
}

/** How many UTF-16 code units on each side of a border must be in the new edition. */
const besideBorder = 12

/** Returns what becomes of the corrected sentences of the old edition in the new one. */
export function carrySentences(carrying: Carrying): CarriedSentences {
  const { editions, now } = carrying
  const live = carrying.rows.filter(isLive)
  if (live.length === 0) return { rows: [], kept: 0, standing: 0, left: [] }
  const present = carrying.present.filter(row => isLive(row) && !row.waits)
  const land = landingIn(live, carrying)
  const isCertain = certaintyIn(carrying)
  const nearest = nearestIn(editions)
  const waiting = waitingIn(carrying, nearest)
  const rows: SentenceChange[] = []
  const waits: SentenceChange[] = []
  const left: LeftSentence[] = []
  let standing = 0
  // Borders come first, because they decide what whole sentences are.
  for (const row of [...live].sort((a, b) => a.kind.localeCompare(b.kind))) {
    const id = sentenceChangeId(carriedName(editions.book, row.id))
    const halves = land(row)
    const { waits: _, ...fields } = row
    const moved = halves && {
      ...halves.reduce<SentenceChange>(withHalf, fields),
      id,
      bookId: editions.book,
      updatedAt: now,
    }
    if (present.some(one => one.id === id || (moved && areAboutTheSame(one, moved)))) standing++
    else if (moved && isCertain(moved, [...present, ...rows])) rows.push(moved)
    else {
      const { one, there } = waiting(row, id)
      if (there && !isLive(there)) standing++
      else left.push(leftSentence(row, shownIndex(carrying.structure, one.index)))
      if (!there) waits.push(one)
    }
  }
  return { rows: [...rows, ...waits], kept: rows.length, standing, left }
}

/**
 * Returns a function that gives the row of a correction that waits in the new edition, and that of
 * the new edition if it knows the correction already.
 */
function waitingIn(
  { editions, present, now }: Carrying,
  nearest: ReturnType<typeof nearestIn>,
): (
  row: SentenceChange,
  id: SentenceChangeId,
) => { readonly one: SentenceChange; readonly there: SentenceChange | undefined } {
  const numbers = new Map(editions.old.map(({ id }, number) => [id, number]))
  const known = present.filter(({ waits }) => waits)
  return (row, id) => {
    const [first] = row.anchors
    const number = first && numbers.get(placeOfName(first.paragraphId).paragraph)
    const index = nearest(number ?? Math.min(row.index, editions.old.length - 1))
    const one = waitingSentence({ ...row, id, bookId: editions.book, updatedAt: now }, index)
    const there = known.find(
      other => other.id === id || (other.says === one.says && areAboutTheSame(other, one)),
    )
    return { one, there }
  }
}

const isLive = ({ deletedAt }: SentenceChange): boolean => deletedAt === null

/** Returns a function that gives the halves of a row in the new edition; null if one is missing. */
function landingIn(rows: readonly SentenceChange[], { editions, translations }: Carrying) {
  const { old, fresh, fold = asWritten } = editions
  const texts = new Map(old.map(({ id, text }) => [id, text]))
  const probes = new Map<Anchor, Probe>()
  for (const { kind, ...row } of rows)
    for (const { side, anchors } of halvesOf(row))
      for (const anchor of side === 'source' ? anchors : []) {
        const probe = probeFor(anchor, kind, texts.get(anchor.paragraphId))
        if (probe) probes.set(anchor, probe)
      }
  const sought = [...probes.values()].map(({ anchor }) => anchor)
  const found = new Map(reattach(sought, editions).map((places, k) => [sought[k], places]))

  function onSource(anchor: Anchor): Landed | null {
    const probe = probes.get(anchor)
    const [place, ...others] = (probe && found.get(probe.anchor)) ?? []
    const paragraph = place && fresh[place.index]
    if (!probe || !paragraph || others.length > 0) return null
    const words = paragraph.text.slice(place.start, place.end)
    if (fold(words) !== fold(probe.anchor.quote.exact)) return null
    const { length } = paragraph.text
    const start = place.start + probe.lead
    const end = Math.min(length, start + anchor.end - anchor.start)
    return { index: place.index, anchor: anchorAt(paragraph.id, paragraph.text, start, end) }
  }

  return (row: SentenceChange): readonly Half[] | null => {
    const halves = halvesOf(row).flatMap(({ side, anchors }): readonly Half[] => {
      const landed = anchors.flatMap((anchor): readonly Landed[] => {
        const own = side === 'source' ? onSource(anchor) : onTranslation(anchor, translations)[0]
        const { index = null } = own ?? {}
        return own && index !== null ? [{ anchor: own.anchor, index }] : []
      })
      const [first] = landed
      return first && landed.length === anchors.length
        ? [{ side, index: first.index, anchors: landed.map(({ anchor }) => anchor) }]
        : []
    })
    return halves.length === halvesOf(row).length ? halves : null
  }
}

interface Landed {
  readonly anchor: Anchor
  readonly index: number
}

/** The words that must be in the new edition, and where the anchor begins in them. */
interface Probe {
  readonly anchor: Anchor
  readonly lead: number
}

/** Null if the old edition does not have the words of the anchor. */
function probeFor(
  anchor: Anchor,
  kind: SentenceChange['kind'],
  text: string | undefined,
): Probe | null {
  const { paragraphId, start, end, quote } = anchor
  if (text === undefined || text.slice(start, end) !== quote.exact || end <= start) return null
  if (kind === 'link') return { anchor, lead: 0 }
  const from = Math.max(0, start - besideBorder)
  const around = anchorAt(paragraphId, text, from, Math.min(text.length, start + besideBorder))
  return { anchor: around, lead: start - around.start }
}

const asWritten = (text: string): string => text

/**
 * Returns a test of whether all of a row is in one shown paragraph, and the Chinese of a link in
 * whole sentences.
 */
function certaintyIn({ structure, editions: { fresh } }: Carrying) {
  const numbers = new Map(fresh.map(({ id }, number) => [id, number]))
  const numberOf = (name: ParagraphId) => numbers.get(placeOfName(name).paragraph) ?? -1

  function shownPlace(side: Side, { paragraphId, start }: Anchor): number {
    const part =
      side === 'source'
        ? structure.partsOf.get(paragraphId)?.findLast(one => one.start <= start)?.id
        : paragraphId
    const own = part === undefined ? undefined : structure.byPart.get(part)
    return own?.index ?? shownIndex(structure, numberOf(paragraphId))
  }

  return (row: SentenceChange, others: readonly SentenceChange[]): boolean => {
    const shown = halvesOf(row).flatMap(({ side, anchors }) =>
      anchors.map(anchor => shownPlace(side, anchor)),
    )
    if (new Set(shown).size !== 1) return false
    const source = row.kind === 'link' ? halfOn(row, 'source') : null
    return (source?.anchors ?? []).every(anchor =>
      isOfSentences(anchor, fresh[numberOf(anchor.paragraphId)]?.text ?? '', { structure, others }),
    )
  }
}

/** Whether an anchor begins and ends where sentences of a printed paragraph do. */
function isOfSentences(
  { paragraphId, start, end }: Anchor,
  text: string,
  known: { readonly structure: BookStructure; readonly others: readonly SentenceChange[] },
): boolean {
  const said = known.others.flatMap(({ kind, side, says, anchors: [first] }): PlacedBorder[] =>
    kind === 'border' && side === 'source' && first?.paragraphId === paragraphId
      ? [{ side, at: first.start, says }]
      : [],
  )
  const { partsOf, byPart } = known.structure
  const cut = (partsOf.get(paragraphId) ?? []).flatMap((part): PlacedBorder[] =>
    byPart.get(part.id)?.id === part.id ? [{ side: 'source', at: part.start, says: true }] : [],
  )
  const sentences = sentencesOfPair(text, [...cut, ...said])
  return sentences.some(one => one.start === start) && sentences.some(one => one.end === end)
}
