/** Our one window: where it opens, what it remembers, how it closes. */
import { app, BrowserWindow, nativeTheme, screen, type Session } from 'electron'
import { pageUrl } from '../page/address.ts'
import { askBeforeClosing, type Closing } from './close.ts'
import { guard } from './guard.ts'
import type { Log } from '../log.ts'
import { placeOn } from './place.ts'
import { showOnce } from './show.ts'
import type { State } from './state.ts'
import { eventSender, type SendEvent } from '../ipc/send-event.ts'
import { paperOf, windowOptions } from './window-options.ts'
import { nextZoom } from './zoom.ts'

export interface PageWindow {
  readonly window: BrowserWindow
  readonly send: SendEvent
  readonly closing: Closing
  /**
   * Call it when the page's interface is up. From then on the page is asked before the window
   * closes. Before that there is nothing to save, and no code to reply.
   */
  readonly ready: () => void
  readonly zoom: (direction: 1 | -1 | 0) => void
  /** Shows the window, the first time that it is called. */
  readonly show: () => void
  /** Brings the window to the front. */
  readonly focus: () => void
  /** Calls `run` once the page's interface is up for the first time. */
  readonly whenReady: (run: () => void) => void
}

interface Wish {
  readonly state: State
  readonly preload: string
  readonly icon: string
  readonly development: boolean
  /** Where the page stores its data; null for the profile. */
  readonly session: Session | null
  readonly log: Log
}

export function openWindow({ state, session, preload, icon, development, log }: Wish): PageWindow {
  const { place, maximised, zoom, theme } = state.get()
  const displays = screen.getAllDisplays().map(({ workArea }) => workArea)
  const window = new BrowserWindow(
    windowOptions({
      preload,
      icon,
      development,
      session,
      zoom,
      place: placeOn(displays, place),
      paper: paperOf(theme, nativeTheme.shouldUseDarkColors),
    }),
  )
  const { webContents } = window
  guard(webContents)
  rememberPlace(window, state)
  const { first, prepare } = showOnce({
    isThere: () => !window.isDestroyed() && !window.isVisible(),
    holdBack: held => webContents.setBackgroundThrottling(held),
    show: () => {
      if (maximised) window.maximize()
      window.show()
    },
  })
  app.once('gpu-info-update', prepare)
  webContents.once('did-fail-load', first)
  webContents.once('render-process-gone', first)

  const zoomBy = (direction: 1 | -1 | 0) => {
    const next = nextZoom(webContents.getZoomFactor(), direction)
    webContents.setZoomFactor(next)
    state.change({ zoom: next })
  }
  webContents.on('zoom-changed', (_event, direction) => zoomBy(direction === 'in' ? 1 : -1))
  webContents.on('did-finish-load', () => void webContents.setVisualZoomLevelLimits(1, 1))

  const send = eventSender(() => (window.isDestroyed() ? null : webContents))
  const { closing, ready, whenReady } = closeWithCare(window, send, state, log)
  void window.loadURL(pageUrl).catch(() => log('error', 'page.not-loaded'))
  const focus = () => {
    if (window.isDestroyed()) return
    if (window.isMinimized()) window.restore()
    window.focus()
  }
  return { window, send, closing, ready, whenReady, zoom: zoomBy, show: first, focus }
}

function rememberPlace(window: BrowserWindow, state: State): void {
  const remember = () => {
    if (window.isMinimized() || window.isFullScreen()) return
    state.change({ place: window.getNormalBounds(), maximised: window.isMaximized() })
  }
  window.on('resize', remember)
  window.on('move', remember)
  window.on('maximize', remember)
  window.on('unmaximize', remember)
  window.on('close', remember)
}

function closeWithCare(window: BrowserWindow, send: SendEvent, state: State, log: Log) {
  const { webContents } = window
  let speaks = false
  let hangs = false
  const waiting: (() => void)[] = []
  const closing = askBeforeClosing({
    canReply: () => speaks && !hangs && !webContents.isCrashed(),
    ask: () => send('closing', null),
    close: () => {
      if (!window.isDestroyed()) window.close()
    },
    // Not inside the event that requested it.
    destroy: () =>
      setImmediate(() => {
        if (!window.isDestroyed()) window.destroy()
      }),
  })
  window.on('close', event => {
    if (!closing.requested()) event.preventDefault()
  })
  window.on('closed', () => void state.flush())
  webContents.on('did-navigate', () => {
    speaks = false
  })
  webContents.on('render-process-gone', () => {
    speaks = false
    closing.gone()
  })
  window.on('unresponsive', () => {
    hangs = true
    log('warn', 'page.unresponsive')
    closing.gone()
  })
  window.on('responsive', () => {
    hangs = false
  })
  return {
    closing,
    ready: () => {
      speaks = true
      for (const run of waiting.splice(0)) run()
    },
    whenReady: (run: () => void) => void waiting.push(run),
  }
}
