/**
 * Everything the page may ask of the main process, written once: the name, the
 * check its arguments must pass, and the type of the answer. The preload's
 * `window.api` and main's obligations are both derived from this table.
 */
import * as v from 'valibot'
import type {
  AppInfo,
  KeepOutcome,
  Licence,
  LibraryListing,
  OpenedFile,
  Outcome,
  SaveOutcome,
  SectionText,
} from './answers.ts'
import {
  appearance,
  backupKind,
  backupName,
  bookName,
  bundleFiles,
  count,
  fileId,
  fileName,
  filePart,
  largeStep,
  logEntry,
  menuState,
  url,
} from './arguments.ts'
import { contentMark, openedStore, outboxEntries } from './entries.ts'
import type { CallName } from './call-names.ts'
import type {
  BackupEntry,
  BackupTrouble,
  CopyFolder,
  Recovery,
  Space,
  StoreReport,
} from './keeping.ts'

/** A call's argument check, carrying its answer's type. */
interface Call<Args extends readonly unknown[], Answer> {
  readonly accepts: v.GenericSchema<unknown, Args>
  /** Never present at run time. */
  readonly answer?: Answer
}

const answering =
  <Answer>() =>
  <const Items extends v.TupleItems>(
    ...items: Items
  ): Call<v.InferOutput<v.StrictTupleSchema<Items, undefined>>, Answer> => ({
    accepts: v.strictTuple(items),
  })

export const calls = {
  appInfo: answering<AppInfo>()(),
  licences: answering<readonly Licence[]>()(),

  listBooks: answering<LibraryListing>()(),
  readSection: answering<Outcome<SectionText>>()(bookName, count, count, count),
  /** The bytes of a book's chapter files from entry `first` on, some megabytes of them: for who reads it all. */
  readChapters: answering<Outcome<readonly Uint8Array[]>>()(bookName, count),
  /** Keeps a bundle the page has made; the whole of it or nothing. Answers the book as kept. */
  keepBundle: answering<Outcome<KeepOutcome>>()(bundleFiles),
  /** Gives up the bundle of that name that `keepBundle` is writing. Too late, it does nothing. */
  stopKeeping: answering<void>()(bookName),
  /**
   * Takes a book's bundle out of the library. It can be brought back for ten minutes; then, or at
   * the next start, the system's trash gets it. A book that came with the program stays.
   */
  removeBundle: answering<Outcome<null>>()(bookName),
  bringBackBundle: answering<Outcome<null>>()(bookName),

  /** Shows the system's open dialog; answers for each file by itself. Empty when the reader cancelled. */
  chooseFiles: answering<readonly Outcome<OpenedFile>[]>()(),
  /** Shows the system's open dialog for one backup file. Null when the reader cancelled. */
  chooseBackup: answering<Outcome<OpenedFile | null>>()(),
  /** Files named on the command line or handed over by a second start, each given once. */
  takeOpenedFiles: answering<Outcome<readonly OpenedFile[]>>()(),
  /** Gives a part of the file that `saveFile` saves under the same id: in one piece it would hold the page up. */
  addToFile: answering<void>()(fileId, filePart),
  /** Forgets the parts of a file that is not to be saved. */
  dropFile: answering<void>()(fileId),
  /** Shows the system's save dialog, then writes the parts that were given: all or none. */
  saveFile: answering<Outcome<SaveOutcome>>()(fileName, fileId),

  /** What is known of the library. Asked before the database is opened. */
  openStore: answering<StoreReport>()(),
  /** The database is open, whole and may be written: from now on it is the library that is kept. Answers what room is left. */
  storeOpened: answering<Space>()(openedStore),
  /**
   * Writes entries down a second time; they are on the disk when it answers. The answer is the
   * highest sequence number among them. `direct`: the database could not take them. Needs a
   * library that is known: by a witness, or because `storeOpened` has named it. `content`: with
   * these entries the second copy has all that the database has, and what that adds up to.
   * `isRenewal`: rows it once had, and more of them are to come; the page asks for a snapshot then.
   */
  journal: answering<Outcome<{ readonly seq: number }>>()(
    outboxEntries,
    v.strictObject({
      direct: v.boolean(),
      content: v.exactOptional(contentMark),
      isRenewal: v.exactOptional(v.boolean()),
    }),
  ),
  /**
   * Looks into every file of the second copy: names of those that proved damaged, which the start
   * did not read. The page sends all its rows to `journal` again if there are any.
   */
  checkCopies: answering<readonly string[]>()(),
  readRecovery: answering<Outcome<Recovery>>()(),
  /**
   * Moves the database's files to the backups, so that a new one can be made: for an engine that
   * can neither open nor delete them. The answer is the name they are kept by, null if there were none.
   */
  setStoreAside: answering<Outcome<{ readonly name: string | null }>>()(),

  /** Makes a snapshot of all that was journalled, reads it back and answers it; `auto` only if there is something new. */
  backUpNow: answering<Outcome<BackupEntry>>()(backupKind),
  /** Null while snapshots can be made. */
  backupTrouble: answering<BackupTrouble | null>()(),
  /**
   * The same before a large step: it holds what was journalled when this is called, and nothing of what comes after,
   * though it is made after that. The step need not wait for the answer.
   */
  backUpBefore: answering<Outcome<BackupEntry>>()(backupKind, largeStep),
  /** Newest first. */
  listBackups: answering<readonly BackupEntry[]>()(),
  readBackup: answering<Outcome<Uint8Array>>()(backupName),
  /** Shows the folder of backups in the system's file manager. */
  openBackups: answering<void>()(),
  copyFolder: answering<CopyFolder>()(),
  /** `true` shows the system's dialog to choose where snapshots are copied to besides; `false` ends it. */
  setCopyFolder: answering<Outcome<CopyFolder>>()(v.boolean()),

  /** Shows `url`'s host, asks, and opens it in the system's browser; https only. */
  openLink: answering<void>()(url),
  setAppearance: answering<void>()(appearance),
  setMenu: answering<void>()(menuState),
  log: answering<void>()(logEntry),
  /** The page's word that all is saved and the window may close; `false`: the reader wants to stay. */
  answerClose: answering<void>()(v.boolean()),
} as const satisfies Readonly<Record<CallName, unknown>>

export type Calls = typeof calls
export type ArgumentsOf<N extends CallName> = v.InferOutput<Calls[N]['accepts']>
export type AnswerOf<N extends CallName> =
  Calls[N] extends Call<readonly unknown[], infer A> ? A : never

/** What main must provide, and what the page finds at `window.api`. */
export type Answers = {
  readonly [N in CallName]: (...args: ArgumentsOf<N>) => Promise<AnswerOf<N>>
}
