/** Starts the program once Chromium is ready: the window first, everything else while it paints. */
import { app, ipcMain, nativeTheme, session, shell, type Session } from 'electron'
import { menuLabels, type MenuLabels } from '#i18n/menu-labels'
import { ahead } from './ahead.ts'
import { answerCalls, isOurs } from './ipc/answer.ts'
import { answersOf } from './ipc/answers.ts'
import { openRemoved } from './bundles/removed.ts'
import { openShelf } from './bundles/shelf.ts'
import { reloadAfterCrash } from './crash.ts'
import { openDictionaryFiles } from './dictionaries.ts'
import { openDialogs, reportCrash } from './files/dialogs.ts'
import type { KeepingCalls } from './keeping/keeping-tools.ts'
import { errorKind, type Log } from './log.ts'
import { offerContextMenu, openMenus } from './window/menu.ts'
import { plainWords } from './window/menu-words.ts'
import { goOffline, refuseSites } from './page/offline.ts'
import type { OpenedWork } from './open-work.ts'
import { openPress } from './paper/paper-window.ts'
import { closeToOthers } from './files/owner-only.ts'
import { ownNames, type Places } from './places.ts'
import { servePage, type CoverOf } from './page/protocol.ts'
import { finishBeforeQuit } from './quit.ts'
import { onSecondInstance } from './single-instance.ts'
import { openState, type State } from './window/state.ts'
import { isUnderWay } from './under-way.ts'
import type { WaitingFiles } from './files/waiting-files.ts'
import type { WaitingLink } from './waiting-link.ts'
import { frameTheme } from './window/window-options.ts'
import { openWindow, type PageWindow } from './window/window.ts'

export interface Start {
  readonly places: Places
  /** May hold files already; later starts add theirs. */
  readonly waiting: WaitingFiles
  /** The same for a link. */
  readonly link: WaitingLink
  readonly log: Log
  readonly work: Promise<OpenedWork>
}

export async function start({ places, waiting, link, log, work }: Start): Promise<void> {
  const development = !app.isPackaged
  process.on('uncaughtExceptionMonitor', error => log('error', `main.${errorKind(error)}`))
  const state = openState(places.windowState)

  refuseSites(app)
  const server = development ? (process.env['ELECTRON_RENDERER_URL'] ?? null) : null
  const covers: Covers = { of: async () => null }
  const protect = (session: Session) => {
    goOffline(session, server, () => log('warn', 'request.refused'))
    servePage(session, places.page, server, book => covers.of(book))
  }
  protect(session.defaultSession)

  let focus = () => {}
  onSecondInstance(app, named => {
    focus()
    waiting.add(named.files)
    if (named.link !== null) link.add(named.link)
  })

  // A window keeps its session, and a library that is only read has another one.
  const opened = await work
  const own = opened.session()
  if (own) protect(own)

  nativeTheme.themeSource = frameTheme(state.get().theme)
  const { preload, icon } = places
  const page = openWindow({ state, session: own, preload, icon, development, log })
  focus = page.focus
  waiting.onArrival(() => page.send('filesOpened', null))
  link.onArrival(() => {
    // Where links come as events, no second start brings the window to the front.
    focus()
    page.send('linkOpened', null)
  })
  const labels = () => menuLabels(state.get().language, app.getPreferredSystemLanguages())
  const common = { places, waiting, link, log, opened, state, page, labels }
  const keeping = serve({ ...common, development, server, covers })

  finishBeforeQuit(app, {
    work: () => Promise.all([state.flush(), keeping.close().then(opened.release)]),
    isBusy: isUnderWay,
    end: () => process.kill(process.pid, 'SIGKILL'),
  })
  // These can wait until the reader has a first screen.
  page.whenReady(() => {
    log('info', 'started', { electron: Number.parseInt(process.versions.electron, 10) })
    if (!opened.mayWrite) return
    void closeToOthers(places.keeping.profile, ownNames).then(corrected => {
      if (corrected > 0) log('info', 'profile.closed-to-others', { corrected })
    })
  })
}

/** The covers of the shelf. There are none before the page can list its books. */
interface Covers {
  of: CoverOf
}

interface Serving extends Omit<Start, 'work'> {
  readonly opened: OpenedWork
  readonly state: State
  readonly page: PageWindow
  readonly labels: () => Promise<MenuLabels>
  readonly development: boolean
  /** The address of the development server, or null. */
  readonly server: string | null
  readonly covers: Covers
}

/**
 * Replies to the page's calls and draws its menus. Returns the second copy, to be closed at the
 * end.
 */
function serve(serving: Serving): KeepingCalls {
  const { places, waiting, link, log, opened, state, page, labels, development } = serving
  const { window, send } = page
  const { webContents } = window
  const dialogs = openDialogs({ window, state, labels })
  const { close, ...keeping } = opened.keeping(send, dialogs.chooseFolder)
  const removed = openRemoved({
    root: places.removedBooks,
    trash: path => shell.trashItem(path),
    now: Date.now,
    after: (ms, run) => void setTimeout(run, ms),
  })
  const shelf = openShelf(places.books, places.ownBooks, removed, (book, share) =>
    send('bundleWritten', { book, share }),
  )
  serving.covers.of = shelf.cover
  const refused = () => log('warn', 'paper.refused')
  const press = openPress({ root: places.page, server: serving.server, refused })
  window.on('closed', press.stop)
  const menus = openMenus({
    window,
    labels,
    development,
    platform: process.platform,
    choose: name => send('action', name),
    zoom: page.zoom,
  })
  const answers = answersOf({
    places,
    state,
    log,
    waiting,
    link,
    page,
    menus,
    shelf: opened.shelf(shelf),
    dialogs,
    press,
    dictionaries: openDictionaryFiles(places.dictionaries, dialogs.given, opened.mayWrite),
    keeping: { ...keeping, openStore: ahead(keeping.openStore) },
  })
  const mayAsk = (sender: Parameters<typeof isOurs>[0]) =>
    isOurs(sender, window.isDestroyed() ? null : webContents)
  answerCalls(ipcMain, answers, mayAsk, (name, refusal, error) => {
    const kind = refusal === 'failed' ? `.${errorKind(error)}` : ''
    log('warn', `call.${name}.${refusal}${kind}`)
  })
  // After the request for the page, while its process is being made.
  setImmediate(() => void menus.draw(plainWords))
  if (opened.mayWrite) void removed.throwAway()
  offerContextMenu(webContents, labels)
  reloadAfterCrash(window, log, async () => reportCrash(await labels()))
  return { ...keeping, close }
}
