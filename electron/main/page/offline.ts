/** Keeps the program offline, and denies its page access to the machine. */
import type { App, Session } from 'electron'
import { origin } from './address.ts'

/** The only permission of a page: to put on the clipboard what the reader copies. */
const granted = 'clipboard-sanitized-write'

/** Stops Chromium's own services from using the network. Call it before the program is ready. */
export function silenceChromium(app: Pick<App, 'commandLine'>): void {
  const { commandLine } = app
  for (const name of ['disable-background-networking', 'disable-component-update', 'no-pings']) {
    commandLine.appendSwitch(name)
  }
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost')
}

/** Lets the page use the voices of Linux, which Chromium uses only if a switch says so. */
export function allowVoices(app: Pick<App, 'commandLine'>, platform: NodeJS.Platform): void {
  if (platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher')
}

/** Whether a request is allowed. `server` is the origin of the development server, or null. */
export function mayRequest(url: string, server: string | null): boolean {
  if (url.startsWith(`${origin}/`)) return true
  if (url.startsWith(`blob:${origin}/`) || url.startsWith('devtools://')) return true
  if (server === null) return false
  return url.startsWith(`${server}/`) || url.startsWith(`${server.replace(/^http/, 'ws')}/`)
}

/** Refuses every request to another scheme than ours, every permission and every download. */
export function goOffline(session: Session, server: string | null, refused: () => void): void {
  silenceSpelling(session)
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    const cancel = !mayRequest(url, server)
    if (cancel) refused()
    decide({ cancel })
  })
  session.setPermissionRequestHandler((_contents, permission, decide) => {
    decide(permission === granted)
  })
  session.setPermissionCheckHandler((_contents, permission) => permission === granted)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', event => event.preventDefault())
}

/**
 * Chromium fetches dictionaries outside every session, where no handler sees it, so spelling is
 * off.
 */
function silenceSpelling(session: Session): void {
  session.setSpellCheckerDictionaryDownloadURL(`${origin}/`)
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerEnabled(false)
}

/** Refuses what Chromium would otherwise ask the reader, or fetch, for a web site. */
export function refuseSites(app: Pick<App, 'on'>): void {
  app.on('certificate-error', (event, ...[, , , , trust]) => {
    event.preventDefault()
    trust(false)
  })
  app.on('select-client-certificate', event => event.preventDefault())
  app.on('login', event => event.preventDefault())
}
