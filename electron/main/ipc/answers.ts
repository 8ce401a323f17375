/** The function that main runs for each call of the contract. */
import { app, nativeTheme } from 'electron'
import { actionNames } from '#domain/actions'
import type { Answers } from '#contract/calls'
import type { BundleShelf } from '../bundles/shelf.ts'
import type { OwnDictionaryFiles } from '../dictionaries.ts'
import type { SystemDialogs } from '../files/dialogs.ts'
import type { KeepingCalls } from '../keeping/keeping-tools.ts'
import { readBuild } from '../build.ts'
import { builtLicences, electronLicence } from '../licences.ts'
import type { Log } from '../log.ts'
import { enableItems, type Menus } from '../window/menu.ts'
import { plainWords, sameWords } from '../window/menu-words.ts'
import type { PaperPress } from '../paper/paper-window.ts'
import { paperCalls } from '../paper/paper-calls.ts'
import type { Places } from '../places.ts'
import type { State } from '../window/state.ts'
import type { WaitingFiles } from '../files/waiting-files.ts'
import type { WaitingLink } from '../waiting-link.ts'
import { wordsParts } from '../words-file.ts'
import { frameTheme, paperOf } from '../window/window-options.ts'
import type { PageWindow } from '../window/window.ts'

interface Duties {
  readonly places: Places
  readonly state: State
  readonly log: Log
  readonly shelf: BundleShelf
  readonly waiting: WaitingFiles
  readonly link: WaitingLink
  readonly page: PageWindow
  readonly dialogs: SystemDialogs
  readonly press: PaperPress
  readonly dictionaries: OwnDictionaryFiles
  readonly keeping: Omit<KeepingCalls, 'close'>
  /** They are drawn in the language that `state` has. */
  readonly menus: Menus
}

export function answersOf(duties: Duties): Answers {
  const { places, state, log, shelf, waiting, link, page, dialogs, press, keeping, menus } = duties
  return {
    appInfo: async () => ({
      version: app.getVersion(),
      electron: process.versions.electron,
      chromium: process.versions.chrome,
      platform: knownPlatform(),
      languages: app.getPreferredSystemLanguages().filter(isTag),
      logs: places.logs,
      backups: places.keeping.backups,
    }),
    readBuild: () => readBuild(app.getAppPath()),
    licences: () => allLicences(places.out),

    listBooks: shelf.list,
    readSection: shelf.section,
    readChapters: shelf.chapters,
    keepBundle: shelf.keep,
    stopKeeping: shelf.stopKeeping,
    removeBundle: shelf.remove,
    bringBackBundle: shelf.bringBack,

    chooseFiles: dialogs.chooseFiles,
    chooseFolder: dialogs.chooseTexts,
    readFromFolder: dialogs.readFromFolder,
    chooseNotesFolder: dialogs.chooseNotesFolder,
    planNotes: dialogs.planNotes,
    writeNote: dialogs.writeNote,
    endNotes: dialogs.endNotes,
    chooseBackup: dialogs.chooseBackup,
    takeOpenedFiles: waiting.take,
    takeOpenedLink: async () => link.take(),
    addToFile: dialogs.given.add,
    dropFile: dialogs.given.drop,
    saveFile: dialogs.saveFile,
    ...paperCalls(dialogs, press),
    showFile: dialogs.showFile,
    openFile: dialogs.openFile,

    ...keeping,

    ...wordCalls(duties),

    openLink: dialogs.openLink,
    showWindow: async () => page.show(),
    setAppearance: async ({ theme }) => {
      nativeTheme.themeSource = frameTheme(theme)
      page.window.setBackgroundColor(paperOf(theme, nativeTheme.shouldUseDarkColors))
      state.change({ theme })
    },
    setMenu: setMenu(duties),
    popUp: menus.popUp,
    log: async ({ level, code, counts }) => log(level, code, counts),
    answerClose: async mayClose => page.closing.replied(mayClose),
  }
}

const wordCalls = ({ places, dictionaries }: Duties) => ({
  readWords: wordsParts(places.out),
  keepDictionary: dictionaries.keep,
  listDictionaries: dictionaries.list,
  readDictionary: dictionaries.read,
  removeDictionary: dictionaries.remove,
})

/** Draws the menu if its language or words have changed, and enables its items. */
function setMenu({ state, page, menus }: Duties): Answers['setMenu'] {
  let drawn = plainWords
  let drawing = Promise.resolve()
  return async ({ language, enabled, shortcuts, labels }) => {
    page.ready()
    const words = { shortcuts, labels }
    if (language !== state.get().language || !sameWords(words, drawn)) {
      state.change({ language })
      drawn = words
      drawing = menus.draw(words)
    }
    // A menu that is drawn again has no enabled item. Calls that wait here go on in their order.
    await drawing
    enableItems({ enabled }, actionNames)
  }
}

const allLicences = async (out: string) => [
  await electronLicence(process.execPath, process.versions.electron),
  ...(await builtLicences(out)),
]

function knownPlatform(): 'darwin' | 'linux' | 'win32' {
  const { platform } = process
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux'
}

/** Whether `Intl` accepts `language`. A Unix system without a language reports `C`. */
function isTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1
  } catch {
    return false
  }
}
