/** The system's own dialogs, in the page's language. */
import { app, dialog, shell, type BrowserWindow, type FileFilter } from 'electron'
import { basename, dirname, extname, join } from 'node:path'
import type {
  Fault,
  FolderListing,
  OpenedFile,
  Outcome,
  SavedFile,
  SaveOutcome,
} from '#contract/answers'
import type { EndedExport, NotesFolder } from '#contract/notes-folder'
import { chosenExtensions } from '#formats/import/extensions'
import { filled, type MenuLabels } from '#i18n/menu-labels'
import { chosenFolders, type ChosenFolders } from './chosen-folder.ts'
import { fileNameFrom } from './file-name.ts'
import { notesFolders, type NotesFolders } from './notes-folder.ts'
import { readGivenFile, readGivenFiles } from './given-files.ts'
import { createGivenParts, type GivenParts } from '../given-parts.ts'
import { readLink } from '../page/links.ts'
import type { State } from '../window/state.ts'
import { errorCode, isDiskFull, writeWhole } from './write-whole.ts'
import { createWrittenFiles } from './written-files.ts'

export interface SystemDialogs {
  readonly chooseFiles: () => Promise<readonly Outcome<OpenedFile>[]>
  /** Null if the reader cancels. */
  readonly chooseTexts: () => Promise<FolderListing | null>
  readonly readFromFolder: ChosenFolders['read']
  /** Null if the reader cancels. */
  readonly chooseBackup: () => Promise<Outcome<OpenedFile | null>>
  /** Null if the reader cancels. */
  readonly chooseNotesFolder: () => Promise<NotesFolder | null>
  readonly planNotes: NotesFolders['plan']
  readonly writeNote: NotesFolders['write']
  readonly endNotes: (
    folder: number,
    id: string,
    gone: readonly string[],
  ) => Promise<Outcome<EndedExport>>
  /** The parts of files that the page wants saved. */
  readonly given: GivenParts
  readonly saveFile: (suggested: string, id: string) => Promise<Outcome<SaveOutcome>>
  /** Shows and opens a file that `saveFile` has just written. */
  readonly showFile: (id: string) => Promise<boolean>
  readonly openFile: (id: string) => Promise<boolean>
  readonly openLink: (url: string) => Promise<void>
  /** The folder that snapshots are copied to; null if the reader cancels. */
  readonly chooseFolder: () => Promise<string | null>
}

/** The extension of a file with the reader's own work. */
const backupExtension = 'duizhao'

interface DialogParts {
  readonly window: BrowserWindow
  readonly state: State
  /** The labels in the page's present language. */
  readonly labels: () => Promise<MenuLabels>
}

export function openDialogs(parts: DialogParts): SystemDialogs {
  const given = createGivenParts()
  const files = createWrittenFiles(shell)
  const folders = chosenFolders()
  const notes = notesFolders()
  return {
    chooseNotesFolder: () => chooseNotesFolder(parts, notes),
    planNotes: notes.plan,
    writeNote: notes.write,
    endNotes: async (folder, id, gone) => {
      const ended = await notes.end(folder, gone)
      if (!ended.ok) return ended
      const { path, removed, stayed } = ended.value
      return { ok: true, value: { folder: files.add(id, path), removed, stayed } }
    },
    chooseTexts: () => chooseTexts(parts, folders),
    readFromFolder: folders.read,
    chooseFiles: () => chooseFiles(parts),
    chooseBackup: () => chooseBackup(parts),
    given,
    saveFile: (suggested, id) =>
      saveFile(parts, { name: fileNameFrom(suggested), bytes: given.take(id) }, path =>
        files.add(id, path),
      ),
    showFile: files.show,
    openFile: files.open,
    chooseFolder: () => chooseFolder(parts),
    openLink: url => openLink(parts, url),
  }
}

/** Lets the reader choose files of a kind, or any. Remembers their folder. Empty if cancelled. */
async function choosePaths(
  { window, state, labels }: DialogParts,
  { title, kind, many }: { title: string; kind: FileFilter; many: boolean },
): Promise<readonly string[]> {
  const any = anyFile(await labels())
  const { folder } = state.get()
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    ...(folder === null ? {} : { defaultPath: folder }),
    filters: [kind, any],
    properties: many ? ['openFile', 'multiSelections'] : ['openFile'],
  })
  const [first] = filePaths
  if (canceled || first === undefined) return []
  state.change({ folder: dirname(first) })
  return filePaths
}

async function chooseFiles(parts: DialogParts): Promise<readonly Outcome<OpenedFile>[]> {
  const { system } = await parts.labels()
  const kind = { name: system.texts, extensions: [...chosenExtensions] }
  const paths = await choosePaths(parts, { title: system.chooseTitle, kind, many: true })
  const files = await readGivenFiles(paths)
  for (const [i, path] of paths.entries()) if (files[i]?.ok) app.addRecentDocument(path)
  return files
}

async function chooseTexts(
  { window, state, labels }: DialogParts,
  folders: ChosenFolders,
): Promise<FolderListing | null> {
  const { system } = await labels()
  const { folder } = state.get()
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: system.chooseFolderTitle,
    ...(folder === null ? {} : { defaultPath: folder }),
    properties: ['openDirectory'],
  })
  const [path] = filePaths
  if (canceled || path === undefined) return null
  state.change({ folder: path })
  return folders.list(path)
}

async function chooseNotesFolder(
  { window, state, labels }: DialogParts,
  notes: NotesFolders,
): Promise<NotesFolder | null> {
  const { system } = await labels()
  const { folder } = state.get()
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: system.notesFolderTitle,
    ...(folder === null ? {} : { defaultPath: folder }),
    properties: ['openDirectory', 'createDirectory'],
  })
  const [path] = filePaths
  if (canceled || path === undefined) return null
  state.change({ folder: path })
  return notes.add(path)
}

async function chooseBackup(parts: DialogParts): Promise<Outcome<OpenedFile | null>> {
  const { system } = await parts.labels()
  const kind = { name: system.backups, extensions: [backupExtension] }
  const [path] = await choosePaths(parts, { title: system.restoreTitle, kind, many: false })
  return path === undefined ? { ok: true, value: null } : readGivenFile(path)
}

async function saveFile(
  { window, state, labels }: DialogParts,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array | null },
  saved: (path: string) => SavedFile,
): Promise<Outcome<SaveOutcome>> {
  if (!bytes) return { ok: false, fault: { code: 'file.not-saved', file: name, place: '' } }
  const words = await labels()
  const { system } = words
  const { folder } = state.get()
  const extension = extname(name).slice(1)
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: extension === backupExtension ? system.saveBackupTitle : system.saveTitle,
    defaultPath: folder === null ? name : join(folder, name),
    filters: extension === '' ? [] : [{ name: extension, extensions: [extension] }, anyFile(words)],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  })
  if (canceled || filePath === '') return { ok: true, value: 'cancelled' }
  state.change({ folder: dirname(filePath) })
  const fault = await faultOfWriting(filePath, bytes)
  return fault ? { ok: false, fault } : { ok: true, value: saved(filePath) }
}

async function chooseFolder({ window, labels }: DialogParts): Promise<string | null> {
  const { system } = await labels()
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: system.copyFolderTitle,
    properties: ['openDirectory', 'createDirectory'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

async function openLink({ window, labels }: DialogParts, url: string): Promise<void> {
  const link = readLink(url)
  if (link === null) return
  const { system } = await labels()
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: filled(system.linkQuestion, { host: link.host }),
    detail: `${system.linkDetail}\n\n${link.href}`,
    buttons: [system.linkOpen, system.cancel],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  if (response === 0) await shell.openExternal(link.href)
}

const anyFile = ({ system }: MenuLabels): FileFilter => ({
  name: system.allFiles,
  extensions: ['*'],
})

/** Shows the reader that the page has crashed too often. */
export function reportCrash({ system }: MenuLabels): void {
  dialog.showErrorBox(system.crashed, system.crashedDetail)
}

/** The mode of a file outside the profile: the system's umask decides about other users. */
const asUsual = 0o666

async function faultOfWriting(path: string, bytes: Uint8Array): Promise<Fault | null> {
  try {
    await writeWhole(path, bytes, asUsual)
    return null
  } catch (error) {
    const code = isDiskFull(error) ? 'file.disk-full' : 'file.not-saved'
    return { code, file: basename(path), place: errorCode(error) }
  }
}
