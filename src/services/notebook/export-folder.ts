import type { Api } from '#contract/api'
import { largestPart, type Outcome } from '#contract/answers'
import { mostNoteFiles, type EndedExport } from '#contract/notes-folder'
import { isSafeName } from '#domain/ids'
import type { MarkList } from '#formats/export/mark-list'
import { folderFiles, writtenFolder } from '#formats/export/templates/folder-files'
import { annotationCounts, idsOfAnnotations, idsOfDeletedAnnotations } from '#storage/annotations'
import { allRecords } from '#storage/books'
import type { LibraryDb } from '#storage/db'
import { encodedInSlices } from '../library/encoded-in-slices.ts'
import { translatedList } from './export-mark-list.ts'
import type { FolderExport, FolderTemplate } from './notebook.ts'

/** The folder, and what has become of its files. */
export interface WrittenNotes extends EndedExport {
  /** How many files were written. */
  readonly files: number
  /** How many files of removed books the reader has kept. */
  readonly kept: number
}

interface FolderTools {
  readonly api: Api
  readonly newId: () => string
  readonly db: LibraryDb
}

/**
 * Writes `list` as a folder of Markdown for Obsidian, where the reader chooses. A whole export
 * removes what an earlier one wrote of notes that the reader has deleted since, and of removed
 * books if the reader says so, never of those that are only left out of the list.
 */
export async function exportFolder(
  { api, newId, db }: FolderTools,
  list: MarkList,
  { form, text }: FolderTemplate,
  { onProgress, whenChanged, whenRemoved, signal }: FolderExport,
): Promise<Outcome<WrittenNotes | 'cancelled'>> {
  const cancelled = { ok: true, value: 'cancelled' } as const
  const chosen = await api.chooseNotesFolder()
  if (chosen === null || signal.aborted) return cancelled
  const full = await translatedList(db, list, text)
  const files = folderFiles(full, form)
  const removed = await keysOfRemovedBooks(db)
  const plan = await api.planNotes(
    chosen.folder,
    files.map(({ key, title }) => ({ key, name: title })),
    removed,
  )
  if (!plan.ok) return plan
  const { names, changed, ofRemoved } = plan.value
  const written = writtenFolder(full, { form, files, names }, text)
  // The dialog says what is wrong in a template and exports nothing then.
  if (!written.ok) throw new Error(`a wrong template: ${written.fault.code}`)
  const answer = changed.length > 0 ? await whenChanged(changed.length) : 'replace'
  if (answer === 'cancel' || signal.aborted) return cancelled
  const ofBooks = ofRemoved > 0 ? await whenRemoved(ofRemoved) : 'keep'
  if (ofBooks === 'cancel' || signal.aborted) return cancelled
  const left = new Set(answer === 'keep' ? changed : [])
  let count = 0
  for (const place of files.keys()) {
    if (signal.aborted) break
    onProgress(place, files.length)
    if (left.has(place)) continue
    const bytes = await encodedWhole(written.parts(place))
    const made =
      bytes.byteLength > largestPart
        ? noteTooLarge(names[place] ?? '')
        : await api.writeNote(chosen.folder, place, bytes)
    if (!made.ok) {
      await api.endNotes(chosen.folder, newId(), [])
      return made
    }
    count++
  }
  const gone = signal.aborted
    ? []
    : [...(ofBooks === 'remove' ? removed : []), ...(await keysOfDeleted(db))]
  const ended = await api.endNotes(chosen.folder, newId(), gone.slice(0, mostNoteFiles))
  if (!ended.ok) return ended
  const kept = ofBooks === 'keep' ? ofRemoved : 0
  return signal.aborted ? cancelled : { ok: true, value: { ...ended.value, files: count, kept } }
}

/** Returns the keys of files that are of removed books: theirs, and those of their notes. */
async function keysOfRemovedBooks(db: LibraryDb): Promise<string[]> {
  const keys: string[] = []
  for (const { bookId, removedAt } of (await allRecords(db)).rows) {
    if (removedAt === null) continue
    keys.push(`book/${bookId}`)
    for (const id of await idsOfAnnotations(db, bookId)) keys.push(`mark/${id}`)
  }
  return keys.slice(0, mostNoteFiles)
}

/** Returns the keys of deleted notes, and of books all of whose notes are deleted. */
async function keysOfDeleted(db: LibraryDb): Promise<readonly string[]> {
  const counts = [...(await annotationCounts(db))].filter(([book]) => isSafeName(book))
  const empty = counts.flatMap(([book, count]) => (count === 0 ? [`book/${book}`] : []))
  return [...empty, ...(await idsOfDeletedAnnotations(db)).map(id => `mark/${id}`)]
}

const noteTooLarge = (file: string): Outcome<never> => ({
  ok: false,
  fault: { code: 'file.note-too-large', file, place: '' },
})

/** Encodes a text a slice at a time: a file of many notes would block the page. */
async function encodedWhole(parts: Iterable<string>): Promise<Uint8Array<ArrayBuffer>> {
  const slices: Uint8Array<ArrayBuffer>[] = []
  for await (const slice of encodedInSlices(parts)) slices.push(slice)
  return new Uint8Array(await new Blob(slices).arrayBuffer())
}
