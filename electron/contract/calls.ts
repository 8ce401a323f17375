/**
 * Every call from the page to the main process, defined once: its name, the schema of its
 * arguments, and the type of its result. The preload's `window.api` and main's functions are both
 * typed by this table.
 */
import * as v from 'valibot'
import type {
  AppInfo,
  Build,
  FolderListing,
  KeepOutcome,
  KeptDictionary,
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
  dictionaryId,
  fileId,
  fileName,
  filePart,
  largeStep,
  logEntry,
  menuState,
  url,
} from './arguments.ts'
import {
  goneNotes,
  noteFiles,
  type EndedExport,
  type FolderPlan,
  type NotesFolder,
} from './notes-folder.ts'
import { paperSheet, type PrintOutcome } from './paper.ts'
import { popupPlace, popupSections } from './popup.ts'
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

/** The schema of a call's arguments, which carries the type of its result. */
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
  /** Returns null if the program runs from a checkout. */
  readBuild: answering<Build | null>()(),
  licences: answering<readonly Licence[]>()(),

  listBooks: answering<LibraryListing>()(),
  readSection: answering<Outcome<SectionText>>()(bookName, count, count, count),
  /**
   * Returns chapter files from entry `first` on, some megabytes of them, for reading a whole book.
   */
  readChapters: answering<Outcome<readonly Uint8Array[]>>()(bookName, count),
  /** Saves a bundle that the page has made, whole or not at all. Returns the saved book. */
  keepBundle: answering<Outcome<KeepOutcome>>()(bundleFiles),
  /** Cancels `keepBundle` for that book. Does nothing if it has ended. */
  stopKeeping: answering<void>()(bookName),
  /**
   * Removes a book's bundle from the library. It can be brought back for ten minutes; then, or at
   * the next start, it goes to the system's trash. A book that came with the program stays.
   */
  removeBundle: answering<Outcome<null>>()(bookName),
  bringBackBundle: answering<Outcome<null>>()(bookName),

  /**
   * Shows the system's open dialog. Returns an outcome for each file; empty if the reader cancels.
   */
  chooseFiles: answering<readonly Outcome<OpenedFile>[]>()(),
  /** Shows the system's dialog to choose a folder. Returns null if the reader cancels. */
  chooseFolder: answering<FolderListing | null>()(),
  /** Reads a text of the folder chosen last: the number of its listing, and its place there. */
  readFromFolder: answering<Outcome<OpenedFile>>()(count, count),
  /**
   * Shows the system's dialog to choose a folder for notes as files. Returns null if the reader
   * cancels.
   */
  chooseNotesFolder: answering<NotesFolder | null>()(),
  /**
   * Gives the files of an export their names in such a folder, by its number, and counts those that
   * an earlier export wrote for the keys of removed books. Writes nothing.
   */
  planNotes: answering<Outcome<FolderPlan>>()(count, noteFiles, goneNotes),
  /** Writes the file at that place of the plan. */
  writeNote: answering<Outcome<null>>()(count, count, filePart),
  /**
   * Ends an export, complete or not, which later exports then know. Removes the files of those
   * notes that nobody has changed since. Returns the folder, to be shown under that id.
   */
  endNotes: answering<Outcome<EndedExport>>()(count, fileId, goneNotes),
  /** Shows the system's open dialog for one backup file. Returns null if the reader cancels. */
  chooseBackup: answering<Outcome<OpenedFile | null>>()(),
  /** Returns files named on the command line or by a second start, each once. */
  takeOpenedFiles: answering<Outcome<readonly OpenedFile[]>>()(),
  /**
   * Returns the address of the place to which a link of another program leads, once; '' if this
   * program knows no such place, and null if there is no link.
   */
  takeOpenedLink: answering<string | null>()(),
  /**
   * Sends a part of the file that `saveFile` saves under the same id. A large file in one piece
   * would block the page.
   */
  addToFile: answering<void>()(fileId, filePart),
  /** Forgets the parts of a file that will not be saved. */
  dropFile: answering<void>()(fileId),
  /** Shows the system's save dialog, then writes the parts that were sent: all or none. */
  saveFile: answering<Outcome<SaveOutcome>>()(fileName, fileId),
  /**
   * Makes a PDF of the pages that were sent as a file, then saves it as `saveFile` does, under the
   * same id.
   */
  savePaper: answering<Outcome<SaveOutcome>>()(fileName, fileId, paperSheet),
  /** Shows the system's dialog for printing the pages that were sent as a file, and prints them. */
  printPaper: answering<Outcome<PrintOutcome>>()(fileId, paperSheet),
  /** Cancels what `savePaper` or `printPaper` is making. */
  stopPaper: answering<void>()(),
  /**
   * Shows a file in the system's file manager. Only for a file that `saveFile` has just written,
   * by the id it was sent under. Returns false if there is no such file.
   */
  showFile: answering<boolean>()(fileId),
  /** Opens such a file with the system's program for it. Only for an export, never a backup. */
  openFile: answering<boolean>()(fileId),

  /** Returns what is known of the library. Call it before the database is opened. */
  openStore: answering<StoreReport>()(),
  /**
   * Reports that the database is open, whole and writable; it is now the library that is
   * journalled. Returns the free space.
   */
  storeOpened: answering<Space>()(openedStore),
  /**
   * Writes entries to the journal. They are on the disk when it returns, with the highest sequence
   * number among them. `direct`: the database could not store them. Needs a known library: from a
   * witness, or because `storeOpened` has named it. `content`: with these entries the second copy
   * has everything that the database has, and this is the sum of its rows. `isRenewal`: these are
   * older rows sent again, and more will follow; the page requests a snapshot at the end.
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
   * Checks every file of the second copy. Returns the names of damaged ones that the start did not
   * read. If there are any, the page sends all its rows to `journal` again.
   */
  checkCopies: answering<readonly string[]>()(),
  readRecovery: answering<Outcome<Recovery>>()(),
  /**
   * Moves the database's files to the backups, so that a new database can be made, for an engine
   * that can neither open nor delete them. Returns the name under which they are kept; null if
   * there were no files.
   */
  setStoreAside: answering<Outcome<{ readonly name: string | null }>>()(),

  /**
   * Makes a snapshot of everything journalled, reads it back and returns its entry. `auto` makes
   * one only if there is something new.
   */
  backUpNow: answering<Outcome<BackupEntry>>()(backupKind),
  /** Null while snapshots can be made. */
  backupTrouble: answering<BackupTrouble | null>()(),
  /**
   * The same before a large step. The snapshot holds what was journalled at the time of this call
   * and nothing later, even if it is made later. The step need not wait for it.
   */
  backUpBefore: answering<Outcome<BackupEntry>>()(backupKind, largeStep),
  /** Newest first. */
  listBackups: answering<readonly BackupEntry[]>()(),
  readBackup: answering<Outcome<Uint8Array>>()(backupName),
  /** Shows the folder of backups in the system's file manager. */
  openBackups: answering<void>()(),
  copyFolder: answering<CopyFolder>()(),
  /**
   * `true` shows the system's dialog to choose a second folder for snapshots; `false` ends the
   * copying.
   */
  setCopyFolder: answering<Outcome<CopyFolder>>()(v.boolean()),

  /**
   * Returns a part of the dictionary, `words.bin`, counted from 0; an empty one after the last.
   * Rejects if it cannot be read.
   */
  readWords: answering<Uint8Array>()(count),
  /** Keeps a dictionary of the reader's that was sent as a file, whole or not at all. */
  keepDictionary: answering<Outcome<null>>()(dictionaryId, fileId),
  listDictionaries: answering<readonly KeptDictionary[]>()(),
  /**
   * Returns a part of such a dictionary, counted from 0; an empty one after the last. Rejects if it
   * is missing or damaged.
   */
  readDictionary: answering<Uint8Array>()(dictionaryId, count),
  removeDictionary: answering<Outcome<null>>()(dictionaryId),

  /** Shows the host of `url`, asks, and opens it in the system's browser. Only https. */
  openLink: answering<void>()(url),
  /** Shows the window, which is hidden until the page has something to show. */
  showWindow: answering<void>()(),
  setAppearance: answering<void>()(appearance),
  setMenu: answering<void>()(menuState),
  /**
   * Shows a menu. Returns the `id` of the entry that the reader chose; null if the reader chose
   * none, or an editing command, which main runs itself.
   */
  popUp: answering<number | null>()(popupSections, popupPlace),
  log: answering<void>()(logEntry),
  /**
   * Reports that everything is saved and the window may close; `false`: the reader wants to stay.
   */
  answerClose: answering<void>()(v.boolean()),
} as const satisfies Readonly<Record<CallName, unknown>>

export type Calls = typeof calls
type ArgumentsOf<N extends CallName> = v.InferOutput<Calls[N]['accepts']>
type AnswerOf<N extends CallName> = Calls[N] extends Call<readonly unknown[], infer A> ? A : never

/** The functions that main implements, and that the page finds at `window.api`. */
export type Answers = {
  readonly [N in CallName]: (...args: ArgumentsOf<N>) => Promise<AnswerOf<N>>
}
