/** What the first program on a profile does once Chromium is ready: the window first, the rest while it paints. */
import { app, ipcMain, nativeTheme, session, shell, type Session } from 'electron'
import { menuLabels } from '#i18n/menu-labels'
import { ahead } from './ahead.ts'
import { answerCalls, isOurs } from './ipc/answer.ts'
import { answersOf } from './ipc/answers.ts'
import { openRemoved } from './bundles/removed.ts'
import { openShelf } from './bundles/shelf.ts'
import { reloadAfterCrash } from './crash.ts'
import { openDialogs, tellOfCrash } from './files/dialogs.ts'
import { errorKind, type Log } from './log.ts'
import { offerContextMenu, showMenu } from './window/menu.ts'
import { plainWords, type MenuWords } from './window/menu-words.ts'
import { goOffline, refuseSites } from './page/offline.ts'
import type { OpenedWork } from './open-work.ts'
import { closeToOthers } from './files/owner-only.ts'
import { ownNames, type Places } from './places.ts'
import { servePage } from './page/protocol.ts'
import { finishBeforeQuit } from './quit.ts'
import { onSecondInstance } from './single-instance.ts'
import { openState } from './window/state.ts'
import { isUnderWay } from './under-way.ts'
import type { WaitingFiles } from './files/waiting-files.ts'
import { frameTheme } from './window/window-options.ts'
import { openWindow } from './window/window.ts'

export interface Start {
  readonly places: Places
  /** May hold files already, and gets those of later starts. */
  readonly waiting: WaitingFiles
  readonly log: Log
  readonly work: Promise<OpenedWork>
}

export async function start({ places, waiting, log, work }: Start): Promise<void> {
  const development = !app.isPackaged
  const server = development ? (process.env['ELECTRON_RENDERER_URL'] ?? null) : null
  process.on('uncaughtExceptionMonitor', error => log('error', `main.${errorKind(error)}`))
  const state = openState(places.windowState)
  const labels = () => menuLabels(state.get().language, app.getPreferredSystemLanguages())

  refuseSites(app)
  const protect = (session: Session) => {
    goOffline(session, server, () => log('warn', 'request.refused'))
    servePage(session, places.page, server)
  }
  protect(session.defaultSession)

  let focus = () => {}
  onSecondInstance(app, paths => {
    focus()
    waiting.add(paths)
  })

  // A window keeps its session, and one that only reads has another.
  const opened = await work
  const own = opened.session()
  if (own) protect(own)

  nativeTheme.themeSource = frameTheme(state.get().theme)
  const { preload, icon } = places
  const page = openWindow({
    state,
    session: own,
    preload,
    icon,
    development,
    log,
  })
  const { window, tell } = page
  focus = page.focus
  const { webContents } = window

  const drawMenu = (words: MenuWords) =>
    showMenu({
      labels: labels(),
      words,
      enabled: new Set(),
      platform: process.platform,
      development,
      choose: name => tell('action', name),
      zoom: page.zoom,
    })
  waiting.onArrival(() => tell('filesOpened', null))
  const dialogs = openDialogs(window, state, labels)
  const keeping = opened.keeping(tell, dialogs.chooseFolder)
  const removed = openRemoved({
    root: places.removedBooks,
    trash: path => shell.trashItem(path),
    now: Date.now,
    after: (ms, run) => void setTimeout(run, ms),
  })
  const answers = answersOf({
    places,
    state,
    log,
    waiting,
    page,
    drawMenu,
    shelf: opened.shelf(
      openShelf(places.books, places.ownBooks, removed, (book, share) =>
        tell('bundleWritten', { book, share }),
      ),
    ),
    dialogs,
    keeping: { ...keeping, openStore: ahead(keeping.openStore) },
  })
  const mayAsk = (sender: Parameters<typeof isOurs>[0]) =>
    isOurs(sender, window.isDestroyed() ? null : webContents)
  answerCalls(ipcMain, answers, mayAsk, (name, refusal, error) => {
    const kind = refusal === 'failed' ? `.${errorKind(error)}` : ''
    log('warn', `call.${name}.${refusal}${kind}`)
  })

  // While the page is being read, and not while the window waits for it.
  const drawFirst = () => {
    webContents.off('did-navigate', drawFirst)
    webContents.off('did-fail-load', drawFirst)
    drawMenu(plainWords)
  }
  webContents.on('did-navigate', drawFirst)
  webContents.on('did-fail-load', drawFirst)
  if (opened.mayWrite) void removed.throwAway()
  offerContextMenu(webContents, labels)
  reloadAfterCrash(window, log, () => tellOfCrash(labels()))

  finishBeforeQuit(app, {
    work: () => Promise.all([state.flush(), keeping.close().then(opened.release)]),
    isBusy: isUnderWay,
    end: () => process.kill(process.pid, 'SIGKILL'),
  })
  // What nobody waits for gives way to what the reader does.
  page.whenHeard(() => {
    log('info', 'started', { electron: Number.parseInt(process.versions.electron, 10) })
    if (!opened.mayWrite) return
    void closeToOthers(places.keeping.profile, ownNames).then(corrected => {
      if (corrected > 0) log('info', 'profile.closed-to-others', { corrected })
    })
  })
}
