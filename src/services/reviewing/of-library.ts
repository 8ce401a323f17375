/** What another reader's library says of the pairs of a book, as a reviewed file. */
import type { Fault, OpenedFile } from '#contract/answers'
import type { Annotation } from '#domain/annotation'
import type { ParagraphId } from '#domain/ids'
import { targetOf } from '#domain/operation'
import type { PairHere } from '#domain/reviewing/merge-reviewed'
import type { ReviewedComment, ReviewedFile, ReviewedRow } from '#domain/reviewing/reviewed-file'
import { comparable, sentOf } from '#domain/reviewing/sent'
import { emptyText, isBlank } from '#domain/rich-text'
import { untranslated, type Translation, type TranslationText } from '#domain/translation'
import type { WorkRows } from '#domain/work'
import { versionsOf } from '#storage/history'
import type { LibraryDb } from '#storage/db'
import type { Packing } from '../restoring/packing.ts'
import type { Division } from '../structure/division.ts'

interface LibraryTools {
  readonly db: LibraryDb
  readonly packing: Pick<Packing, 'unpack'>
}

type ReadLibrary =
  { readonly ok: true; readonly file: ReviewedFile } | { readonly ok: false; readonly fault: Fault }

/**
 * Reads the backup file of another library. What both had last is found in the histories. A
 * paragraph that either reader has divided is left out, because its words are then not those of a
 * pair. `present` are the annotations that the book has.
 */
export async function readOfLibrary(
  tools: LibraryTools,
  file: OpenedFile,
  division: Division,
  {
    pairs,
    present,
  }: { readonly pairs: readonly PairHere[]; readonly present: ReadonlySet<string> },
): Promise<ReadLibrary> {
  const read = await tools.packing.unpack(file.bytes)
  if (!read.ok) return { ok: false, fault: { ...read.fault, file: file.name } }
  const { rows } = read.value.work
  const book = division.printed.id
  const isOf = ({ bookId }: { readonly bookId: string }) => bookId === book
  const divided = new Set(rows.structure.filter(isOf).map(({ place }) => place))
  const theirs = new Map(rows.translations.filter(isOf).map(row => [row.paragraphId, row]))
  const notes = notesOf(rows.annotations.filter(isOf), present)
  if (theirs.size === 0 && notes.size === 0)
    return { ok: false, fault: { code: 'reviewed.not-reviewed', file: file.name, place: '' } }
  const histories = historiesIn(rows)
  const found: ReviewedRow[] = []
  for (const pair of pairs) {
    const row = theirs.get(pair.id)
    const comments = notes.get(pair.id) ?? []
    const isDivided = divided.has(pair.id) || division.structure.byPart.has(pair.id)
    if (isDivided || (!row && comments.length === 0)) continue
    const base = row && (await commonText(tools.db, pair, row, histories))
    found.push(
      rowOf(pair, row ?? pair.translation, comments, base ?? (row ? null : pair.translation)),
    )
  }
  return { ok: true, file: { form: 'library', book, rows: found } }
}

const rowOf = (
  { id, source }: PairHere,
  { content, state }: TranslationText,
  comments: readonly ReviewedComment[],
  base: TranslationText | null,
): ReviewedRow => ({
  id,
  row: 0,
  source: null,
  translation: content,
  keepsLooks: true,
  original: base?.content.text ?? null,
  tracked: [],
  state,
  sent: base && sentOf(source, base),
  comments,
  isMerged: false,
  isDeleted: false,
})

type Histories = ReadonlyMap<string, readonly Translation[]>

/** The earlier translations of each row, newest first. */
function historiesIn({ history }: Pick<WorkRows, 'history'>): Histories {
  const histories = new Map<string, Translation[]>()
  const newestFirst = history.toSorted((a, b) => b.at - a.at)
  for (const version of newestFirst) {
    if (version.table !== 'translations') continue
    const earlier = histories.get(version.target) ?? []
    earlier.push(version.row)
    histories.set(version.target, earlier)
  }
  return histories
}

/**
 * Returns the newest text of theirs that this library has, too, now or in its history. Null if they
 * have no words in common; a pair that one of them has not begun had none at first.
 */
async function commonText(
  db: LibraryDb,
  { translation }: PairHere,
  row: Translation,
  histories: Histories,
): Promise<TranslationText | null> {
  if (comparable(row.content.text) === comparable(translation.content.text)) return translation
  const target = targetOf({ table: 'translations', row })
  const { rows } = await versionsOf(db, target)
  const mine = rows.flatMap(version => (version.table === 'translations' ? [version.row] : []))
  const known = new Set([translation, ...mine].map(({ content }) => comparable(content.text)))
  const common = [row, ...(histories.get(target) ?? [])].find(
    ({ content }) => !isBlank(content) && known.has(comparable(content.text)),
  )
  if (common) return common
  const isNew = isBlank(translation.content) && mine.every(({ content }) => isBlank(content))
  return isNew ? { ...untranslated, content: emptyText } : null
}

/** The notes that this book does not have, by their first paragraph. */
function notesOf(
  annotations: readonly Annotation[],
  present: ReadonlySet<string>,
): ReadonlyMap<ParagraphId, readonly ReviewedComment[]> {
  const notes = new Map<ParagraphId, ReviewedComment[]>()
  for (const { id, note, anchors, side, scope, deletedAt } of annotations) {
    const [anchor] = anchors
    const text = note.map(({ text: line }) => line).join('\n')
    if (!anchor || deletedAt !== null || present.has(id) || text.trim() === '') continue
    const { start, end, quote } = anchor
    const words = scope === undefined ? { side, start, end, exact: quote.exact } : null
    const here = notes.get(anchor.paragraphId) ?? []
    here.push({ author: '', date: '', text, quote: words, isChanged: false })
    notes.set(anchor.paragraphId, here)
  }
  return notes
}
