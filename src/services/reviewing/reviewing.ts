/** Compares a file that comes back from a review with the present work on a book. */
import type { Api } from '#contract/api'
import type { Fault, OpenedFile } from '#contract/answers'
import type { Annotation, Category } from '#domain/annotation'
import type { Book } from '#domain/book'
import { categoryId } from '#domain/ids'
import {
  mergeReviewed,
  type MergedReview,
  type ReviewedPair,
  type PairHere,
} from '#domain/reviewing/merge-reviewed'
import { namedBySource } from '#domain/reviewing/name-by-source'
import type { ReviewedFile, ReviewedForm } from '#domain/reviewing/reviewed-file'
import { sumOfWords } from '#domain/reviewing/sent'
import { annotationOf, reviewedNotes, type ReviewedNote } from '#domain/reviewing/reviewed-notes'
import { untranslated, type TranslationText } from '#domain/translation'
import type { ImportFault } from '#formats/import/importer'
import { targetOf } from '#domain/operation'
import type { LibraryDb } from '#storage/db'
import { versionsOf } from '#storage/history'
import { finished } from '../in-slices.ts'
import type { TaskOptions } from '../in-worker.ts'
import type { Importing } from '../library/importing.ts'
import type { Live } from '../live.ts'
import type { MarkingParts } from '../marking/marking.ts'
import { storedAnnotations } from '../marking/stored-annotations.ts'
import type { ReportDamage } from '../report.ts'
import type { Texts } from '../saving/texts.ts'
import type { Writer } from '../saving/writer.ts'
import type { Packing } from '../restoring/packing.ts'
import type { Division } from '../structure/division.ts'
import { readShownTexts } from '../structure/read-shown-texts.ts'
import type { Structures } from '../structure/structures.ts'
import { readOfLibrary } from './of-library.ts'

export interface ReviewPlan extends MergedReview {
  readonly form: ReviewedForm
  /** Whether the file names another book than the one that it is compared with. */
  readonly isOfOtherBook: boolean
  readonly notes: readonly ReviewedNote[]
  /** The annotation of a comment on its pair, whose translation will be `translation`. */
  readonly noteAt: (note: ReviewedNote, translation: TranslationText) => Annotation
}

export type ReviewOutcome =
  | { readonly ok: true; readonly value: ReviewPlan }
  | { readonly ok: false; readonly fault: Fault | ImportFault }

/** Receives files, and resolves to whether it takes them. */
export type ReviewTaker = (files: readonly OpenedFile[]) => Promise<boolean>

export interface Reviewing {
  /**
   * Reads `file` and compares it with `book` as it is now. Changes nothing. Rejects with the
   * signal's reason once it is aborted.
   */
  readonly plan: (book: Book, file: OpenedFile, options?: TaskOptions) => Promise<ReviewOutcome>
  /** Offers files to the open book, which takes a single one that is a review of it. */
  readonly offer: (files: readonly OpenedFile[]) => Promise<boolean>
  /** Sets what receives the files that are offered. Returns a function that ends this. */
  readonly take: (taker: ReviewTaker) => () => void
}

export interface ReviewingTools {
  readonly api: Api
  readonly db: LibraryDb
  readonly importing: Pick<Importing, 'readReviewed'>
  readonly packing: Pick<Packing, 'unpack'>
  readonly writer: Writer
  readonly texts: Texts
  readonly structures: Pick<Structures, 'get' | 'open'>
  readonly report: ReportDamage
  readonly now: () => number
  readonly categories: { readonly all: Live<readonly Category[]> }
  readonly present: MarkingParts['present']
}

export function createReviewing(tools: ReviewingTools): Pick<Reviewing, 'plan'> {
  return {
    plan: async (shown, file, options = {}) => {
      const read = isLibrary(file) ? null : await tools.importing.readReviewed(file, options)
      if (read?.ok === false) return { ok: false, fault: faultOf(read.fault, file.name) }
      // Exported pairs are those that are shown.
      const division = tools.structures.get(shown.id) ?? (await tools.structures.open(shown))
      await tools.writer.flush()
      const texts = await readShownTexts(tools, division)
      if (!texts.ok) return texts
      options.signal?.throwIfAborted()
      const pairs = texts.value.paragraphs.map(({ id, text }): PairHere => {
        const translation = texts.value.translations.get(id) ?? untranslated
        return { id, source: text, translation }
      })
      const present = await presentIn(tools, shown)
      const found = read ?? (await readOfLibrary(tools, file, division, { pairs, present }))
      if (!found.ok) return found
      const reviewed = namedBySource(found.file, pairs)
      const merged = await finished(mergeReviewed(reviewed, pairs))
      options.signal?.throwIfAborted()
      return {
        ok: true,
        value: {
          ...merged,
          pairs: await withOriginals(tools.db, shown, merged.pairs, reviewed),
          form: reviewed.form,
          isOfOtherBook: reviewed.book !== null && reviewed.book !== shown.id,
          notes: reviewedNotes(reviewed, shown.id, pairs, present),
          noteAt: noteIn(tools, division, pairs),
        },
      }
    },
  }
}

/** Of more pairs the words that were sent are not looked for, because each is a query. */
const mostSought = 500

/** Looks in the history for words that were sent and that both sides have changed since. */
async function withOriginals(
  db: LibraryDb,
  { id: bookId }: Book,
  pairs: readonly ReviewedPair[],
  { rows }: ReviewedFile,
): Promise<readonly ReviewedPair[]> {
  const sought = pairs.filter(pair => pair.case === 'both' && pair.original === null)
  const sent = new Map(rows.map(row => [row.id, row.sent?.translation]))
  const found = new Map<ReviewedPair, string>()
  for (const pair of sought.slice(0, mostSought)) {
    const { id: name, index, here } = pair
    if (name === null || index === null || !here) continue
    const row = { bookId, paragraphId: name, index, ...here, updatedAt: 0 }
    const versions = await versionsOf(db, targetOf({ table: 'translations', row }))
    const texts = versions.rows.flatMap(version =>
      version.table === 'translations' ? [version.row.content.text] : [],
    )
    const original = texts.find(text => sumOfWords(text) === sent.get(name))
    if (original !== undefined) found.set(pair, original)
  }
  return pairs.map(pair => ({ ...pair, original: found.get(pair) ?? pair.original }))
}

/** Whether a file is a backup of a library. */
const isLibrary = ({ name }: OpenedFile): boolean => name.toLowerCase().endsWith('.duizhao')

function noteIn(
  { categories, now }: ReviewingTools,
  division: Division,
  pairs: readonly PairHere[],
): ReviewPlan['noteAt'] {
  const category = categories.all.get()[0]?.id ?? categoryId('category-1')
  const target = { book: division.printed.id, category, now: now() }
  return (note, translation) => {
    const pair = pairs[note.index]
    if (!pair) throw new RangeError(`no pair ${note.index}`)
    return division.printedMark(annotationOf(note, { ...pair, translation }, target))
  }
}

type ReadFault = Extract<
  Awaited<ReturnType<Importing['readReviewed']>>,
  { readonly ok: false }
>['fault']

const faultOf = (fault: ReadFault, file: string): Fault | ImportFault =>
  fault === 'not-reviewed' ? { code: 'reviewed.not-reviewed', file, place: '' } : { ...fault, file }

/** The names of the annotations that the book has. */
async function presentIn(tools: ReviewingTools, { id }: Book) {
  const annotations =
    tools.present(id) ??
    [...(await storedAnnotations(tools, id)).values()].filter(({ deletedAt }) => deletedAt === null)
  return new Set(annotations.map(({ id: name }) => name))
}
