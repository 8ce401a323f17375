import { canonicalJson } from '../canonical-json.ts'
import { versionOf, type Version } from '../history.ts'
import type { BookId, ParagraphId } from '../ids.ts'
import { emptyText, isBlank, type RichText } from '../rich-text.ts'
import { targetIn } from '../row-change.ts'
import { joinTranslations } from '../structure/shown-text.ts'
import { stateFor, type Translation, type TranslationState } from '../translation.ts'
import type { CarriedStructure } from './carry-structure.ts'
import type { EditionPair, EditionParagraph, ParagraphMatch } from './match.ts'
import type { LostTranslation } from './report.ts'

/** Where the translation of an old paragraph is now. */
export interface Moved {
  readonly paragraphId: ParagraphId
  /** The new paragraph's place in its book, from 0. */
  readonly index: number
  /** The UTF-16 offset in the new translation where it begins. */
  readonly offset: number
  /** The text of the new paragraph's translation. */
  readonly text: string
}

export interface CarriedTranslations {
  readonly rows: readonly Translation[]
  /** Translations that are not carried because one is there already, as versions of that one. */
  readonly kept: readonly Version[]
  readonly moved: ReadonlyMap<ParagraphId, Moved>
  readonly lost: readonly LostTranslation[]
  readonly counts: { readonly kept: number; readonly toCheck: number; readonly standing: number }
}

/**
 * Returns the translations in `rows` at their new paragraphs. Where `present` has a translation
 * that is not empty, it stays, and the old one becomes a version of it.
 */
export function carryTranslations(
  rows: readonly Translation[],
  { present, structure, ...editions }: CarryingTranslations,
  now: number,
): CarriedTranslations {
  const byParagraph = new Map(rows.map(row => [row.paragraphId, row]))
  const carried: Translation[] = []
  const kept: Version[] = []
  const moved = new Map<ParagraphId, Moved>()
  const counts = { kept: 0, toCheck: 0, standing: 0 }
  for (const arrival of arrivalsIn({ ...editions, structure }, byParagraph)) {
    const { row, offsets } = joinedRow(arrival, editions.book, now)
    const there = present.get(row.paragraphId)
    const occupant = there && !isEmpty(there) ? there : null
    for (const [k, part] of arrival.parts.entries()) {
      moved.set(part.paragraphId, {
        paragraphId: row.paragraphId,
        index: row.index,
        offset: occupant ? 0 : (offsets[k] ?? 0),
        text: (occupant ?? row).content.text,
      })
    }
    if (isEmpty(row)) continue
    if (occupant) {
      counts.standing++
      // What came with an edition between the two says nothing that is not there.
      if (canonicalJson(row.content) === canonicalJson(occupant.content)) continue
      const said = { ...row, updatedAt: arrival.parts[0].updatedAt }
      const target = targetIn('translations', row)
      kept.push(versionOf(target, { table: 'translations', row: said }, 'merged', now))
    } else {
      carried.push(row)
      counts[arrival.isSame ? 'kept' : 'toCheck']++
    }
  }
  const lost = lostIn(editions, byParagraph, structure)
  return { rows: carried, kept, moved, lost, counts }
}

/** What carrying translations needs. */
export interface CarryingTranslations extends Omit<EditionPair, 'language'> {
  /** The translations of the new edition. */
  readonly present: ReadonlyMap<ParagraphId, Translation>
  readonly structure: Pick<CarriedStructure, 'parts' | 'joined'>
}

type ByParagraph = ReadonlyMap<ParagraphId, Translation>

/** The translations that one paragraph of the new edition receives. */
interface Arrival {
  readonly paragraph: EditionParagraph
  /** The new paragraph's place in its book, from 0. */
  readonly index: number
  /** In the order of the old edition. */
  readonly parts: readonly [Translation, ...Translation[]]
  /** The paragraph has the words that were translated. */
  readonly isSame: boolean
  /** The reader had joined its parts. */
  readonly isJoined?: boolean
}

function arrivalsIn(
  editions: Pick<CarryingTranslations, 'old' | 'fresh' | 'match' | 'structure'>,
  byParagraph: ByParagraph,
): readonly Arrival[] {
  const { old, fresh, match, structure } = editions
  const inParts = [...structure.parts].flatMap(([name, { id, index }]): readonly Arrival[] => {
    const row = byParagraph.get(name)
    return row ? [{ paragraph: { id, text: '' }, index, parts: [row], isSame: true }] : []
  })
  const whole = match.matches.flatMap(matched =>
    [...destinations(matched)].flatMap(([index, numbers]): readonly Arrival[] => {
      const paragraph = fresh[index]
      const [first, ...rest] = numbers.flatMap(number => {
        const one = old[number]
        if (!one || structure.parts.has(one.id)) return []
        return byParagraph.get(one.id) ?? []
      })
      if (!paragraph || !first) return []
      const isJoined = structure.joined.has(matched)
      const isSame = isJoined || matched.kind !== 'changed'
      return [{ paragraph, index, parts: [first, ...rest], isSame, isJoined }]
    }),
  )
  return [...whole, ...inParts]
}

/**
 * Maps the number of a new paragraph to the old ones whose translations it receives: each old one
 * goes to the new one of its own rank, and those beyond the last rank go to the last.
 */
function destinations({ old, fresh }: ParagraphMatch): ReadonlyMap<number, readonly number[]> {
  const to = new Map<number, number[]>()
  for (const [k, number] of old.entries()) {
    const index = fresh[Math.min(k, fresh.length - 1)]
    if (index !== undefined) to.set(index, [...(to.get(index) ?? []), number])
  }
  return to
}

function joinedRow(
  { paragraph, index, parts, isSame, isJoined }: Arrival,
  book: BookId,
  now: number,
) {
  const asShown = isJoined ? joinTranslations(parts) : null
  const { content, offsets } = asShown
    ? { content: asShown.content, offsets: asShown.starts }
    : joinTexts(parts.map(part => part.content))
  const [first] = parts
  const row: Translation = {
    ...first,
    bookId: book,
    paragraphId: paragraph.id,
    index,
    content,
    state: asShown ? asShown.state : isSame ? first.state : stateAfterChange(content, parts),
    updatedAt: now,
  }
  return { row, offsets }
}

/** Translations whose paragraphs are gone, or were not even in the old edition. */
function lostIn(
  { old, match }: Pick<EditionPair, 'old' | 'match'>,
  byParagraph: ByParagraph,
  { parts }: Pick<CarriedStructure, 'parts'>,
): readonly LostTranslation[] {
  const gone = match.gone.flatMap((number): readonly LostTranslation[] => {
    const paragraph = old[number]
    const translation = paragraph && byParagraph.get(paragraph.id)
    return translation ? [{ translation, source: paragraph.text }] : []
  })
  const known = new Set(old.map(({ id }) => id))
  const unclaimed = [...byParagraph.values()]
    .filter(({ paragraphId }) => !known.has(paragraphId) && !parts.has(paragraphId))
    .map(translation => ({ translation, source: '' }))
  return [...gone, ...unclaimed].filter(({ translation }) => !isEmpty(translation))
}

const isEmpty = ({ content, state }: Translation): boolean => isBlank(content) && state === 'empty'

/**
 * A translation of changed words needs review; an empty one keeps only the mark that asks for it.
 */
function stateAfterChange(content: RichText, parts: readonly Translation[]): TranslationState {
  if (!isBlank(content)) return 'check'
  return stateFor(content, parts.some(({ state }) => state === 'check') ? 'check' : 'empty')
}

/** Joins texts with line breaks; `offsets` says where each begins. */
function joinTexts(texts: readonly RichText[]): {
  readonly content: RichText
  readonly offsets: readonly number[]
} {
  const offsets: number[] = []
  let content = emptyText
  for (const [k, { text, spans }] of texts.entries()) {
    const lead = k === 0 || content.text === '' || text === '' ? '' : '\n'
    const offset = content.text.length + lead.length
    offsets.push(offset)
    content = {
      text: content.text + lead + text,
      spans: [
        ...content.spans,
        ...spans.map(span => ({ ...span, start: span.start + offset, end: span.end + offset })),
      ],
    }
  }
  return { content, offsets }
}
