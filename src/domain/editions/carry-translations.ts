import { versionOf, type Version } from '../history.ts'
import type { BookId, ParagraphId } from '../ids.ts'
import { emptyText, isBlank, type RichText } from '../rich-text.ts'
import { targetIn } from '../row-change.ts'
import { stateFor, type Translation, type TranslationState } from '../translation.ts'
import type { EditionMatch, EditionParagraph } from './match.ts'
import type { LostTranslation } from './report.ts'

/** Where the translation of an old paragraph is now. */
export interface Moved {
  readonly paragraphId: ParagraphId
  /** The new paragraph's place in its book, from 0. */
  readonly index: number
  /** How many UTF-16 code units stand before it in the new translation. */
  readonly offset: number
  /** What the new paragraph's translation says now. */
  readonly text: string
}

export interface CarriedTranslations {
  readonly rows: readonly Translation[]
  /** What is not carried because there is something, as a version of what is there. */
  readonly kept: readonly Version[]
  readonly moved: ReadonlyMap<ParagraphId, Moved>
  readonly lost: readonly LostTranslation[]
  readonly counts: { readonly kept: number; readonly toCheck: number; readonly standing: number }
}

/** The translations in `rows` at their new paragraphs; those of `present` stay. */
export function carryTranslations(
  rows: readonly Translation[],
  match: EditionMatch,
  editions: {
    readonly old: readonly EditionParagraph[]
    readonly fresh: readonly EditionParagraph[]
    readonly book: BookId
  },
  present: ReadonlyMap<ParagraphId, Translation>,
  now: number,
): CarriedTranslations {
  const { old, fresh, book } = editions
  const byParagraph = new Map(rows.map(row => [row.paragraphId, row]))
  const carried: Translation[] = []
  const versions: Version[] = []
  const moved = new Map<ParagraphId, Moved>()
  const counts = { kept: 0, toCheck: 0, standing: 0 }

  for (const kin of match.kin) {
    const isSame = kin.kind !== 'changed'
    for (const [index, numbers] of destinations(kin)) {
      const paragraph = fresh[index]
      const parts = numbers.flatMap(number => {
        const row = old[number] && byParagraph.get(old[number].id)
        return row ?? []
      })
      const [first] = parts
      if (!paragraph || !first) continue
      const { content, offsets } = joinTexts(parts.map(part => part.content))
      const row: Translation = {
        ...first,
        bookId: book,
        paragraphId: paragraph.id,
        index,
        content,
        state: isSame ? first.state : stateAfterChange(content, parts),
        updatedAt: now,
      }
      const standing = present.get(paragraph.id)
      const isFree = standing === undefined || isEmpty(standing)
      for (const [k, part] of parts.entries()) {
        moved.set(part.paragraphId, {
          paragraphId: paragraph.id,
          index,
          offset: isFree ? (offsets[k] ?? 0) : 0,
          text: isFree ? content.text : standing.content.text,
        })
      }
      if (isEmpty(row)) continue
      if (isFree) {
        carried.push(row)
        if (isSame) counts.kept++
        else counts.toCheck++
      } else {
        counts.standing++
        const target = targetIn('translations', row)
        const said = { ...row, updatedAt: first.updatedAt }
        versions.push(versionOf(target, { table: 'translations', row: said }, 'merged', now))
      }
    }
  }
  const lost = match.gone.flatMap((number): readonly LostTranslation[] => {
    const paragraph = old[number]
    const translation = paragraph && byParagraph.get(paragraph.id)
    return translation && !isEmpty(translation) ? [{ translation, source: paragraph.text }] : []
  })
  return { rows: carried, kept: versions, moved, lost, counts }
}

/** Which old paragraphs' translations go to which new one: each to its own, as far as there are as many. */
function destinations({
  old,
  fresh,
}: EditionMatch['kin'][number]): ReadonlyMap<number, readonly number[]> {
  const to = new Map<number, number[]>()
  for (const [k, number] of old.entries()) {
    const index = fresh[Math.min(k, fresh.length - 1)]
    if (index !== undefined) to.set(index, [...(to.get(index) ?? []), number])
  }
  return to
}

const isEmpty = ({ content, state }: Translation): boolean => isBlank(content) && state === 'empty'

/** What was written for other words is to be looked at; where nothing was written only a question stays. */
function stateAfterChange(content: RichText, parts: readonly Translation[]): TranslationState {
  if (!isBlank(content)) return 'check'
  return stateFor(content, parts.some(({ state }) => state === 'check') ? 'check' : 'empty')
}

/** Several texts as one, a line each, and where each begins in it. */
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
