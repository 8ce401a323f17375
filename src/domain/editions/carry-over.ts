/**
 * Carries a reader's work on one edition of a book over to another: the changes of the new book's
 * rows, and a report. The old edition's rows stay as they are, and so does what the new edition has
 * already.
 */
import type { Annotation } from '../annotation.ts'
import { saysNothing, type BookRecord } from '../book-record.ts'
import { versionOf, type Version } from '../history.ts'
import type { AnnotationId, BookId, ParagraphId } from '../ids.ts'
import { halvesOf } from '../marking/halves.ts'
import type { Rows, TableName } from '../operation.ts'
import type { Position } from '../progress.ts'
import { carryOwnWords, type CarriedOwnWords } from '../own-words/carry-own-words.ts'
import type { OwnWord } from '../own-words/own-word.ts'
import { isBlank } from '../rich-text.ts'
import { targetIn, type RowChange, type RowChangeOn } from '../row-change.ts'
import { carrySentences, type CarriedSentences } from '../sentences/carry-sentences.ts'
import type { SentenceChange } from '../sentences/sentence-change.ts'
import { placeOfName, type ParagraphChange } from '../structure/paragraph-change.ts'
import type { Translation } from '../translation.ts'
import { carryAnnotations, type CarriedAnnotations } from './carry-annotations.ts'
import { carryStructure, newStructure, type CarriedStructure } from './carry-structure.ts'
import { carryTranslations, type CarriedTranslations, type Moved } from './carry-translations.ts'
import { foldParts } from './fold-parts.ts'
import type { EditionMatch, EditionPair, EditionParagraph } from './match.ts'
import type { ChangedParagraphs, EditionReport } from './report.ts'

/** All the reader's work on one book. */
export interface BookWork {
  readonly translations: readonly Translation[]
  readonly annotations: readonly Annotation[]
  /** Versions of those rows. */
  readonly history: readonly Version[]
  readonly position: Position | null
  readonly record: BookRecord | null
  readonly structure: readonly ParagraphChange[]
  readonly sentences: readonly SentenceChange[]
  readonly ownWords: readonly OwnWord[]
}

export interface CarriedOver {
  readonly changes: readonly RowChange[]
  readonly report: EditionReport
}

/**
 * Returns what carrying the `stored` work over to the new edition does at `now`. `present` is the
 * work there already.
 */
export function carryOver(
  stored: BookWork,
  present: BookWork,
  editions: EditionPair,
  now: number,
): CarriedOver {
  const { old, fresh, book } = editions
  const structure = carryStructure({
    rows: stored.structure,
    editions,
    present: present.structure,
    worked: workedIn(present),
    now,
  })
  const { parts } = structure
  const work = foldParts(stored, old, new Set(parts.keys()))
  const there = foldParts(present, fresh, new Set([...parts.values()].map(({ id }) => id)))
  const translations = carryTranslations(
    work.translations,
    {
      ...editions,
      structure,
      present: new Map(there.translations.map(row => [row.paragraphId, row])),
    },
    now,
  )
  const annotations = carryAnnotations({
    annotations: work.annotations.filter(({ deletedAt }) => deletedAt === null),
    editions,
    translations: translations.moved,
    parts,
    present: new Map(present.annotations.map(row => [row.id, row])),
    now,
  })
  const sentences = carrySentences({
    rows: work.sentences,
    editions,
    translations: translations.moved,
    present: present.sentences,
    structure: newStructure(editions, [...present.structure, ...structure.rows]),
    now,
  })
  const words = carryOwnWords(stored.ownWords, editions, present.ownWords, now)
  const history = carriedHistory(work.history, translations.moved, annotations.names, book)
  const position = present.position ?? carriedPosition(work.position, editions, now)
  const record = carriedRecord(work.record, present.record, book, now)
  const changed = { structure, translations, annotations, sentences, words }
  const versions = [...history, ...translations.kept]
  return {
    changes: [
      ...changesOf(changed, versions, rowsIn(present)),
      ...(position && position !== present.position ? [added('positions', position)] : []),
      ...(record ? [added('books', record, mapOf(present.record))] : []),
    ],
    report: reportOf(editions, work, changed),
  }
}

const changesOf = (
  { structure, translations, annotations, sentences, words }: CarriedKinds,
  versions: readonly Version[],
  here: ReturnType<typeof rowsIn>,
): readonly RowChange[] => [
  ...structure.rows.map(row => added('structure', row, here.structure)),
  ...translations.rows.map(row => added('translations', row, here.translations)),
  ...annotations.rows.map(row => added('annotations', row, here.annotations)),
  ...sentences.rows.map(row => added('sentences', row, here.sentences)),
  ...words.rows.map(row => added('ownWords', row, here.ownWords)),
  ...versions
    .filter(row => !here.history.has(targetIn('history', row)))
    .map(row => added('history', row, here.history)),
]

/** What became of each kind of work. */
interface CarriedKinds {
  readonly translations: CarriedTranslations
  readonly annotations: CarriedAnnotations
  readonly structure: CarriedStructure
  readonly sentences: CarriedSentences
  readonly words: CarriedOwnWords
}

const reportOf = (
  editions: EditionPair,
  work: BookWork,
  { translations, annotations, structure, sentences, words }: CarriedKinds,
): EditionReport => ({
  paragraphs: countsOf(editions.match, editions.old.length),
  translations: { ...translations.counts, lost: translations.lost },
  annotations: { ...annotations.counts, orphans: annotations.orphans },
  structure: countedIn(structure),
  sentences: countedIn(sentences),
  words: words.counts,
  changed: changedIn(editions, work),
})

const countedIn = <Left>({ kept, standing, left }: Counted<Left>): Counted<Left> => ({
  kept,
  standing,
  left,
})

/** How many corrections were carried, how many are there already, and those that are left. */
interface Counted<Left> {
  readonly kept: number
  readonly standing: number
  readonly left: readonly Left[]
}

/** The rows of the new edition by their targets. */
function rowsIn(present: BookWork) {
  return {
    translations: new Map(present.translations.map(row => [targetIn('translations', row), row])),
    annotations: new Map(present.annotations.map(row => [targetIn('annotations', row), row])),
    history: new Map(present.history.map(row => [targetIn('history', row), row])),
    structure: new Map(present.structure.map(row => [targetIn('structure', row), row])),
    sentences: new Map(present.sentences.map(row => [targetIn('sentences', row), row])),
    ownWords: new Map(present.ownWords.map(row => [targetIn('ownWords', row), row])),
  }
}

function added<T extends TableName>(
  table: T,
  row: Rows[T],
  present: ReadonlyMap<string, Rows[T]> = new Map(),
): RowChangeOn<T> {
  const target = targetIn(table, row)
  const here = present.get(target) ?? null
  return { table, target, here, there: row, becomes: row, verdict: 'added', kept: null }
}

/** The printed paragraphs whose translations are not empty. */
const workedIn = ({ translations }: BookWork): ReadonlySet<ParagraphId> =>
  new Set(
    translations
      .filter(({ content }) => !isBlank(content))
      .map(({ paragraphId }) => placeOfName(paragraphId).paragraph),
  )

const mapOf = (record: BookRecord | null): ReadonlyMap<string, BookRecord> =>
  new Map(record ? [[targetIn('books', record), record]] : [])

/** Returns the versions of carried rows as versions of the new rows. */
function carriedHistory(
  history: readonly Version[],
  moved: ReadonlyMap<ParagraphId, Moved>,
  names: ReadonlyMap<AnnotationId, AnnotationId>,
  book: BookId,
): readonly Version[] {
  return history.flatMap((version): readonly Version[] => {
    if (version.table === 'translations') {
      const to = moved.get(version.row.paragraphId)
      if (!to) return []
      const { paragraphId, index } = to
      const row = { ...version.row, bookId: book, paragraphId, index }
      const of = { table: 'translations' as const, row }
      return [versionOf(targetIn('translations', row), of, version.why, version.updatedAt)]
    }
    if (version.table === 'annotations') {
      const id = names.get(version.row.id)
      if (!id) return []
      const row = { ...version.row, id, bookId: book }
      const of = { table: 'annotations' as const, row }
      return [versionOf(targetIn('annotations', row), of, version.why, version.updatedAt)]
    }
    return []
  })
}

/**
 * Returns the reader's position at the new form of its paragraph, or of the nearest one before it.
 */
function carriedPosition(
  position: Position | null,
  { fresh, match, book }: EditionPair,
  now: number,
): Position | null {
  if (!position) return null
  const whereIs = (index: number) =>
    match.matches
      .filter(({ old }) => (old[0] ?? 0) <= index)
      .reduce<{ old: number; fresh: number } | null>((best, one) => {
        const here = { old: one.old[0] ?? 0, fresh: one.fresh[0] ?? 0 }
        return best && best.old > here.old ? best : here
      }, null)?.fresh ?? 0
  const index = whereIs(position.index)
  const paragraph = fresh[index]
  return (
    (paragraph && {
      ...position,
      bookId: book,
      paragraphId: paragraph.id,
      index,
      caretIndex: whereIs(position.caretIndex),
      ...(position.furthest !== undefined && { furthest: whereIs(position.furthest) }),
      updatedAt: now,
    }) ??
    null
  )
}

/** Returns the reader's words for the book, unless the new edition has its own. */
function carriedRecord(
  record: BookRecord | null,
  present: BookRecord | null,
  book: BookId,
  now: number,
): BookRecord | null {
  if (!record || saysNothing(record) || (present && !saysNothing(present))) return null
  const { removedAt, addedAt } = present ?? { removedAt: null }
  return { ...record, bookId: book, removedAt, addedAt, updatedAt: now }
}

function countsOf({ matches, gone, added: fresh }: EditionMatch, all: number) {
  const paragraphs = { same: 0, moved: 0, changed: 0, gone: gone.length, added: fresh.length }
  for (const { kind, old } of matches) paragraphs[kind] += old.length
  return { ...paragraphs, gone: Math.min(paragraphs.gone, all) }
}

/** Returns the changed paragraphs that the reader has translated or marked. */
function changedIn(
  { old, fresh, match }: EditionPair,
  { translations, annotations }: BookWork,
): readonly ChangedParagraphs[] {
  const worked = new Set([
    ...translations.map(({ paragraphId }) => paragraphId),
    ...annotations
      .flatMap(halvesOf)
      .flatMap(({ anchors }) => anchors.map(({ paragraphId }) => paragraphId)),
  ])
  const texts = (numbers: readonly number[], side: readonly EditionParagraph[]) =>
    numbers.map(number => side[number]?.text ?? '')
  return match.matches
    .filter(({ kind }) => kind === 'changed')
    .filter(one => one.old.some(number => old[number] && worked.has(old[number].id)))
    .map(one => ({
      before: texts(one.old, old),
      after: texts(one.fresh, fresh),
      index: one.fresh[0] ?? 0,
    }))
}
