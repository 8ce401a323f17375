/** A folder of notes that the page writes file by file. It names files by keys, never by paths. */
import * as v from 'valibot'

/** The most files of a folder that one export writes. */
export const mostNoteFiles = 100_000

/** The files of an export: what each is, and the name that it would like to have. */
export const noteFiles = v.pipe(
  v.array(
    v.strictObject({
      key: v.pipe(v.string(), v.regex(/^(book|mark)\/[0-9A-Za-z][0-9A-Za-z.-]{0,199}$/)),
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
}
