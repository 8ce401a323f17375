/** A folder of notes that the page writes file by file. It names files by keys, never by paths. */
import * as v from 'valibot'
import type { SavedFile } from './answers.ts'

/** The most files of a folder that one export writes. */
export const mostNoteFiles = 100_000

const noteKey = v.pipe(v.string(), v.regex(/^(book|mark)\/[0-9A-Za-z][0-9A-Za-z.-]{0,199}$/))

/** The keys of notes that the reader has deleted, or whose book is removed. */
export const goneNotes = v.pipe(v.array(noteKey), v.maxLength(mostNoteFiles))

/** The files of an export: what each is, and the name that it would like to have. */
export const noteFiles = v.pipe(
  v.array(
    v.strictObject({
      key: noteKey,
      name: v.pipe(v.string(), v.maxLength(400)),
    }),
  ),
  v.maxLength(mostNoteFiles),
)

/** A folder that the reader chose. */
export interface NotesFolder {
  /** Distinguishes it from other folders. */
  readonly folder: number
  /** Its name without the folders above it. */
  readonly name: string
}

/** What an export will write. */
export interface FolderPlan {
  /** The names that the files have or get, without `.md`, in the order of the files. */
  readonly names: readonly string[]
  /** The places of the files that somebody has changed since the program wrote them. */
  readonly changed: readonly number[]
  /** How many files there are of removed books, which the plan has not. */
  readonly ofRemoved: number
}

/** What has become of the files of notes that have left the library since an earlier export. */
export interface GoneFiles {
  /** How many files are gone. */
  readonly removed: number
  /** The names, without `.md`, of those that stay, because they are not as they were written. */
  readonly stayed: readonly string[]
}

/** The folder that an export has written, to be shown by its id. */
export interface EndedExport extends GoneFiles {
  readonly folder: SavedFile
}
