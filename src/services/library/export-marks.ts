import type { Outcome, SaveOutcome } from '#contract/answers'
import type { Book } from '#domain/book'
import type { AnnotationId } from '#domain/ids'
import { furtherPassages } from '#domain/notes/passage'
import { standaloneNotes } from '#domain/notes/standalone'
import {
  annotationCollection,
  itemsOf,
  standaloneItem,
  type ItemLabels,
} from '#formats/export/web-annotations'
import { finished } from '../in-slices.ts'
import { saveInParts } from '../save-in-parts.ts'
import { encodedInSlices } from './encoded-in-slices.ts'
import type { ExportOptions, ExportTools } from './exporting.ts'
import { exportFileName } from './file-name.ts'
import { gather, marksOf, type GatheredProject } from './gathering.ts'

/** Marks of any books, and standalone notes. */
export interface MarksWanted {
  /** The name of the collection and of its file. */
  readonly title: string
  readonly ids: ReadonlySet<AnnotationId>
  /** The books that they are of, in the order of the file. Standalone notes are last. */
  readonly books: readonly BookOfMarks[]
  /** The names of categories, and the language of standalone notes. */
  readonly labels: ItemLabels
}

interface BookOfMarks {
  readonly book: Book
  /** BCP 47 tag of its notes. */
  readonly language: string
}

/**
 * Saves marks as one collection of Web Annotations where the reader chooses, each as the export of
 * its book has it. Progress is in books. Resolves with a fault if a book cannot be read: the places
 * of its marks are then unknown.
 */
export async function exportMarks(
  tools: ExportTools,
  { title, ids, books, labels }: MarksWanted,
  { signal, onProgress }: Pick<ExportOptions, 'signal' | 'onProgress'>,
): Promise<Outcome<SaveOutcome>> {
  await tools.writer.flush()
  const items: string[] = []
  for (const [at, { book, language }] of books.entries()) {
    onProgress(at, books.length)
    const gathered = await gather(tools, book, { range: { first: 0, end: Infinity }, signal })
    if (gathered === null) return { ok: true, value: 'cancelled' }
    if (!gathered.ok) return gathered
    // Written at once, so that the text of one book at a time is in memory.
    const written = await finished(writtenOf(gathered.value, ids, { ...labels, language }))
    for (const item of written) items.push(item)
  }
  const categories = new Map(tools.categories.get().map(category => [category.id, category]))
  for (const note of await marksOf(tools, standaloneNotes))
    if (ids.has(note.id) && note.deletedAt === null)
      items.push(standaloneItem(note, categories, labels))
  const name = `urn:duizhao:annotations:${tools.newId()}`
  const parts = annotationCollection({ name, label: title, total: items.length }, items)
  return saveInParts(tools, exportFileName(title, 'jsonld'), encodedInSlices(parts), signal)
}

/** Writes those of the marks of a book that have one of `ids`. Yields often. */
function* writtenOf(
  { annotations, ...rest }: GatheredProject,
  ids: ReadonlySet<AnnotationId>,
  labels: ItemLabels,
): Generator<unknown, readonly string[]> {
  // A note comes with all of its passages, whether they are chosen or not.
  const there = annotations.filter(({ deletedAt }) => deletedAt === null)
  const passages = furtherPassages(there)
  const inside = new Set([...ids].flatMap(id => passages.get(id) ?? []))
  const wanted = there.filter(mark => ids.has(mark.id) || inside.has(mark))
  const whole = { ...rest, sides: 'both', leads: 'source', hasLinks: true } as const
  const written: string[] = []
  for (const item of yield* itemsOf({ ...whole, annotations: wanted }, labels)) {
    written.push(item())
    yield
  }
  return written
}
