/** The system's own dialogs, in the page's language. */
import { app, dialog, shell, type BrowserWindow } from 'electron'
import { basename, dirname, extname, join } from 'node:path'
import type { OpenedFile, Outcome, SaveOutcome } from '#contract/answers'
import { filled, type MenuLabels } from '#i18n/menu-labels'
import { fileNameFrom } from './file-name.ts'
import { readGivenFile, readGivenFiles } from './given-files.ts'
import { createGivenParts, type GivenParts } from '../given-parts.ts'
import { readLink } from '../page/links.ts'
import type { State } from '../window/state.ts'
import { errorCode, isDiskFull, writeWhole } from './write-whole.ts'

export interface SystemDialogs {
  readonly chooseFiles: () => Promise<readonly Outcome<OpenedFile>[]>
  /** Null if the reader changes their mind. */
  readonly chooseBackup: () => Promise<Outcome<OpenedFile | null>>
  /** The parts of files that are to be saved. */
  readonly given: GivenParts
  readonly saveFile: (suggested: string, id: string) => Promise<Outcome<SaveOutcome>>
  readonly openLink: (url: string) => Promise<void>
  /** A folder that snapshots are to be copied to; null if the reader changes their mind. */
  readonly chooseFolder: () => Promise<string | null>
}

/** Extensions of the texts that can be imported; any other file can be chosen as well. */
const textExtensions = [
  'txt',
  'text',
  'md',
  'markdown',
  'html',
  'htm',
  'xhtml',
  'mhtml',
  'mht',
  'epub',
  'docx',
  'docm',
  'tsv',
  'csv',
]
/** The extension of a file of the reader's own work. */
const backupExtension = 'duizhao'

export function openDialogs(
  window: BrowserWindow,
  state: State,
  labels: () => MenuLabels,
): SystemDialogs {
  const lastFolder = () => state.get().folder
  const given = createGivenParts()
  const anyFile = () => ({ name: labels().system.allFiles, extensions: ['*'] })

  return {
    async chooseFiles() {
      const { system } = labels()
      const folder = lastFolder()
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: system.chooseTitle,
        ...(folder === null ? {} : { defaultPath: folder }),
        filters: [{ name: system.texts, extensions: textExtensions }, anyFile()],
        properties: ['openFile', 'multiSelections'],
      })
      const [first] = filePaths
      if (canceled || first === undefined) return []
      state.change({ folder: dirname(first) })
      const files = await readGivenFiles(filePaths)
      for (const [i, path] of filePaths.entries()) if (files[i]?.ok) app.addRecentDocument(path)
      return files
    },

    async chooseBackup() {
      const { system } = labels()
      const folder = lastFolder()
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: system.restoreTitle,
        ...(folder === null ? {} : { defaultPath: folder }),
        filters: [{ name: system.backups, extensions: [backupExtension] }, anyFile()],
        properties: ['openFile'],
      })
      const [path] = filePaths
      if (canceled || path === undefined) return { ok: true, value: null }
      state.change({ folder: dirname(path) })
      return readGivenFile(path)
    },

    given,

    async saveFile(suggested, id) {
      const { system } = labels()
      const name = fileNameFrom(suggested)
      const bytes = given.take(id)
      if (!bytes) return { ok: false, fault: { code: 'file.not-saved', file: name, place: '' } }
      const folder = lastFolder()
      const extension = extname(name).slice(1)
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title: extension === backupExtension ? system.saveBackupTitle : system.saveTitle,
        defaultPath: folder === null ? name : join(folder, name),
        filters: extension === '' ? [] : [{ name: extension, extensions: [extension] }, anyFile()],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      })
      if (canceled || filePath === '') return { ok: true, value: 'cancelled' }
      state.change({ folder: dirname(filePath) })
      return written(filePath, bytes)
    },

    async chooseFolder() {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        title: labels().system.copyFolderTitle,
        properties: ['openDirectory', 'createDirectory'],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },

    async openLink(url) {
      const link = readLink(url)
      if (link === null) return
      const { system } = labels()
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
    },
  }
}

/** Tells the reader that the page has crashed once too often. */
export function tellOfCrash({ system }: MenuLabels): void {
  dialog.showErrorBox(system.crashed, system.crashedDetail)
}

/** A file of the reader's own, outside the profile: who else may read it, their system decides. */
const asUsual = 0o666

async function written(path: string, bytes: Uint8Array): Promise<Outcome<SaveOutcome>> {
  try {
    await writeWhole(path, bytes, asUsual)
    return { ok: true, value: 'saved' }
  } catch (error) {
    const code = isDiskFull(error) ? 'file.disk-full' : 'file.not-saved'
    return { ok: false, fault: { code, file: basename(path), place: errorCode(error) } }
  }
}
