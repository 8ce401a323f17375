import type { Api } from '#contract/api'
import type { OpenedFile, Outcome } from '#contract/answers'
import type { Annotation, Category } from '#domain/annotation'
import type { Book } from '#domain/book'
import { annotationId, type AnnotationId, type BookId } from '#domain/ids'
import { isStandalone, standaloneNotes } from '#domain/notes/standalone'
import type { BroughtNote } from '#formats/notes/brought-note'
import { checkedStrictly } from '#storage/rows'
import type { LibraryDb } from '#storage/db'
import type { Live } from '../live.ts'
import type { MarkingParts } from '../marking/marking.ts'
import { storedAnnotations } from '../marking/stored-annotations.ts'
import { finished } from '../in-slices.ts'
import type { ReportDamage } from '../report.ts'
import type { Texts } from '../saving/texts.ts'
import type { Writer } from '../saving/writer.ts'
import type { Division } from '../structure/division.ts'
import { readShownTexts } from '../structure/read-shown-texts.ts'
import type { Structures } from '../structure/structures.ts'
import type { NotesPlan, NotesTarget, PlacedRange } from './notes-plan.ts'

/**
 * Brings the notes of other programs, and exported ones, into a book. Standalone notes that were
 * exported become standalone notes again.
 */
export interface Bringing {
  /** Reads a file of notes, and finds their places in `book`. Changes nothing. */
  readonly plan: (book: Book, file: OpenedFile) => Promise<Outcome<NotesPlan>>
}

export interface BringingTools {
  readonly api: Api
  readonly db: LibraryDb
  readonly writer: Writer
  readonly texts: Texts
  readonly structures: Pick<Structures, 'get' | 'open'>
  readonly report: ReportDamage
  readonly now: () => number
  readonly categories: { readonly all: Live<readonly Category[]> }
  readonly present: MarkingParts['present']
}

/** Returns what reads files of notes. What waits to be written is written first. */
export function createBringing(tools: BringingTools): Bringing {
  return {
    plan: async (shown, file) => {
      // Exported notes name shown paragraphs, and notes are stored at places of the print.
      const division = tools.structures.get(shown.id) ?? (await tools.structures.open(shown))
      const book = division.shown
      // Loaded at the first use, because a start does not need it.
      const [{ readNotes }, { planOf }] = await Promise.all([
        import('#formats/notes/index'),
        import('./notes-plan.ts'),
      ])
      const brought = readNotes(file.bytes)
      if (!brought) {
        return { ok: false, fault: { code: 'notes.not-notes', file: file.name, place: '' } }
      }
      const target = await targetOf(tools, division, brought.notes)
      if (!target.ok) return target
      const names = await namesOf(book, brought.notes)
      const plan = await finished(
        planOf(brought, target.value, note => names.get(note) ?? annotationId('unnamed')),
      )
      const notes = plan.notes.map(note => ({
        ...note,
        at: (range: PlacedRange) => {
          const mark = note.at(range)
          return isStandalone(mark) ? mark : division.printedMark(mark)
        },
      }))
      return { ok: true, value: { ...plan, notes } }
    },
  }
}

/** Returns a name for each note: the same whenever it is brought into this book. */
async function namesOf(
  { id }: Book,
  notes: readonly BroughtNote[],
): Promise<ReadonlyMap<BroughtNote, AnnotationId>> {
  const named = new Map<BroughtNote, AnnotationId>()
  const seen = new Map<string, number>()
  for (const note of notes) {
    // A file may have two notes that only their order distinguishes.
    const before = seen.get(note.name) ?? 0
    seen.set(note.name, before + 1)
    const bytes = new TextEncoder().encode(`${id}\n${note.name}${before > 0 ? `\n${before}` : ''}`)
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).slice(0, 12)
    const hex = Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join('')
    named.set(note, annotationId(`brought-${hex}`))
  }
  return named
}

/** Reads everything that the plan needs of a book as it is shown. */
async function targetOf(
  tools: BringingTools,
  division: Division,
  notes: readonly BroughtNote[],
): Promise<Outcome<NotesTarget>> {
  const { shown: book } = division
  await tools.writer.flush()
  const read = await readShownTexts(tools, division)
  if (!read.ok) return read
  const annotations = [
    ...(await presentOf(tools, book.id)),
    ...(await presentOf(tools, standaloneNotes)),
  ]
  return {
    ok: true,
    value: {
      book: book.id,
      ...read.value,
      present: new Set(annotations.map(({ id }) => id)),
      taken: await takenBy(tools, notes),
      categories: tools.categories.all.get(),
      now: tools.now(),
    },
  }
}

/** The annotations of a book that are not deleted. */
const presentOf = async (tools: BringingTools, book: BookId): Promise<readonly Annotation[]> =>
  tools.present(book) ??
  [...(await storedAnnotations(tools, book)).values()].filter(({ deletedAt }) => deletedAt === null)

/** Returns which of the notes' own names annotations have, and of which book these are. */
async function takenBy(
  { db }: BringingTools,
  notes: readonly BroughtNote[],
): Promise<ReadonlyMap<AnnotationId, BookId>> {
  const ids = notes.flatMap(({ own }) => own?.id ?? [])
  const rows = await db.annotations.bulkGet(ids)
  const { rows: others } = checkedStrictly('annotations', rows)
  return new Map(others.map(({ id, bookId }) => [id, bookId]))
}
